import { centreOf, degrees, normaliseDeg, type Placement, type PointMm, radians } from './placement.ts';

/** A move, turn and even scaling of the plane: the point `from` lands on `to`, everything else turns and grows about it. */
export interface Similarity {
  readonly from: PointMm;
  readonly to: PointMm;
  readonly scale: number;
  readonly turnDeg: number;
}

/** Two fingers, or what two fingers held at the start. */
export type FingerPair = readonly [PointMm, PointMm];

/** Fingers nearer than this say nothing about scale or turn: a thumb's width, under which the sensor itself jitters. */
const MIN_SPAN_MM = 1;

export const midpoint = ([one, other]: FingerPair): PointMm => ({
  xMm: (one.xMm + other.xMm) / 2,
  yMm: (one.yMm + other.yMm) / 2,
});

const spanMm = ([one, other]: FingerPair): number => Math.hypot(other.xMm - one.xMm, other.yMm - one.yMm);

const directionDeg = ([one, other]: FingerPair): number =>
  degrees(Math.atan2(other.yMm - one.yMm, other.xMm - one.xMm));

/** What carries both fingers' first points to where the fingers are now. */
export function pinchBetween(start: FingerPair, now: FingerPair): Similarity {
  const readable = spanMm(start) >= MIN_SPAN_MM && spanMm(now) >= MIN_SPAN_MM;
  return {
    from: midpoint(start),
    to: midpoint(now),
    scale: readable ? spanMm(now) / spanMm(start) : 1,
    turnDeg: readable ? normaliseDeg(directionDeg(now) - directionDeg(start)) : 0,
  };
}

/** Scale and turn about a point that stays where it is. */
export const about = (point: PointMm, scale: number, turnDeg: number): Similarity => ({
  from: point,
  to: point,
  scale,
  turnDeg,
});

/** Where a point goes. */
export function transformPoint({ from, to, scale, turnDeg }: Similarity, point: PointMm): PointMm {
  const angle = radians(turnDeg);
  const dx = (point.xMm - from.xMm) * scale;
  const dy = (point.yMm - from.yMm) * scale;
  return {
    xMm: to.xMm + dx * Math.cos(angle) - dy * Math.sin(angle),
    yMm: to.yMm + dx * Math.sin(angle) + dy * Math.cos(angle),
  };
}

/** Where a layer goes. */
export function transformPlacement(similarity: Similarity, placement: Placement): Placement {
  const centre = transformPoint(similarity, centreOf(placement));
  return {
    centreXMm: centre.xMm,
    centreYMm: centre.yMm,
    widthMm: placement.widthMm * similarity.scale,
    heightMm: placement.heightMm * similarity.scale,
    rotationDeg: normaliseDeg(placement.rotationDeg + similarity.turnDeg),
  };
}
