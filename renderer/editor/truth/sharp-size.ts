import type { Photo } from '../../../shared/contract/photos.ts';
import type { PhotoLayer } from '../../../shared/domain/design.ts';
import { photoDpi, QUALITY_DPI } from '../geometry/quality.ts';

/** A photo is not made smaller than this for the sake of sharpness: it would be a stamp. */
const LEAST_LONG_SIDE_MM = 30;

/** By how much a photo is to be scaled so that it prints sharply, or nearly so; 1 where it does already. */
export function sharpScale(photo: Photo, layer: PhotoLayer): number {
  const dpi = photoDpi(photo, layer);
  const least = LEAST_LONG_SIDE_MM / Math.max(layer.widthMm, layer.heightMm);
  const wanted = [QUALITY_DPI.good, QUALITY_DPI.fair].map((goal) => dpi / (goal * 1.001));
  return Math.min(wanted.find((scale) => scale >= least) ?? Math.max(dpi / QUALITY_DPI.fair, least), 1);
}
