import sharp from 'sharp';
import type { PrintFileAnswer } from '../../../shared/contract/files.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { readPngChunks } from '../photos/png-chunks.ts';

export type PrintFileRefusal = Extract<PrintFileAnswer, { kind: 'refused' }>['reason'];

/** What a print file may be at most: a large case at 1200 dpi. */
export const PRINT_FILE_LIMITS = {
  maxBytes: 60 * 1024 * 1024,
  maxSidePx: 12_000,
  decodeTimeoutSeconds: 30,
} as const;

export interface PixelSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** 8 bits per channel, RGB or RGBA: what a canvas writes. */
const BIT_DEPTH = 8;
const COLOUR_TYPES = [2, 6];

/** Size of a PNG by its header. Undefined when it is not a PNG as a canvas writes it. */
export function readPngSize(bytes: Uint8Array): PixelSize | undefined {
  const header = readPngChunks(bytes)?.[0];
  if (header?.name !== 'IHDR' || header.data.length !== 13) return undefined;
  const view = new DataView(header.data.buffer, header.data.byteOffset, header.data.byteLength);
  if (view.getUint8(8) !== BIT_DEPTH || !COLOUR_TYPES.includes(view.getUint8(9))) return undefined;
  return { widthPx: view.getUint32(0), heightPx: view.getUint32(4) };
}

/**
 * Checks the picture that the screen drew, and decodes all of it once: a printer must not be the first to find it
 * damaged. Errors: tooManyBytes, notAPicture, wrongSize.
 */
export async function inspectPrintFile(bytes: Uint8Array): Promise<Result<PixelSize, PrintFileRefusal>> {
  const { maxBytes, maxSidePx, decodeTimeoutSeconds } = PRINT_FILE_LIMITS;
  if (bytes.length > maxBytes) return err('tooManyBytes');
  const size = readPngSize(bytes);
  if (!size) return err('notAPicture');
  if (Math.min(size.widthPx, size.heightPx) < 1) return err('notAPicture');
  if (Math.max(size.widthPx, size.heightPx) > maxSidePx) return err('wrongSize');
  // Shrinking reads every pixel and holds only a few rows at a time.
  const decoded = sharp(bytes, { failOn: 'warning', limitInputPixels: maxSidePx ** 2 })
    .timeout({ seconds: decodeTimeoutSeconds })
    .resize(64, 64, { fit: 'fill' })
    .raw()
    .toBuffer();
  return decoded.then(
    () => ok(size),
    () => err('notAPicture'),
  );
}
