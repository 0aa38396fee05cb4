import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import { printArea } from './areas.ts';
import type { PointMm } from './placement.ts';

/** How the design lies on the stage. Stage pixels are CSS pixels from the stage's top left corner. */
export interface Viewport {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixelsPerMm: number;
  /** Where the design's origin is. */
  readonly leftPx: number;
  readonly topPx: number;
}

/** The case in the middle of the stage, as large as the margin lets it be. */
export function viewportFor(
  geometry: CaseGeometry,
  stage: { widthPx: number; heightPx: number },
  marginPx: number,
): Viewport {
  const area = printArea(geometry);
  const pixelsPerMm = Math.max(
    Math.min((stage.widthPx - 2 * marginPx) / area.widthMm, (stage.heightPx - 2 * marginPx) / area.heightMm),
    0.5,
  );
  return {
    ...stage,
    pixelsPerMm,
    // Whole pixels: the edges of the case stay crisp.
    leftPx: Math.round((stage.widthPx - area.widthMm * pixelsPerMm) / 2),
    topPx: Math.round((stage.heightPx - area.heightMm * pixelsPerMm) / 2),
  };
}

/** Round the case: its shadow reaches so far. */
const SHADOW_MM = 5;

/** The part of the stage in which the case and its shadow lie, as a small stage of its own. */
export function caseFrame(geometry: CaseGeometry, viewport: Viewport): CaseFrame {
  const area = printArea(geometry);
  const marginPx = Math.ceil(SHADOW_MM * viewport.pixelsPerMm);
  const sidePx = (lengthMm: number) => Math.ceil(lengthMm * viewport.pixelsPerMm) + 2 * marginPx;
  return {
    offsetLeftPx: viewport.leftPx - marginPx,
    offsetTopPx: viewport.topPx - marginPx,
    viewport: {
      widthPx: sidePx(area.widthMm),
      heightPx: sidePx(area.heightMm),
      pixelsPerMm: viewport.pixelsPerMm,
      leftPx: marginPx,
      topPx: marginPx,
    },
  };
}

export interface CaseFrame {
  /** Where the small stage begins on the whole one. */
  readonly offsetLeftPx: number;
  readonly offsetTopPx: number;
  readonly viewport: Viewport;
}

export const toMm = (viewport: Viewport, xPx: number, yPx: number): PointMm => ({
  xMm: (xPx - viewport.leftPx) / viewport.pixelsPerMm,
  yMm: (yPx - viewport.topPx) / viewport.pixelsPerMm,
});

export const toPx = (viewport: Viewport, point: PointMm): { xPx: number; yPx: number } => ({
  xPx: viewport.leftPx + point.xMm * viewport.pixelsPerMm,
  yPx: viewport.topPx + point.yMm * viewport.pixelsPerMm,
});
