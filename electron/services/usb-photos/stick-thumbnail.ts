import { join } from 'node:path';
import { erase, type Files } from '../../system/files.ts';
import { developHeic } from '../photos/develop-heic.ts';
import type { EncodedPicture } from '../photos/encode-picture.ts';
import type { HeicDecoder } from '../photos/heic-decoder.ts';
import { inspectPicture } from '../photos/inspect-picture.ts';
import type { PhotoLimits } from '../photos/photo-limits.ts';
import { openPicture, type PictureInput } from '../photos/picture-engine.ts';
import { fileKindOf } from '../photos/picture-type.ts';

export interface ThumbnailMaker {
  /** For a HEIC that is being developed. Ours alone. */
  readonly folder: string;
  readonly files: Files;
  readonly heic: HeicDecoder;
  readonly limits: PhotoLimits;
  readonly sidePx: number;
  readonly signal: AbortSignal;
}

/** A small copy holds no more than that many pixels, and its own may be small indeed. */
const MIN_SIDE_PX = 16;
const JPEG = { quality: 78 } as const;

/** A small copy of a picture, for choosing. Undefined where the bytes are no picture that the kiosk takes. */
export async function makeThumbnail(
  bytes: Uint8Array<ArrayBuffer>,
  photoId: string,
  maker: ThumbnailMaker,
): Promise<EncodedPicture | undefined> {
  const head = bytes.slice(0, 64);
  if (fileKindOf(head) !== 'heic') return encode(bytes, head, maker);
  const path = join(maker.folder, `${photoId}.developed`);
  await maker.files.mkdir(maker.folder, { recursive: true, mode: 0o700 });
  try {
    const work = {
      read: async () => bytes,
      path,
      maxPixels: maker.limits.maxHeicPixels,
      preferThumbnail: true,
    };
    const developed = await developHeic(work, maker);
    return developed.ok ? await encode(path, head, maker) : undefined;
  } finally {
    await erase(path, maker.files);
  }
}

async function encode(
  input: PictureInput,
  head: Uint8Array,
  { limits, sidePx }: ThumbnailMaker,
): Promise<EncodedPicture | undefined> {
  const facts = await inspectPicture({ input, head }, { ...limits, minSidePx: MIN_SIDE_PX });
  if (!facts.ok) return undefined;
  const small = openPicture(input, limits)
    .autoOrient()
    .resize(sidePx, sidePx, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb');
  const jpeg = await small
    .jpeg(JPEG)
    .toBuffer()
    .catch(() => undefined);
  return jpeg && { bytes: jpeg, contentType: 'image/jpeg' };
}
