import { moveBy, normaliseDeg, type Placement, type PointMm } from './placement.ts';

/** A line to show while something has snapped. */
export type Guide =
  | { readonly kind: 'vertical'; readonly xMm: number }
  | { readonly kind: 'horizontal'; readonly yMm: number }
  | { readonly kind: 'upright' };

/** So near to a right angle, a turn snaps to it. */
export const SNAP_DEG = 4;
/** Under this, a place or turn counts as exactly there. */
const EXACT = 1e-6;

export interface Snapped {
  readonly placement: Placement;
  readonly guides: readonly Guide[];
}

/**
 * How far it is to the place that draws, or 0 if that does not draw yet. What begins near the place, but not on it, is
 * drawn only once it was moved on purpose: else it would jump at the first touch, or when a second finger lifts.
 */
function pull(startedAt: number, now: number, place: number, reach: number): number | null {
  const toPlace = place - now;
  if (Math.abs(toPlace) > reach) return null;
  const beganThere = Math.abs(startedAt - place) < EXACT;
  return beganThere || Math.abs(now - startedAt) >= reach / 2 ? toPlace : null;
}

/** Draws the centre of a layer to the centre of the case, each way on its own, from `reachMm` away. */
export function snapToCentre(start: Placement, now: Placement, centre: PointMm, reachMm: number): Snapped {
  const dxMm = pull(start.centreXMm, now.centreXMm, centre.xMm, reachMm);
  const dyMm = pull(start.centreYMm, now.centreYMm, centre.yMm, reachMm);
  const guides: Guide[] = [];
  if (dxMm !== null) guides.push({ kind: 'vertical', xMm: centre.xMm });
  if (dyMm !== null) guides.push({ kind: 'horizontal', yMm: centre.yMm });
  return { placement: moveBy(now, dxMm ?? 0, dyMm ?? 0), guides };
}

/** The turn that brings a layer of `rotationDeg` to the right angle nearby, or the turn as it is. */
export function snapTurn(
  rotationDeg: number,
  turnDeg: number,
): { turnDeg: number; guides: readonly Guide[] } {
  const wanted = rotationDeg + turnDeg;
  const rightAngle = Math.round(wanted / 90) * 90;
  if (pull(rotationDeg, wanted, rightAngle, SNAP_DEG) === null) return { turnDeg, guides: [] };
  return { turnDeg: normaliseDeg(rightAngle - rotationDeg), guides: [{ kind: 'upright' }] };
}
