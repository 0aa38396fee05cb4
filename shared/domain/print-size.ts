import { type CaseGeometry, printableSizeMm } from './case-geometry.ts';

export const MM_PER_INCH = 25.4;

/** Whole pixels nearest to a length at a density. The one rounding rule for everything that is printed. */
export function mmToPx(lengthMm: number, dpi: number): number {
  return Math.round((lengthMm / MM_PER_INCH) * dpi);
}

/** The pixels of a print file: the printable area (outline and wrap) of the case at `dpi` dots per inch. */
export function printSizePx(geometry: CaseGeometry, dpi: number): { widthPx: number; heightPx: number } {
  const { widthMm, heightMm } = printableSizeMm(geometry);
  return { widthPx: mmToPx(widthMm, dpi), heightPx: mmToPx(heightMm, dpi) };
}
