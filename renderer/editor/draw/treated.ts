import type { PhotoLayer } from '../../../shared/domain/design.ts';
import { scratchContext } from './context.ts';
import type { DrawAssets } from './draw-assets.ts';
import { isPlain, type Treatment, treatmentOf } from './looks.ts';

/** Photos with a look, as pictures of their own. */

export type TreatedPhoto = Pick<PhotoLayer, 'photoId' | 'look' | 'adjustments'>;

/** The name of a photo in one look. That of an untreated photo is its id. */
export function photoKey(photo: TreatedPhoto): string {
  if (isPlain(photo)) return photo.photoId;
  const { brightness, contrast, saturation } = photo.adjustments;
  return [photo.photoId, photo.look, brightness, contrast, saturation].join(' ');
}

/** What a layer is drawn from; null while it is not there. */
export const photoOf = (layer: PhotoLayer, assets: DrawAssets): ImageBitmap | null =>
  assets.photos.get(photoKey(layer)) ?? assets.standIns.get(layer.photoId) ?? null;

/** A stripe is treated at a time: the bytes of a whole original would be as much memory again. */
const STRIPE_PX = 256;

/**
 * A copy of the picture in another look, at most `longestSidePx` long. The caller closes it. Takes about 20 ms for each
 * megapixel.
 */
export function treatPicture(
  picture: ImageBitmap,
  treatment: Treatment,
  longestSidePx = Number.POSITIVE_INFINITY,
): ImageBitmap {
  const scale = Math.min(longestSidePx / Math.max(picture.width, picture.height), 1);
  const [width, height] = [Math.ceil(picture.width * scale), Math.ceil(picture.height * scale)];
  const context = scratchContext(width, height, { willReadFrequently: true });
  context.imageSmoothingQuality = 'medium';
  context.drawImage(picture, 0, 0, width, height);
  const treat = treatmentOf(treatment);
  for (let top = 0; top < height; top += STRIPE_PX) {
    const stripe = context.getImageData(0, top, width, Math.min(STRIPE_PX, height - top));
    treat(stripe.data);
    context.putImageData(stripe, 0, top);
  }
  return context.canvas.transferToImageBitmap();
}
