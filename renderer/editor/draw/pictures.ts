/** What photos are drawn from, by photo id. A photo that is not in it is left out of the drawing. */
export type Pictures = ReadonlyMap<string, ImageBitmap>;

/** A canvas on the page or in a worker. */
export type Context2d = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
