import type { CaseGeometry, CutOut } from '../../../../shared/domain/case-geometry.ts';
import type { TemplateZone } from '../../../../shared/domain/template.ts';
import { printArea, safeArea } from '../../geometry/areas.ts';
import type { RectMm } from '../../geometry/placement.ts';

/** The zones that a template's places are counted in, in the design's millimetres. See shared/domain/template.ts. */
export type Zones = Readonly<Record<Exclude<TemplateZone, 'top'>, RectMm>> & { readonly top: RectMm | null };

/** Nothing that matters comes nearer to a camera than this. */
const CAMERA_GAP_MM = 3;
/** Width divided by height. */
const BOARD_ASPECT = 2 / 3;
/** A smaller place beside the cameras is none. */
const LEAST_TOP_MM = 11;
/** The stage is the place below the cameras if that is at least this part of the safe area's height. */
const LEAST_STAGE_PART = 0.4;

const rect = (left: number, top: number, right: number, bottom: number): RectMm => ({
  xMm: left,
  yMm: top,
  widthMm: right - left,
  heightMm: bottom - top,
});
const rightOf = (area: RectMm): number => area.xMm + area.widthMm;
const bottomOf = (area: RectMm): number => area.yMm + area.heightMm;
const sizeOf = (area: RectMm): number => area.widthMm * area.heightMm;

export const overlap = (one: RectMm, other: RectMm): boolean =>
  one.xMm < rightOf(other) &&
  other.xMm < rightOf(one) &&
  one.yMm < bottomOf(other) &&
  other.yMm < bottomOf(one);

/** The box round a cut-out, in the design's millimetres, grown by `marginMm` on each side. */
export function cutOutBox(cutOut: CutOut, wrapMm: number, marginMm = 0): RectMm {
  const box =
    cutOut.kind === 'lens'
      ? {
          xMm: cutOut.centreXMm - cutOut.radiusMm,
          yMm: cutOut.centreYMm - cutOut.radiusMm,
          widthMm: 2 * cutOut.radiusMm,
          heightMm: 2 * cutOut.radiusMm,
        }
      : cutOut;
  return {
    xMm: box.xMm + wrapMm - marginMm,
    yMm: box.yMm + wrapMm - marginMm,
    widthMm: box.widthMm + 2 * marginMm,
    heightMm: box.heightMm + 2 * marginMm,
  };
}

/** The largest rectangle in the area that touches none of the holes. Null: the holes cover everything. */
export function largestFree(area: RectMm, holes: readonly RectMm[]): RectMm | null {
  const within = (low: number, high: number) => (value: number) => low <= value && value <= high;
  const xs = [area.xMm, rightOf(area), ...holes.flatMap((hole) => [hole.xMm, rightOf(hole)])]
    .filter(within(area.xMm, rightOf(area)))
    .sort((one, other) => one - other);
  const ys = [area.yMm, bottomOf(area), ...holes.flatMap((hole) => [hole.yMm, bottomOf(hole)])]
    .filter(within(area.yMm, bottomOf(area)))
    .sort((one, other) => one - other);
  const spans = (values: readonly number[]) =>
    values.flatMap((low, at) => values.slice(at + 1).map((high) => [low, high] as const));
  let best: RectMm | null = null;
  for (const [left, right] of spans(xs)) {
    for (const [top, bottom] of spans(ys)) {
      const free = rect(left, top, right, bottom);
      if (sizeOf(free) > (best ? sizeOf(best) : 0) && !holes.some((hole) => overlap(free, hole))) best = free;
    }
  }
  return best;
}

/** The largest rectangle of these proportions in the area, in its middle. */
export function fitAspect(area: RectMm, aspect: number): RectMm {
  const widthMm = Math.min(area.widthMm, area.heightMm * aspect);
  const heightMm = widthMm / aspect;
  return {
    xMm: area.xMm + (area.widthMm - widthMm) / 2,
    yMm: area.yMm + (area.heightMm - heightMm) / 2,
    widthMm,
    heightMm,
  };
}

/** The safe area below the lowest camera; where cameras sit low, the largest place that is free of them. */
function stageOf(safe: RectMm, holes: readonly RectMm[]): RectMm {
  const top = Math.max(safe.yMm, ...holes.map(bottomOf));
  const below = rect(safe.xMm, top, rightOf(safe), bottomOf(safe));
  return below.heightMm >= safe.heightMm * LEAST_STAGE_PART ? below : (largestFree(safe, holes) ?? safe);
}

function topOf(safe: RectMm, stage: RectMm, holes: readonly RectMm[]): RectMm | null {
  const above = rect(safe.xMm, safe.yMm, rightOf(safe), stage.yMm);
  if (above.heightMm < LEAST_TOP_MM) return null;
  const free = largestFree(above, holes);
  return free && free.widthMm >= LEAST_TOP_MM && free.heightMm >= LEAST_TOP_MM ? free : null;
}

function computeZones(geometry: CaseGeometry): Zones {
  const print = printArea(geometry);
  const safe = safeArea(geometry);
  const holes = geometry.cutOuts.map((cutOut) => cutOutBox(cutOut, geometry.wrapMm, CAMERA_GAP_MM));
  const stage = stageOf(safe, holes);
  return {
    print,
    stage,
    lower: rect(0, stage.yMm, print.widthMm, print.heightMm),
    board: fitAspect(stage, BOARD_ASPECT),
    top: topOf(safe, stage, holes),
  };
}

const known = new WeakMap<CaseGeometry, Zones>();

/** The zones of one phone's case. */
export function zonesOf(geometry: CaseGeometry): Zones {
  const found = known.get(geometry);
  if (found) return found;
  const zones = computeZones(geometry);
  known.set(geometry, zones);
  return zones;
}
