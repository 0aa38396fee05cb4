import type { PhotoRefusal } from '../../../shared/contract/photos.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Files } from '../../system/files.ts';
import type { HeicDecoder } from './heic-decoder.ts';
import type { HeicOutcome } from './heic-thread.ts';
import { profileOfNclx } from './nclx-profile.ts';
import { frameTiff, TIFF_PIXELS_OFFSET } from './tiff-file.ts';

type DecodedHeic = Extract<HeicOutcome, { kind: 'decoded' }>;

export interface HeicDevelopment {
  /** Called when its turn has come, so that those in line hold no memory. The bytes are handed over. */
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
  /** The new TIFF. Erasing it is the caller's, also after a refusal. */
  readonly path: string;
  readonly maxPixels: number;
  /** For the eye only: the small copy that most files hold. */
  readonly preferThumbnail?: boolean;
}

export interface HeicLab {
  readonly heic: HeicDecoder;
  readonly files: Files;
  readonly signal: AbortSignal;
}

/**
 * Makes a TIFF out of a HEIC: upright, uncompressed, eight bits, with an ICC profile where it is not sRGB. sharp's own
 * build reads no HEIC, and takes it from here like any other picture. Errors: broken, unsupportedType, tooManyPixels.
 * Throws when the disk fails, and when the signal aborts.
 */
export async function developHeic(work: HeicDevelopment, lab: HeicLab): Promise<Result<void, PhotoRefusal>> {
  return lab.heic.turn.run(() => develop(work, lab));
}

async function develop(work: HeicDevelopment, lab: HeicLab): Promise<Result<void, PhotoRefusal>> {
  lab.signal.throwIfAborted();
  const { path, maxPixels, preferThumbnail = false } = work;
  const bytes = await work.read();
  if (!hasStillPicture(bytes)) return err('unsupportedType');
  const task = { bytes, path, maxPixels, preferThumbnail, pixelsOffset: TIFF_PIXELS_OFFSET };
  const outcome = await lab.heic.decode(task, lab.signal);
  switch (outcome.kind) {
    case 'decoded':
      return ok(await frame(path, outcome, lab.files));
    case 'refused':
      return err(outcome.reason);
    case 'diskFailed':
      throw Object.assign(new Error('writing a photo failed'), { code: outcome.code });
    default:
      return assertNever(outcome);
  }
}

/**
 * Looks for the `meta` box, which holds the still pictures of a file. Films and sequences have the same first bytes and no
 * such box. A file that ends before it could come is given the benefit of the doubt: the decoder will call it broken.
 */
function hasStillPicture(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  while (offset + 8 <= bytes.length) {
    const size = view.getUint32(offset);
    if (Buffer.from(bytes.subarray(offset + 4, offset + 8)).toString('latin1') === 'meta') return true;
    // 0: up to the end of the file. 1: the size follows in eight bytes, of which a file of ours never needs the first four.
    if (size === 0) return false;
    const isLong = size === 1 && offset + 16 <= bytes.length;
    offset += Math.max(8, isLong ? view.getUint32(offset + 12) : size);
  }
  return offset !== bytes.length;
}

async function frame(path: string, decoded: DecodedHeic, files: Files): Promise<void> {
  const { widthPx, heightPx, hasAlpha, isPremultiplied } = decoded;
  const alpha = !hasAlpha ? 'none' : isPremultiplied ? 'premultiplied' : 'straight';
  const { head, tail } = frameTiff({ widthPx, heightPx, alpha, profile: profileOf(decoded) });
  const file = await files.open(path, 'r+');
  try {
    const { size } = await file.stat();
    await file.write(head, 0, head.length, 0);
    await file.write(tail, 0, tail.length, size);
  } finally {
    await file.close();
  }
}

/** The decoder has made RGB of whatever was in the file, so a profile for anything else does not belong to it any more. */
function profileOf({ profile, nclx }: DecodedHeic): Uint8Array | undefined {
  const isForRgb = profile !== null && Buffer.from(profile.subarray(16, 20)).toString('latin1') === 'RGB ';
  if (isForRgb) return profile;
  return nclx ? profileOfNclx(nclx) : undefined;
}
