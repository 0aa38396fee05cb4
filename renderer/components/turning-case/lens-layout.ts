import type { CutOut } from '../../../shared/domain/case-geometry.ts';

/** A lens under a camera opening, in the phone's own millimetres. */
export interface LensPlace {
  readonly xMm: number;
  readonly yMm: number;
  readonly radiusMm: number;
}

const MARGIN_MM = 2.2;
const LARGEST_MM = 8;

/** A row of equal lenses along the longer side. */
function row(cutOut: Exclude<CutOut, { kind: 'lens' }>, count: number): LensPlace[] {
  const { xMm, yMm, widthMm, heightMm } = cutOut;
  const upright = heightMm >= widthMm;
  const [long, short] = upright ? [heightMm, widthMm] : [widthMm, heightMm];
  const radiusMm = Math.min(short / 2 - MARGIN_MM, (long - 2 * MARGIN_MM) / (2 * count + 0.4), LARGEST_MM);
  const reach = Math.max(long / 2 - MARGIN_MM - radiusMm - 0.6, 0);
  return Array.from({ length: count }, (_, index) => {
    const along =
      count === 1 ? 0 : ((index / (count - 1)) * 2 - 1) * Math.min(reach, radiusMm * 1.25 * (count - 1));
    return {
      xMm: xMm + widthMm / 2 + (upright ? 0 : along),
      yMm: yMm + heightMm / 2 + (upright ? along : 0),
      radiusMm,
    };
  });
}

/** Two lenses one above the other and a third beside them. */
function triangle({ xMm, yMm, widthMm, heightMm }: Exclude<CutOut, { kind: 'lens' }>): LensPlace[] {
  const radiusMm = Math.min(Math.min(widthMm, heightMm) * 0.205, LARGEST_MM);
  return [
    { xMm: xMm + widthMm * 0.29, yMm: yMm + heightMm * 0.29, radiusMm },
    { xMm: xMm + widthMm * 0.29, yMm: yMm + heightMm * 0.71, radiusMm },
    { xMm: xMm + widthMm * 0.71, yMm: yMm + heightMm * 0.5, radiusMm },
  ];
}

/**
 * Where lenses are drawn in an opening. The library knows the hole and not what is in it: a likely picture, kept dark,
 * for the depth of it.
 */
export function lensesIn(cutOut: CutOut): readonly LensPlace[] {
  if (cutOut.kind === 'lens') {
    return [{ xMm: cutOut.centreXMm, yMm: cutOut.centreYMm, radiusMm: cutOut.radiusMm * 0.8 }];
  }
  const shape = Math.max(cutOut.widthMm, cutOut.heightMm) / Math.min(cutOut.widthMm, cutOut.heightMm);
  if (Math.min(cutOut.widthMm, cutOut.heightMm) < 2 * MARGIN_MM + 2) return [];
  if (shape < 1.35) return triangle(cutOut);
  return row(cutOut, shape < 2.2 ? 2 : 3);
}
