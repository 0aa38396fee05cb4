import type { Photo } from '../../../../shared/contract/photos.ts';
import { type Design, isPhotoLayer } from '../../../../shared/domain/design.ts';

/** The photos for a template: those on the case first, as they lie there, then the others as they came. Each once. */
export function photosAtHand(design: Design, photos: readonly Photo[]): readonly Photo[] {
  const known = new Map(photos.map((photo) => [photo.photoId, photo]));
  const onCase = design.layers.filter(isPhotoLayer).flatMap(({ photoId }) => known.get(photoId) ?? []);
  return [...new Set([...onCase, ...photos])];
}
