import { availableParallelism } from 'node:os';
import sharp, { type Sharp, type SharpOptions } from 'sharp';
import type { PhotoLimits } from './photo-limits.ts';

/** Two pictures may be decoded at once: more threads each would only starve the screen. */
const MAX_THREADS = 4;
sharp.concurrency(Math.max(1, Math.min(MAX_THREADS, availableParallelism())));
// The cache goes by path and keeps files open: photos are erased, and must be gone then.
sharp.cache(false);

/** The path of a file, or all of its bytes. */
export type PictureInput = string | Uint8Array;

/**
 * Opens a picture for decoding. Rejects where the file is truncated or damaged, at the pixel limit, and at the time
 * limit. Only the first frame is read.
 */
export function openPicture(input: PictureInput, limits: PhotoLimits, options: SharpOptions = {}): Sharp {
  return sharp(input, { failOn: 'error', limitInputPixels: limits.maxPixels, ...options }).timeout({
    seconds: limits.decodeTimeoutSeconds,
  });
}

/** Reads the header only; the pixel limit is the caller's to judge. Rejects where there is none. */
export function readHeader(input: PictureInput) {
  return sharp(input, { limitInputPixels: false }).metadata();
}
