import sharp, { type Metadata } from 'sharp';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { inspectPrintFile, PRINT_FILE_LIMITS } from './inspect-print-file.ts';

/** A picture as the printer wants it. */
export interface NormalPicture {
  readonly png: Uint8Array;
  readonly dpi: number;
}

/** Anything lower is a screen's figure, written without meaning it. */
const LEAST_MEANT_DPI = 100;
const TYPES: readonly string[] = ['png', 'jpeg', 'webp'];

/**
 * Makes a print file of a picture from elsewhere. A PNG as this kiosk writes it stays as it is, byte by byte; other
 * PNGs, JPEG and WebP are turned upright, converted to sRGB and coded as PNG. `fallbackDpi` is for a picture that does
 * not tell its density. The error says what is wrong with it.
 */
export async function normalisePicture(
  picture: Uint8Array,
  fallbackDpi: number,
): Promise<Result<NormalPicture, string>> {
  if (picture.length > PRINT_FILE_LIMITS.maxBytes) return err('the picture has too many bytes');
  const header = await sharp(picture, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!header || !TYPES.includes(header.format)) return err('the picture is not a PNG, JPEG or WebP');
  if (Math.max(header.width, header.height) > PRINT_FILE_LIMITS.maxSidePx)
    return err('the picture has too many pixels');
  const dpi = densityOf(header) ?? fallbackDpi;
  const isNormal = (await inspectPrintFile(picture)).ok && header.icc === undefined;
  return isNormal ? ok({ png: picture, dpi }) : convert(picture, dpi);
}

function densityOf({ density }: Metadata): number | undefined {
  return density !== undefined && density >= LEAST_MEANT_DPI ? Math.round(density) : undefined;
}

async function convert(picture: Uint8Array, dpi: number): Promise<Result<NormalPicture, string>> {
  const { maxSidePx, decodeTimeoutSeconds } = PRINT_FILE_LIMITS;
  const png = sharp(picture, { failOn: 'error', limitInputPixels: maxSidePx ** 2 })
    .timeout({ seconds: decodeTimeoutSeconds })
    .autoOrient()
    .toColourspace('srgb')
    .png({ compressionLevel: 4 })
    .toBuffer();
  return png.then(
    (bytes) => ok({ png: bytes, dpi }),
    () => err('the picture is damaged'),
  );
}
