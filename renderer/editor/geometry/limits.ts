import {
  fromLayerSpace,
  moveBy,
  type Placement,
  type PointMm,
  type SizeMm,
  toLayerSpace,
} from './placement.ts';

/**
 * Sizes that a layer may have. The document allows 0.5 to 2000 mm; the rest is room for rounding. A line of small words
 * is long and low: so the long side says whether a finger still finds it.
 */
export const LAYER_SIZE = { shortestSideMm: 2, leastLongSideMm: 8, longestSideMm: 1900 } as const;
/** A layer's centre stays inside this, from the origin, each way. The document allows 2000 mm. */
const FARTHEST_CENTRE_MM = 1900;
/** So much of a layer stays on the print, or nobody could take hold of it again. */
const KEPT_INSIDE_MM = 8;

const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), Math.max(low, high));

/**
 * The nearest scale to the wanted one that keeps the layer's sides within LAYER_SIZE. What is smaller already is not
 * made larger against the shopper's wish, nor the other way round: it would jump at the first touch.
 */
export function limitScale(placement: SizeMm, scale: number): number {
  const shortMm = Math.min(placement.widthMm, placement.heightMm);
  const longMm = Math.max(placement.widthMm, placement.heightMm);
  const least = Math.max(LAYER_SIZE.shortestSideMm / shortMm, LAYER_SIZE.leastLongSideMm / longMm);
  const largest = Math.max(LAYER_SIZE.longestSideMm / longMm, 1);
  return Math.min(Math.max(scale, Math.min(least, 1)), largest);
}

/** The layer's own point that lies nearest to `point`. */
function nearestPointOf(placement: Placement, point: PointMm): PointMm {
  const local = toLayerSpace(placement, point);
  return fromLayerSpace(placement, {
    xMm: clamp(local.xMm, -placement.widthMm / 2, placement.widthMm / 2),
    yMm: clamp(local.yMm, -placement.heightMm / 2, placement.heightMm / 2),
  });
}

/** Pulls a layer back so far that a grip's worth of it lies on the print. Moves continuously: no jump at the edge. */
export function keepReachable(placement: Placement, area: SizeMm): Placement {
  const nearest = nearestPointOf(placement, { xMm: area.widthMm / 2, yMm: area.heightMm / 2 });
  const xMm = clamp(nearest.xMm, KEPT_INSIDE_MM, area.widthMm - KEPT_INSIDE_MM);
  const yMm = clamp(nearest.yMm, KEPT_INSIDE_MM, area.heightMm - KEPT_INSIDE_MM);
  const kept = moveBy(placement, xMm - nearest.xMm, yMm - nearest.yMm);
  return {
    ...kept,
    centreXMm: clamp(kept.centreXMm, -FARTHEST_CENTRE_MM, FARTHEST_CENTRE_MM),
    centreYMm: clamp(kept.centreYMm, -FARTHEST_CENTRE_MM, FARTHEST_CENTRE_MM),
  };
}
