import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import { centreOfArea, faceArea, printArea } from '../geometry/areas.ts';
import { fillCase, fitCase } from '../geometry/cover.ts';
import { keepReachable, limitScale } from '../geometry/limits.ts';
import {
  centreOf,
  coversPoint,
  moveBy,
  normaliseDeg,
  type Placement,
  type PointMm,
} from '../geometry/placement.ts';
import { about, transformPlacement } from '../geometry/similarity.ts';

/** What the buttons and keys do to the place of one layer. Pure: placement in, placement out. */
export type Arrange = (placement: Placement, geometry: CaseGeometry) => Placement;

/** So near, two lengths are the same to the eye. */
const SAME_MM = 0.05;

/** What stays where it is while a button scales: the middle of the case, if the layer lies there, else its own. */
function steadyPoint(placement: Placement, geometry: CaseGeometry): PointMm {
  const middle = centreOfArea(faceArea(geometry));
  return coversPoint(placement, middle) ? middle : centreOf(placement);
}

export const nudge =
  (dxMm: number, dyMm: number): Arrange =>
  (placement, geometry) =>
    keepReachable(moveBy(placement, dxMm, dyMm), printArea(geometry));

export const scaleBy =
  (factor: number, aboutPoint?: PointMm): Arrange =>
  (placement, geometry) => {
    const point = aboutPoint ?? steadyPoint(placement, geometry);
    const scaled = transformPlacement(about(point, limitScale(placement, factor), 0), placement);
    return keepReachable(scaled, printArea(geometry));
  };

const looksLike = (one: Placement, other: Placement): boolean =>
  Math.abs(one.centreXMm - other.centreXMm) < SAME_MM &&
  Math.abs(one.centreYMm - other.centreYMm) < SAME_MM &&
  Math.abs(one.widthMm - other.widthMm) < SAME_MM;

export const coverAll: Arrange = (placement, geometry) =>
  fillCase(geometry, placement, placement.rotationDeg);

export const showWhole: Arrange = (placement, geometry) =>
  fitCase(geometry, placement, placement.rotationDeg);

/** Turns about the middle. A photo that filled the case, or fitted it, does so again in its new turn. */
export const rotateBy =
  (turnDeg: number): Arrange =>
  (placement, geometry) => {
    const turned = { ...placement, rotationDeg: normaliseDeg(placement.rotationDeg + turnDeg) };
    if (looksLike(placement, coverAll(placement, geometry))) return coverAll(turned, geometry);
    if (looksLike(placement, showWhole(placement, geometry))) return showWhole(turned, geometry);
    return keepReachable(turned, printArea(geometry));
  };
