import { type CaseGeometry, printableSizeMm } from '../../../shared/domain/case-geometry.ts';
import type { PrintProfile } from '../../../shared/domain/print-profile.ts';
import { mmToPx, printSizePx } from '../../../shared/domain/print-size.ts';
import type { PixelSize } from '../print-file/inspect-print-file.ts';

/** Where everything lies, in whole pixels at the profile's density. */
export interface SheetLayout {
  /** The printable area, which the picture fills. */
  readonly picture: PixelSize;
  /** What lies round the picture. Right and below may be one pixel more than left and above. */
  readonly bleedPx: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  /** Picture and bleed, upright and as seen from the back. */
  readonly sheet: PixelSize;
  /** The sheet as it lies in the files, turned as the printer wants it. */
  readonly file: PixelSize;
  readonly fileMm: { readonly widthMm: number; readonly heightMm: number };
  /** By how much the white is drawn in. 0 without white. */
  readonly chokePx: number;
}

/**
 * Sizes are rounded once, from the full length: the sheet is round((printable + 2 × bleed) / 25.4 × dpi) pixels, and
 * never the sum of parts that were rounded each.
 */
export function layOutSheet(geometry: CaseGeometry, profile: PrintProfile): SheetLayout {
  const { bleedMm, dpi, whiteInk } = profile;
  const printable = printableSizeMm(geometry);
  const sheetMm = {
    widthMm: printable.widthMm + 2 * bleedMm,
    heightMm: printable.heightMm + 2 * bleedMm,
  };
  const picture = printSizePx(geometry, dpi);
  const sheet = { widthPx: mmToPx(sheetMm.widthMm, dpi), heightPx: mmToPx(sheetMm.heightMm, dpi) };
  const across = split(sheet.widthPx - picture.widthPx);
  const down = split(sheet.heightPx - picture.heightPx);
  const isTurned = profile.rotationDeg === 90 || profile.rotationDeg === 270;
  return {
    picture,
    bleedPx: { left: across.before, right: across.after, top: down.before, bottom: down.after },
    sheet,
    file: isTurned ? { widthPx: sheet.heightPx, heightPx: sheet.widthPx } : sheet,
    fileMm: isTurned ? { widthMm: sheetMm.heightMm, heightMm: sheetMm.widthMm } : sheetMm,
    chokePx: whiteInk === 'none' ? 0 : mmToPx(whiteInk.chokeMm, dpi),
  };
}

function split(restPx: number): { before: number; after: number } {
  const before = Math.floor(restPx / 2);
  return { before, after: restPx - before };
}
