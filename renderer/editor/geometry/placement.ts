import type { PhotoLayer } from '../../../shared/domain/design.ts';

/** A point of the design, in millimetres from the top left corner of the printable area. */
export interface PointMm {
  readonly xMm: number;
  readonly yMm: number;
}

export interface SizeMm {
  readonly widthMm: number;
  readonly heightMm: number;
}

export interface RectMm extends SizeMm {
  readonly xMm: number;
  readonly yMm: number;
}

/** Where a layer lies: its centre, its size before turning, and its turn (clockwise, about the centre). */
export type Placement = Readonly<
  Pick<PhotoLayer, 'centreXMm' | 'centreYMm' | 'widthMm' | 'heightMm' | 'rotationDeg'>
>;

export const centreOf = (placement: Placement): PointMm => ({
  xMm: placement.centreXMm,
  yMm: placement.centreYMm,
});

export const placementOf = (layer: Placement): Placement => ({
  centreXMm: layer.centreXMm,
  centreYMm: layer.centreYMm,
  widthMm: layer.widthMm,
  heightMm: layer.heightMm,
  rotationDeg: layer.rotationDeg,
});

export const samePlacement = (one: Placement, other: Placement): boolean =>
  one.centreXMm === other.centreXMm &&
  one.centreYMm === other.centreYMm &&
  one.widthMm === other.widthMm &&
  one.heightMm === other.heightMm &&
  one.rotationDeg === other.rotationDeg;

export const moveBy = (placement: Placement, dxMm: number, dyMm: number): Placement => ({
  ...placement,
  centreXMm: placement.centreXMm + dxMm,
  centreYMm: placement.centreYMm + dyMm,
});

const RADIANS_PER_DEGREE = Math.PI / 180;
export const radians = (deg: number): number => deg * RADIANS_PER_DEGREE;
export const degrees = (rad: number): number => rad / RADIANS_PER_DEGREE;

/** The same turn as an angle over -180 and up to 180 degrees. */
export function normaliseDeg(deg: number): number {
  const turn = deg % 360;
  if (turn > 180) return turn - 360;
  return turn <= -180 ? turn + 360 : turn;
}

/** A point of the design as seen from the layer: from its centre, along its own unturned axes. */
export function toLayerSpace(placement: Placement, point: PointMm): PointMm {
  const angle = radians(placement.rotationDeg);
  const dx = point.xMm - placement.centreXMm;
  const dy = point.yMm - placement.centreYMm;
  return {
    xMm: dx * Math.cos(angle) + dy * Math.sin(angle),
    yMm: dy * Math.cos(angle) - dx * Math.sin(angle),
  };
}

/** The way back from `toLayerSpace`. */
export function fromLayerSpace(placement: Placement, point: PointMm): PointMm {
  const angle = radians(placement.rotationDeg);
  return {
    xMm: placement.centreXMm + point.xMm * Math.cos(angle) - point.yMm * Math.sin(angle),
    yMm: placement.centreYMm + point.xMm * Math.sin(angle) + point.yMm * Math.cos(angle),
  };
}

/** Is the point on the layer? */
export function coversPoint(placement: Placement, point: PointMm): boolean {
  const local = toLayerSpace(placement, point);
  return Math.abs(local.xMm) <= placement.widthMm / 2 && Math.abs(local.yMm) <= placement.heightMm / 2;
}

/** The four corners, clockwise from the layer's own top left. */
export function cornersOf(placement: Placement): readonly [PointMm, PointMm, PointMm, PointMm] {
  const x = placement.widthMm / 2;
  const y = placement.heightMm / 2;
  return [
    fromLayerSpace(placement, { xMm: -x, yMm: -y }),
    fromLayerSpace(placement, { xMm: x, yMm: -y }),
    fromLayerSpace(placement, { xMm: x, yMm: y }),
    fromLayerSpace(placement, { xMm: -x, yMm: y }),
  ];
}
