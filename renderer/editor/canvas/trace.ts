import type { CutOut } from '../../../shared/domain/case-geometry.ts';
import type { Context2d } from '../draw/context.ts';
import type { RoundedRect } from '../geometry/areas.ts';

/** Adds a rounded rectangle of the design to the path. The canvas' origin is the design's. */
export function traceRoundedRect(context: Context2d, rect: RoundedRect, pixelsPerMm: number): void {
  context.roundRect(
    rect.xMm * pixelsPerMm,
    rect.yMm * pixelsPerMm,
    rect.widthMm * pixelsPerMm,
    rect.heightMm * pixelsPerMm,
    rect.radiusMm * pixelsPerMm,
  );
}

/**
 * Adds a cut-out to the path, `insetMm` inside its edge. Geometry counts from the phone's outline, the design from the
 * print's: `wrapMm` lies between.
 */
export function traceCutOut(
  context: Context2d,
  cutOut: CutOut,
  wrapMm: number,
  pixelsPerMm: number,
  insetMm = 0,
): void {
  if (cutOut.kind === 'lens') {
    const x = (cutOut.centreXMm + wrapMm) * pixelsPerMm;
    const y = (cutOut.centreYMm + wrapMm) * pixelsPerMm;
    const radius = Math.max(cutOut.radiusMm - insetMm, 0) * pixelsPerMm;
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const [widthMm, heightMm] = [cutOut.widthMm - 2 * insetMm, cutOut.heightMm - 2 * insetMm];
  const radiusMm = Math.max(Math.min(cutOut.radiusMm - insetMm, widthMm / 2, heightMm / 2), 0);
  const [xMm, yMm] = [cutOut.xMm + wrapMm + insetMm, cutOut.yMm + wrapMm + insetMm];
  traceRoundedRect(context, { xMm, yMm, widthMm, heightMm, radiusMm }, pixelsPerMm);
}
