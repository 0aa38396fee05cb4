import type { Crop } from '../../../../shared/domain/design.ts';
import type { SizeMm } from '../../geometry/placement.ts';

/** Pure: which part of a picture is shown. Everything in fractions of the picture unless said otherwise. */

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}
export type Corner = 'topLeft' | 'topRight' | 'bottomRight' | 'bottomLeft';

export const WHOLE: Crop = { x: 0, y: 0, width: 1, height: 1 };

/** The shorter side of a crop is at least this part of its side of the picture: less is a blur in print. */
export const LEAST_PART = 0.05;

const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), Math.max(low, high));

/** Rounding may carry an edge over the picture's by less than anything can show: it is put back. */
function inside({ x, y, width, height }: Crop): Crop {
  const [wide, high] = [clamp(width, 0, 1), clamp(height, 0, 1)];
  return { x: clamp(x, 0, 1 - wide), y: clamp(y, 0, 1 - high), width: wide, height: high };
}

/** Width over height of what is shown. */
export const aspectOf = (crop: Crop, picture: PictureSize): number =>
  (crop.width * picture.width) / (crop.height * picture.height);

export const moveCrop = (crop: Crop, dx: number, dy: number): Crop =>
  inside({ ...crop, x: crop.x + dx, y: crop.y + dy });

/**
 * Shows `factor` times less of the picture, about a point that stays where it is, or is carried along by a part of what is
 * shown. Held back at the picture's edges once, at the end: on its way there it may lie beyond them.
 */
export function zoomCrop(
  crop: Crop,
  factor: number,
  about: { readonly x: number; readonly y: number },
  carried: { readonly x: number; readonly y: number } = { x: 0, y: 0 },
): Crop {
  const largest = 1 / Math.max(crop.width, crop.height);
  // A crop that is smaller already, out of a template, is not made larger against the shopper's wish.
  const smallest = Math.min(LEAST_PART / Math.min(crop.width, crop.height), 1);
  const scale = clamp(1 / factor, smallest, largest);
  const [width, height] = [crop.width * scale, crop.height * scale];
  return inside({
    x: about.x - (about.x - crop.x) * scale - carried.x * width,
    y: about.y - (about.y - crop.y) * scale - carried.y * height,
    width,
    height,
  });
}

/** How far it is zoomed in: 1 shows as much as these proportions allow. */
export const zoomOf = (crop: Crop): number => 1 / Math.max(crop.width, crop.height);

/** Zooms so far, about the middle of what is shown. */
export const zoomTo = (crop: Crop, zoom: number): Crop =>
  zoomCrop(crop, zoom / zoomOf(crop), { x: crop.x + crop.width / 2, y: crop.y + crop.height / 2 });

/** The largest zoom that leaves enough of the picture. */
export const mostZoom = (crop: Crop): number =>
  Math.max((zoomOf(crop) * Math.min(crop.width, crop.height)) / LEAST_PART, zoomOf(crop));

/** Other proportions, about the same middle and as much of the picture as before, where that is possible. */
export function cropTo(crop: Crop, picture: PictureSize, aspect: number): Crop {
  const relative = aspect / (picture.width / picture.height);
  const area = crop.width * crop.height;
  const width = Math.min(Math.sqrt(area * relative), 1, relative);
  const height = width / relative;
  return inside({
    x: crop.x + (crop.width - width) / 2,
    y: crop.y + (crop.height - height) / 2,
    width,
    height,
  });
}

/** Draws one corner; the opposite one stays. */
export function dragCorner(crop: Crop, corner: Corner, dx: number, dy: number): Crop {
  const isLeft = corner === 'topLeft' || corner === 'bottomLeft';
  const isTop = corner === 'topLeft' || corner === 'topRight';
  const [right, bottom] = [crop.x + crop.width, crop.y + crop.height];
  const x = isLeft ? clamp(crop.x + dx, 0, right - LEAST_PART) : crop.x;
  const y = isTop ? clamp(crop.y + dy, 0, bottom - LEAST_PART) : crop.y;
  const width = isLeft ? right - x : clamp(crop.width + dx, LEAST_PART, 1 - crop.x);
  const height = isTop ? bottom - y : clamp(crop.height + dy, LEAST_PART, 1 - crop.y);
  return inside({ x, y, width, height });
}

/**
 * The box that shows the new part undistorted. With the same proportions it stays as it is; with others it covers as
 * much of the case as before.
 */
export function boxFor(box: SizeMm, before: number, after: number): SizeMm {
  if (Math.abs(after / before - 1) < 1e-6) return { widthMm: box.widthMm, heightMm: box.heightMm };
  const aspect = (box.widthMm / box.heightMm) * (after / before);
  const areaMm2 = box.widthMm * box.heightMm;
  return { widthMm: Math.sqrt(areaMm2 * aspect), heightMm: Math.sqrt(areaMm2 / aspect) };
}
