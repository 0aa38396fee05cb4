/** A canvas on the page or in a worker. */
export type Context2d = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A canvas beside the visible one. The caller lets it go when the drawing is done. */
export function scratchContext(
  widthPx: number,
  heightPx: number,
  settings: CanvasRenderingContext2DSettings = {},
): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(Math.max(Math.ceil(widthPx), 1), Math.max(Math.ceil(heightPx), 1));
  const context = canvas.getContext('2d', settings);
  if (!context) throw new Error('no canvas');
  return context;
}
