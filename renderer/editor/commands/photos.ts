import type { Photo } from '../../../shared/contract/photos.ts';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import { type Design, MAX_LAYERS, type PhotoLayer, PLAIN_PHOTO } from '../../../shared/domain/design.ts';
import { fillCase, insetOnCase } from '../geometry/cover.ts';
import type { SizeMm } from '../geometry/placement.ts';
import { addLayer } from './layers.ts';

/** A photo's proportions, as a size in no unit in particular. */
export const proportionsOf = (photo: Photo): SizeMm => ({
  widthMm: photo.widthPx,
  heightMm: photo.heightPx,
});

/** Lays a photo on the case: the first fills it, any further one comes smaller, in the middle, on top. */
export function addPhoto(design: Design, geometry: CaseGeometry, photo: Photo, layerId: string): Design {
  if (design.layers.length >= MAX_LAYERS) return design;
  const picture = proportionsOf(photo);
  const placement =
    design.layers.length === 0 ? fillCase(geometry, picture, 0) : insetOnCase(geometry, picture);
  const layer: PhotoLayer = { kind: 'photo', layerId, photoId: photo.photoId, ...placement, ...PLAIN_PHOTO };
  return addLayer(design, layer);
}
