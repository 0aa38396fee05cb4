import type { CaseGeometry, CutOut } from '../../../shared/domain/case-geometry.ts';

export type Context2d = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A canvas that is never shown. */
export function hiddenContext(
  widthPx: number,
  heightPx: number,
  settings: CanvasRenderingContext2DSettings = {},
): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(Math.max(Math.round(widthPx), 1), Math.max(Math.round(heightPx), 1));
  const context = canvas.getContext('2d', settings);
  if (!context) throw new Error('no canvas');
  return context;
}

/** Adds an opening to the path, in the phone's own millimetres, `insetMm` inside its edge. */
export function traceOpening(context: Context2d, cutOut: CutOut, insetMm = 0): void {
  if (cutOut.kind === 'lens') {
    const { centreXMm: x, centreYMm: y } = cutOut;
    const radius = Math.max(cutOut.radiusMm - insetMm, 0);
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const [width, height] = [cutOut.widthMm - 2 * insetMm, cutOut.heightMm - 2 * insetMm];
  if (width <= 0 || height <= 0) return;
  const radius = Math.max(Math.min(cutOut.radiusMm, cutOut.widthMm / 2, cutOut.heightMm / 2) - insetMm, 0);
  context.roundRect(cutOut.xMm + insetMm, cutOut.yMm + insetMm, width, height, radius);
}

/** Adds the phone's outline to the path, in its own millimetres, `insetMm` inside of it. */
export function traceOutline(context: Context2d, geometry: CaseGeometry, insetMm = 0): void {
  const { widthMm, heightMm, cornerRadiusMm } = geometry;
  context.roundRect(
    insetMm,
    insetMm,
    widthMm - 2 * insetMm,
    heightMm - 2 * insetMm,
    Math.max(cornerRadiusMm - insetMm, 0),
  );
}
