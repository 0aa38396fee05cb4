import type { Crop, Look } from '../../../../shared/domain/design.ts';
import { showBitmap } from '../../../components/show-bitmap.ts';
import { scratchContext } from '../../draw/context.ts';
import { treatPixels } from '../../draw/looks.ts';

/** Small squares of the shopper's own photo, one in each look. */

/** In pixels of the canvas: 8.5 rem on the largest screen that the kiosk has. */
export const THUMB_PX = 144;

const UNADJUSTED = { brightness: 0, contrast: 0, saturation: 0 } as const;

/** The square in the middle of the part that is shown, in pixels of the picture. */
export function squareIn(
  { x, y, width, height }: Crop,
  picture: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number; readonly side: number } {
  const [widthPx, heightPx] = [width * picture.width, height * picture.height];
  const side = Math.min(widthPx, heightPx);
  return {
    left: x * picture.width + (widthPx - side) / 2,
    top: y * picture.height + (heightPx - side) / 2,
    side,
  };
}

/** The untreated thumbnail, from which each look is made. */
export function plainThumb(picture: ImageBitmap, crop: Crop, mirrored: boolean): ImageData {
  const context = new OffscreenCanvas(THUMB_PX, THUMB_PX).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  const { left, top, side } = squareIn(crop, picture);
  if (mirrored) context.setTransform(-1, 0, 0, 1, THUMB_PX, 0);
  context.imageSmoothingQuality = 'medium';
  context.drawImage(picture, left, top, side, side, 0, 0, THUMB_PX, THUMB_PX);
  return context.getImageData(0, 0, THUMB_PX, THUMB_PX);
}

/** Paints a look of it. Takes less than half a millisecond. */
export function paintThumb(canvas: HTMLCanvasElement, plain: ImageData, look: Look): void {
  const pixels = new Uint8ClampedArray(plain.data);
  treatPixels(pixels, { look, adjustments: UNADJUSTED });
  const context = scratchContext(plain.width, plain.height);
  context.putImageData(new ImageData(pixels, plain.width, plain.height), 0, 0);
  showBitmap(canvas, context.canvas.transferToImageBitmap());
}
