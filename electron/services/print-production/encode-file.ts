import type { Sharp } from 'sharp';
import type { PrintProfile } from '../../../shared/domain/print-profile.ts';
import { MM_PER_INCH } from '../../../shared/domain/print-size.ts';
import { setPngDensity } from '../print-file/png-density.ts';
import { PRODUCTION_LIMITS } from './production-limits.ts';

/** Higher levels cost seconds and save little. */
const PNG = { compressionLevel: 4 } as const;

/** Writes pixels as the printer wants them: mirrored, then turned, in its format, density and ICC profile inside. */
export async function encodeFile(pixels: Sharp, profile: PrintProfile, iccProfile: string): Promise<Buffer> {
  const turned = pixels
    .timeout({ seconds: PRODUCTION_LIMITS.imageTimeoutSeconds })
    .flop(profile.mirrored)
    .rotate(profile.rotationDeg)
    .withIccProfile(iccProfile);
  return profile.format === 'png' ? encodePng(turned, profile.dpi) : encodeTiff(turned, profile.dpi);
}

/** The density goes in afterwards: sharp would add a block of EXIF with it. */
async function encodePng(pixels: Sharp, dpi: number): Promise<Buffer> {
  const png = setPngDensity(await pixels.png(PNG).toBuffer(), dpi);
  if (!png) throw new Error('sharp wrote no PNG');
  return png;
}

/** LZW is the one lossless coding that every RIP reads. The density is given per millimetre and written per inch. */
function encodeTiff(pixels: Sharp, dpi: number): Promise<Buffer> {
  const pixelsPerMm = dpi / MM_PER_INCH;
  return pixels
    .tiff({
      compression: 'lzw',
      predictor: 'horizontal',
      xres: pixelsPerMm,
      yres: pixelsPerMm,
      resolutionUnit: 'inch',
    })
    .toBuffer();
}
