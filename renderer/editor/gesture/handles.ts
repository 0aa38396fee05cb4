import { cornersOf, fromLayerSpace, type Placement } from '../geometry/placement.ts';
import { toPx, type Viewport } from '../geometry/viewport.ts';
import type { HandleKind } from './types.ts';

/** A place on the stage, in its pixels. */
export interface StagePoint {
  readonly xPx: number;
  readonly yPx: number;
}

export interface Handle {
  readonly kind: HandleKind;
  readonly at: StagePoint;
}

/** Sizes on the stage. What can be touched is larger than what is seen. */
export const HANDLE = {
  seenRadiusPx: 15,
  touchRadiusPx: 44,
  smallestTouchRadiusPx: 26,
  /** From the layer's edge to the turning handle. */
  stalkPx: 58,
  /** Handles of a layer that reaches out of the stage stay this far inside it. */
  insetPx: 34,
} as const;

const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), Math.max(low, high));

const insideStage = (viewport: Viewport, point: StagePoint): StagePoint => ({
  xPx: clamp(point.xPx, HANDLE.insetPx, viewport.widthPx - HANDLE.insetPx),
  yPx: clamp(point.yPx, HANDLE.insetPx, viewport.heightPx - HANDLE.insetPx),
});

/** Where the handles of a selected layer are: one at each corner for the size, one below for the turn. */
export function handlesOf(placement: Placement, viewport: Viewport): readonly Handle[] {
  const corners = cornersOf(placement).map(
    (corner): Handle => ({ kind: 'resize', at: insideStage(viewport, toPx(viewport, corner)) }),
  );
  const stalkMm = HANDLE.stalkPx / viewport.pixelsPerMm;
  const below = fromLayerSpace(placement, { xMm: 0, yMm: placement.heightMm / 2 + stalkMm });
  return [{ kind: 'rotate', at: insideStage(viewport, toPx(viewport, below)) }, ...corners];
}

/** How far round a handle a finger takes hold of it. On a small layer less, or nothing would be left to drag it by. */
export function touchRadiusPx(placement: Placement, viewport: Viewport): number {
  const shortSidePx = Math.min(placement.widthMm, placement.heightMm) * viewport.pixelsPerMm;
  return clamp(shortSidePx / 3, HANDLE.smallestTouchRadiusPx, HANDLE.touchRadiusPx);
}

/** The nearest handle within reach of the point. */
export function handleAt(placement: Placement, viewport: Viewport, point: StagePoint): HandleKind | null {
  const reachPx = touchRadiusPx(placement, viewport);
  const near = handlesOf(placement, viewport)
    .map(({ kind, at }) => ({ kind, distancePx: Math.hypot(at.xPx - point.xPx, at.yPx - point.yPx) }))
    .filter(({ distancePx }) => distancePx <= reachPx)
    .sort((one, other) => one.distancePx - other.distancePx);
  return near[0]?.kind ?? null;
}
