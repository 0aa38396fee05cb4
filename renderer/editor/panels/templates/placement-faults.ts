import type { CaseGeometry } from '../../../../shared/domain/case-geometry.ts';
import type { Design, Layer } from '../../../../shared/domain/design.ts';
import { printArea, type RoundedRect, safeArea } from '../../geometry/areas.ts';
import { fromLayerSpace, type PointMm, type RectMm } from '../../geometry/placement.ts';
import { cutOutBox } from './zones.ts';

/** What lies where it should not in a design out of a template. For tests: a template is mended, not checked in the shop. */

/** So much of a sticker is what it shows; the rest may touch an edge. */
const CORE_PART = 0.7;
/** Rounding, and letters that do not fill the corners of their box. */
const TOLERANCE_MM = 0.6;
/** A photo in a smaller place is not worth printing. */
const LEAST_SLOT_MM = 12;
/** A slot may reach so far over the edge of the print: its bleed. */
const BLEED_MM = 0.25;

/** Points all over the layer's box, or over a part of it about its centre. */
function pointsOf(layer: Layer, part: number): PointMm[] {
  const steps = [-0.5, -0.25, 0, 0.25, 0.5];
  return steps.flatMap((x) =>
    steps.map((y) =>
      fromLayerSpace(layer, { xMm: x * part * layer.widthMm, yMm: y * part * layer.heightMm }),
    ),
  );
}

const isInRect = ({ xMm, yMm }: PointMm, area: RectMm, slackMm: number): boolean =>
  xMm >= area.xMm - slackMm &&
  xMm <= area.xMm + area.widthMm + slackMm &&
  yMm >= area.yMm - slackMm &&
  yMm <= area.yMm + area.heightMm + slackMm;

/** Inside the area, its round corners cut off. */
function isInside(point: PointMm, area: RoundedRect, slackMm: number): boolean {
  if (!isInRect(point, area, slackMm)) return false;
  const nearest = (at: number, low: number, size: number) =>
    Math.min(Math.max(at, low + area.radiusMm), low + size - area.radiusMm);
  const dx = point.xMm - nearest(point.xMm, area.xMm, area.widthMm);
  const dy = point.yMm - nearest(point.yMm, area.yMm, area.heightMm);
  return Math.hypot(dx, dy) <= area.radiusMm + slackMm;
}

function faultsOf(layer: Layer, geometry: CaseGeometry): string[] {
  const holes = geometry.cutOuts.map((cutOut) => cutOutBox(cutOut, geometry.wrapMm));
  const isHoled = (point: PointMm) => holes.some((hole) => isInRect(point, hole, 0));
  const isSafe = (point: PointMm) => isInside(point, safeArea(geometry), TOLERANCE_MM);
  if (layer.kind === 'slot' || layer.kind === 'photo') {
    const isPrinted = (point: PointMm) => isInRect(point, printArea(geometry), BLEED_MM);
    return [
      ...(Math.min(layer.widthMm, layer.heightMm) < LEAST_SLOT_MM ? ['too small'] : []),
      ...(pointsOf(layer, 1).every(isPrinted) ? [] : ['over the edge of the print']),
      ...(pointsOf(layer, 0.1).some(isHoled) ? ['its middle is under a camera'] : []),
    ];
  }
  const points = pointsOf(layer, layer.kind === 'text' ? 1 : CORE_PART);
  return [
    ...(points.every(isSafe) ? [] : ['outside the safe area']),
    ...(points.some(isHoled) ? ['under a camera'] : []),
  ];
}

/** `layer: fault` of every layer that does not lie well on this case. */
export const placementFaults = ({ layers }: Design, geometry: CaseGeometry): string[] =>
  layers.flatMap((layer) => faultsOf(layer, geometry).map((fault) => `${layer.layerId}: ${fault}`));
