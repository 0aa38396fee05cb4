import type { Metadata } from 'sharp';
import type { PhotoRefusal } from '../../../shared/contract/photos.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { isSrgbProfile } from './icc-profile.ts';
import type { PhotoLimits } from './photo-limits.ts';
import { type PictureInput, readHeader } from './picture-engine.ts';
import { fileKindOf, type PictureType } from './picture-type.ts';

/** Where sharp's name of a type is another. A HEIC comes here developed (`develop-heic.ts`). */
const DECODED_AS: Partial<Record<PictureType, string>> = { avif: 'heif', heic: 'tiff' };

/** What the header of a picture tells, before anything is decoded. */
export interface PictureFacts {
  readonly type: PictureType;
  /** Upright, in pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** EXIF orientation, 1 to 8; 1 is upright. */
  readonly orientation: number;
  readonly hasAlpha: boolean;
  readonly isAnimated: boolean;
  /** Its numbers are sRGB (or grey in sRGB's curve) already. */
  readonly isSrgb: boolean;
}

/**
 * Judges a file by its first bytes and its header, so that neither a bomb nor a foreign type is ever decoded. For a HEIC,
 * `input` is what it was developed to and `head` still its own.
 * Errors: notAPicture, unsupportedType, broken, tooSmall, tooManyPixels.
 */
export async function inspectPicture(
  file: { readonly input: PictureInput; readonly head: Uint8Array },
  limits: PhotoLimits,
): Promise<Result<PictureFacts, PhotoRefusal>> {
  const kind = fileKindOf(file.head);
  if (kind === 'notAPicture') return err(kind);
  if (kind === 'foreignPicture') return err('unsupportedType');
  const header = await readHeader(file.input).catch(() => undefined);
  // The decoder looks at the bytes for itself: it must see the type that was let in.
  if (!header || !isSameType(kind, header)) return err('broken');
  const refusal = judgeSize(header.width, header.pageHeight ?? header.height, limits);
  return refusal ? err(refusal) : ok(factsOf(kind, header));
}

function isSameType(type: PictureType, header: Metadata): boolean {
  return header.format === (DECODED_AS[type] ?? type);
}

function judgeSize(widthPx: number, heightPx: number, limits: PhotoLimits): PhotoRefusal | undefined {
  if (widthPx * heightPx > limits.maxPixels) return 'tooManyPixels';
  if (Math.max(widthPx, heightPx) > limits.maxSidePx) return 'tooManyPixels';
  if (Math.min(widthPx, heightPx) < limits.minSidePx) return 'tooSmall';
  return undefined;
}

function factsOf(type: PictureType, header: Metadata): PictureFacts {
  return {
    type,
    widthPx: header.autoOrient.width,
    heightPx: header.autoOrient.height,
    orientation: header.orientation ?? 1,
    hasAlpha: header.hasAlpha,
    isAnimated: (header.pages ?? 1) > 1,
    isSrgb: isSrgb(header),
  };
}

function isSrgb(header: Metadata): boolean {
  if (header.space === 'cmyk') return false;
  return header.icc === undefined || isSrgbProfile(header.icc);
}
