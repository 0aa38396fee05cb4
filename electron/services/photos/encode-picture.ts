import type { PictureFacts } from './inspect-picture.ts';
import type { PhotoLimits } from './photo-limits.ts';
import { openPicture } from './picture-engine.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';

export interface EncodedPicture {
  readonly bytes: Uint8Array;
  readonly contentType: 'image/jpeg' | 'image/png' | 'image/webp';
}

/**
 * For the screen only. Measured: WebP takes half as long again as JPEG, full chroma a sixth, and Huffman tables of its own an
 * eighth, which save 3 % of the bytes.
 */
const SCREEN_JPEG = { quality: 86, optimiseCoding: false } as const;
const SCREEN_WEBP = { quality: 88, alphaQuality: 100, effort: 2 } as const;
const PRINT_JPEG = { quality: 95, chromaSubsampling: '4:4:4' } as const;
/** Higher levels cost seconds and save little. */
const PRINT_PNG = { compressionLevel: 4 } as const;

/** The copy for the screen: upright, sRGB, no metadata. Decodes the whole file, and so rejects where it is damaged. */
export async function encodeScreenCopy(
  path: string,
  facts: PictureFacts,
  limits: PhotoLimits,
): Promise<EncodedPicture> {
  const side = limits.screenSidePx;
  const picture = openSrgb(path, facts, limits).resize(side, side, {
    fit: 'inside',
    withoutEnlargement: true,
  });
  return facts.hasAlpha
    ? { bytes: await picture.webp(SCREEN_WEBP).toBuffer(), contentType: 'image/webp' }
    : { bytes: await picture.jpeg(SCREEN_JPEG).toBuffer(), contentType: 'image/jpeg' };
}

/** The picture for the print, decoded once and coded again, upright and in sRGB. Full size. */
export async function encodeForPrint(
  path: string,
  facts: PictureFacts,
  limits: PhotoLimits,
): Promise<EncodedPicture> {
  const picture = openSrgb(path, facts, limits);
  const isLossless = facts.hasAlpha || facts.type === 'png' || facts.type === 'gif';
  return isLossless
    ? { bytes: await picture.png(PRINT_PNG).toBuffer(), contentType: 'image/png' }
    : { bytes: await picture.jpeg(PRINT_JPEG).toBuffer(), contentType: 'image/jpeg' };
}

/**
 * False where a picture has to be coded again for the print in any case: other colours than sRGB, films, AVIF (its turns and
 * colours live in boxes that decoders read differently) and HEIC (which browsers do not show).
 */
export function mayStrip({ type, isSrgb, isAnimated }: PictureFacts): boolean {
  return isSrgb && !isAnimated && (type === 'jpeg' || type === 'png' || type === 'webp');
}

/**
 * The file as it came, without its metadata, where a browser shows it as it is meant: the best quality, and no time.
 * Undefined where it must be coded again: see `mayStrip`; turned pictures whose turn browsers ignore; rarer builds.
 */
export function stripForPrint(bytes: Uint8Array, facts: PictureFacts): EncodedPicture | undefined {
  if (!mayStrip(facts)) return undefined;
  if (facts.type === 'jpeg') return encoded(stripJpeg(bytes, facts.orientation), 'image/jpeg');
  if (facts.orientation !== 1) return undefined;
  if (facts.type === 'png') return encoded(stripPng(bytes), 'image/png');
  if (facts.type === 'webp') return encoded(stripWebp(bytes), 'image/webp');
  return undefined;
}

function encoded(
  bytes: Uint8Array | undefined,
  contentType: EncodedPicture['contentType'],
): EncodedPicture | undefined {
  return bytes && { bytes, contentType };
}

/** sRGB's own profile is not applied again: that alone would triple the time. */
function openSrgb(path: string, facts: PictureFacts, limits: PhotoLimits) {
  return openPicture(path, limits, { ignoreIcc: facts.isSrgb }).autoOrient().toColourspace('srgb');
}
