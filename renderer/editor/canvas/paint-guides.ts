import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { Context2d } from '../draw/context.ts';
import { printArea, safeArea } from '../geometry/areas.ts';
import type { PointMm } from '../geometry/placement.ts';
import type { Guide } from '../geometry/snap.ts';
import { STAGE_COLOURS } from './palette.ts';
import { traceRoundedRect } from './trace.ts';

/** Strokes the path twice, light over dark or dark over light, so that it shows on any picture. */
function strokeTwice(context: Context2d, widthPx: number, under: string, over: string): void {
  context.lineWidth = widthPx + 2;
  context.strokeStyle = under;
  context.stroke();
  context.lineWidth = widthPx;
  context.strokeStyle = over;
  context.stroke();
}

/** The dashed line inside which everything that matters should stay. */
export function paintSafeArea(context: Context2d, geometry: CaseGeometry, pixelsPerMm: number): void {
  context.save();
  context.setLineDash([10, 9]);
  context.lineCap = 'round';
  context.beginPath();
  traceRoundedRect(context, safeArea(geometry), pixelsPerMm);
  strokeTwice(context, 2, STAGE_COLOURS.safeUnder, STAGE_COLOURS.safe);
  context.restore();
}

/** How far a guide reaches over the edges of the case. */
const OVER_MM = 6;

/** Both ends of a guide. */
function endsOf(
  guide: Extract<Guide, { kind: 'vertical' | 'horizontal' }>,
  geometry: CaseGeometry,
): readonly [PointMm, PointMm] {
  const { widthMm, heightMm } = printArea(geometry);
  switch (guide.kind) {
    case 'vertical':
      return [
        { xMm: guide.xMm, yMm: -OVER_MM },
        { xMm: guide.xMm, yMm: heightMm + OVER_MM },
      ];
    case 'horizontal':
      return [
        { xMm: -OVER_MM, yMm: guide.yMm },
        { xMm: widthMm + OVER_MM, yMm: guide.yMm },
      ];
    default:
      return assertNever(guide);
  }
}

/** Two marks beside the case say that the layer stands upright. */
function traceUpright(context: Context2d, geometry: CaseGeometry, pixelsPerMm: number): void {
  const { widthMm, heightMm } = printArea(geometry);
  for (const [fromMm, toMm] of [
    [-OVER_MM - 6, -OVER_MM / 2],
    [widthMm + OVER_MM / 2, widthMm + OVER_MM + 6],
  ] as const) {
    context.moveTo(fromMm * pixelsPerMm, (heightMm / 2) * pixelsPerMm);
    context.lineTo(toMm * pixelsPerMm, (heightMm / 2) * pixelsPerMm);
  }
}

/** Marks at opposite corners of the case say that the layer lies half-way between two right angles. */
function traceDiagonal(context: Context2d, geometry: CaseGeometry, pixelsPerMm: number): void {
  const { widthMm, heightMm } = printArea(geometry);
  for (const [cornerX, cornerY, wayX, wayY] of [
    [0, 0, -1, -1],
    [widthMm, 0, 1, -1],
    [widthMm, heightMm, 1, 1],
    [0, heightMm, -1, 1],
  ] as const) {
    context.moveTo((cornerX + wayX) * pixelsPerMm, (cornerY + wayY) * pixelsPerMm);
    context.lineTo((cornerX + wayX * OVER_MM) * pixelsPerMm, (cornerY + wayY * OVER_MM) * pixelsPerMm);
  }
}

function traceGuide(context: Context2d, guide: Guide, geometry: CaseGeometry, pixelsPerMm: number): void {
  if (guide.kind === 'upright') {
    traceUpright(context, geometry, pixelsPerMm);
    return;
  }
  if (guide.kind === 'diagonal') {
    traceDiagonal(context, geometry, pixelsPerMm);
    return;
  }
  const [from, to] = endsOf(guide, geometry);
  context.moveTo(from.xMm * pixelsPerMm, from.yMm * pixelsPerMm);
  context.lineTo(to.xMm * pixelsPerMm, to.yMm * pixelsPerMm);
}

/** The lines that show what the layer has snapped to. */
export function paintGuides(
  context: Context2d,
  guides: readonly Guide[],
  geometry: CaseGeometry,
  pixelsPerMm: number,
): void {
  context.save();
  for (const guide of guides) {
    context.beginPath();
    traceGuide(context, guide, geometry, pixelsPerMm);
    strokeTwice(context, 2.5, STAGE_COLOURS.guideUnder, STAGE_COLOURS.guide);
  }
  context.restore();
}
