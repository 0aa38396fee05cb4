import sharp from 'sharp';
import type { PrintProfile } from '../../../shared/domain/print-profile.ts';
import type { Sheet } from './draw-sheet.ts';
import { encodeFile } from './encode-file.ts';
import { erodeInThread } from './erode-in-thread.ts';
import { PRODUCTION_LIMITS } from './production-limits.ts';
import type { SheetLayout } from './sheet-layout.ts';

/** libvips brings it along: the grey of sRGB, which leaves every value as it is. */
const GREY_PROFILE = 'sgrey';
const ALPHA = 3;
const PAPER = '#ffffff';

/** The colours, converted to the profile `iccProfile`. Ink has no alpha: for TIFF, half-clear places become lighter. */
export function encodeColour({ pixels, raw }: Sheet, profile: PrintProfile, iccProfile: string) {
  const opened = sharp(pixels, { raw });
  return encodeFile(
    profile.format === 'png' ? opened : opened.flatten({ background: PAPER }),
    profile,
    iccProfile,
  );
}

/** The white under the colours: as much of it as there is colour, drawn in by the choke. */
export async function encodeWhite({ pixels, raw }: Sheet, profile: PrintProfile, layout: SheetLayout) {
  const alpha = await sharp(pixels, { raw })
    .timeout({ seconds: PRODUCTION_LIMITS.imageTimeoutSeconds })
    .extractChannel(ALPHA)
    .raw()
    .toBuffer();
  const { widthPx, heightPx } = layout.sheet;
  const white = await erodeInThread({ alpha, widthPx, heightPx, radiusPx: layout.chokePx });
  const opened = sharp(white, { raw: { width: widthPx, height: heightPx, channels: 1 } });
  return encodeFile(opened.toColourspace('b-w'), profile, GREY_PROFILE);
}
