import { type CaseGeometry, printableSizeMm } from '../../../shared/domain/case-geometry.ts';
import type { PointMm, RectMm } from './placement.ts';

/** A rectangle with round corners, in the design's millimetres. */
export interface RoundedRect extends RectMm {
  readonly radiusMm: number;
}

/** Everything that is printed: the outline grown by the wrap. */
export function printArea(geometry: CaseGeometry): RoundedRect {
  return {
    xMm: 0,
    yMm: 0,
    ...printableSizeMm(geometry),
    radiusMm: geometry.cornerRadiusMm + geometry.wrapMm,
  };
}

/** What lies flat on the back of the phone; the rest bends round the edge. */
export const faceArea = (geometry: CaseGeometry): RoundedRect => ({
  xMm: geometry.wrapMm,
  yMm: geometry.wrapMm,
  widthMm: geometry.widthMm,
  heightMm: geometry.heightMm,
  radiusMm: geometry.cornerRadiusMm,
});

/** Where things that matter should stay. */
export function safeArea(geometry: CaseGeometry): RoundedRect {
  const insetMm = Math.min(geometry.safeInsetMm, geometry.widthMm / 2 - 1, geometry.heightMm / 2 - 1);
  return {
    xMm: geometry.wrapMm + insetMm,
    yMm: geometry.wrapMm + insetMm,
    widthMm: geometry.widthMm - 2 * insetMm,
    heightMm: geometry.heightMm - 2 * insetMm,
    radiusMm: Math.max(geometry.cornerRadiusMm - insetMm, 0),
  };
}

export const centreOfArea = (area: RectMm): PointMm => ({
  xMm: area.xMm + area.widthMm / 2,
  yMm: area.yMm + area.heightMm / 2,
});
