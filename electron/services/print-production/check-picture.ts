import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import { PRINT_DPIS } from '../../../shared/domain/print-profile.ts';
import { printSizePx } from '../../../shared/domain/print-size.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { type PixelSize, PRINT_FILE_LIMITS, readPngSize } from '../print-file/inspect-print-file.ts';
import type { PrintFailure } from './print-failure.ts';
import { PRODUCTION_LIMITS } from './production-limits.ts';
import type { SheetLayout } from './sheet-layout.ts';

/** What the picture's header says of it. */
export interface PictureFacts extends PixelSize {
  /** The density it was drawn at: the profile's, or another one that it is resampled from. */
  readonly dpi: number;
}

/** Looks at sizes only, before anything is decoded. */
export function checkPicture(
  picture: Uint8Array,
  geometry: CaseGeometry,
  layout: SheetLayout,
): Result<PictureFacts, PrintFailure> {
  const { maxBytes } = PRINT_FILE_LIMITS;
  if (picture.length > maxBytes)
    return err({ kind: 'tooManyBytes', detail: `${picture.length} of at most ${maxBytes} bytes` });
  const sheetPixels = layout.sheet.widthPx * layout.sheet.heightPx;
  if (sheetPixels > PRODUCTION_LIMITS.maxSheetPixels)
    return err({ kind: 'tooLarge', detail: `${nameSize(layout.sheet)} pixels with bleed` });
  const size = readPngSize(picture);
  if (!size) return err({ kind: 'notAPicture', detail: 'not a PNG of 8 bits in RGB or RGBA' });
  const dpi = PRINT_DPIS.find((density) => isSame(size, printSizePx(geometry, density)));
  if (!dpi) {
    const detail = `${nameSize(size)} pixels in place of ${nameSize(layout.picture)}`;
    return err({ kind: 'wrongSize', detail });
  }
  if (size.widthPx * size.heightPx > PRODUCTION_LIMITS.maxSheetPixels)
    return err({ kind: 'tooLarge', detail: `${nameSize(size)} pixels in the picture` });
  return ok({ ...size, dpi });
}

function isSame(a: PixelSize, b: PixelSize): boolean {
  return a.widthPx === b.widthPx && a.heightPx === b.heightPx;
}

const nameSize = ({ widthPx, heightPx }: PixelSize): string => `${widthPx} × ${heightPx}`;
