/**
 * Shows a finished picture in a canvas, which takes it over. For pictures that stay as they are: what is drawn in a canvas by
 * hand is copied and blended anew with every frame of the page where there is no GPU, however little has changed.
 */
export function showBitmap(canvas: HTMLCanvasElement, picture: ImageBitmap): void {
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
}
