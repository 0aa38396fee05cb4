import type { EncodedPicture } from '../photos/encode-picture.ts';
import { createSlots } from '../photos/slots.ts';
import { readStickFile, StickGone, type StickReader } from './read-stick.ts';
import { makeThumbnail, type ThumbnailMaker } from './stick-thumbnail.ts';
import type { FoundPhoto } from './watched-stick.ts';

/** Small copies of one session's sticks, made when they are asked for. */
export interface StickThumbnails {
  /** Undefined where the file is no picture, or cannot be read. */
  read(found: FoundPhoto): Promise<EncodedPicture | undefined>;
  /** Resolves when nothing is being made any more. */
  settle(): Promise<void>;
}

export interface StickThumbnailsOptions {
  readonly maker: Omit<ThumbnailMaker, 'signal'>;
  readonly reader: Omit<StickReader, 'signal'>;
  readonly maxThumbnails: number;
}

export function createStickThumbnails(options: StickThumbnailsOptions): StickThumbnails {
  const { maker, reader, maxThumbnails } = options;
  const made = new Map<string, Promise<EncodedPicture | undefined>>();
  // A stick is soonest through when it reads one file after the other, and the editor wants the processor too.
  const turn = createSlots(1);

  const make = ({ stick, path, photo, signal }: FoundPhoto) =>
    turn.run(async () => {
      signal.throwIfAborted();
      const bytes = await gather(readStickFile(stick, path, { ...reader, signal }), maker.limits.maxBytes);
      return bytes && (await makeThumbnail(bytes, photo.usbPhotoId, { ...maker, signal }));
    });

  async function makeOrForget(found: FoundPhoto): Promise<EncodedPicture | undefined> {
    try {
      return await make(found);
    } catch (error) {
      // It may be asked for again when the stick sits better.
      made.delete(found.photo.usbPhotoId);
      if (found.signal.aborted || error instanceof StickGone) return undefined;
      throw error;
    }
  }

  return {
    read(found) {
      const { usbPhotoId } = found.photo;
      const thumbnail = made.get(usbPhotoId) ?? makeOrForget(found);
      // The last asked for is the last in line to be forgotten.
      made.delete(usbPhotoId);
      made.set(usbPhotoId, thumbnail);
      for (const oldest of made.keys()) {
        if (made.size <= maxThumbnails) break;
        made.delete(oldest);
      }
      return thumbnail;
    },
    settle: async () => void (await Promise.allSettled(made.values())),
  };
}

/** All bytes. Undefined, and no more is read, when they are more than `maxBytes`. */
async function gather(
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for await (const chunk of source) {
    byteCount += chunk.length;
    if (byteCount > maxBytes) return undefined;
    chunks.push(chunk);
  }
  // A copy of its own: it is handed over to another thread.
  return new Uint8Array(Buffer.concat(chunks));
}
