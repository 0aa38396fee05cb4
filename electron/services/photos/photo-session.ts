import { randomBytes } from 'node:crypto';
import { FILE_PATHS } from '../../../shared/contract/files.ts';
import type { Photo, PhotoRefusal } from '../../../shared/contract/photos.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { erase } from '../../system/files.ts';
import type { Log } from '../../system/log.ts';
import type { EncodedPicture } from './encode-picture.ts';
import type { PictureFacts } from './inspect-picture.ts';
import type { IntakeContext } from './picture-copy.ts';
import type { PhotoBytes } from './receive-file.ts';
import { erasePhoto, type TakenPhoto, takeInPhoto } from './take-in-photo.ts';

export type PhotoSource = Photo['source'];
export type PhotoVariant = 'screen' | 'original';

/** The photos of one shopper, all in one folder that goes as a whole. */
export interface PhotoSession {
  readonly sessionId: string;
  add(input: PhotoBytes, source: PhotoSource): Promise<Result<Photo, PhotoRefusal>>;
  list(): Photo[];
  /** False when there is no such photo. */
  remove(photoId: string): Promise<boolean>;
  read(photoId: string, variant: PhotoVariant): Promise<EncodedPicture | undefined>;
  /** Stops all intakes. Resolves when nothing of the session is on the disk any more. */
  close(): Promise<void>;
}

export interface PhotoSessionOptions extends Omit<IntakeContext, 'signal'> {
  readonly sessionId: string;
  readonly log: Log;
  /** Called when a photo came or went. */
  readonly onChange: () => void;
}

export function createPhotoSession(options: PhotoSessionOptions): PhotoSession {
  const { sessionId, limits, log, onChange } = options;
  const ending = new AbortController();
  const context: IntakeContext = { ...options, signal: ending.signal };
  const photos = new Map<string, TakenPhoto & { readonly photo: Photo }>();
  const underWay = createUnderWay();
  let arriving = 0;

  async function takeIn(input: PhotoBytes, source: PhotoSource): Promise<Result<Photo, PhotoRefusal>> {
    const photoId = randomBytes(16).toString('hex');
    const taken = await takeInPhoto(photoId, input, context);
    log.info({ photoId, source, outcome: taken.ok ? 'added' : taken.error }, 'photo came in');
    if (!taken.ok) return taken;
    // The last copy was written while the session ended; `close` erases it.
    if (ending.signal.aborted) return err('sessionEnded');
    const photo = describePhoto(photoId, source, taken.value.facts);
    photos.set(photoId, { ...taken.value, photo });
    onChange();
    underWay.add(eraseIfRemoved(photoId, taken.value));
    return ok(photo);
  }

  /** A photo may be removed while its print copy is still being written. */
  async function eraseIfRemoved(photoId: string, taken: TakenPhoto): Promise<void> {
    await taken.original.settled;
    if (!photos.has(photoId)) await erasePhoto(photoId, context);
  }

  return {
    sessionId,
    async add(input, source) {
      if (ending.signal.aborted) return err('sessionEnded');
      if (photos.size + arriving >= limits.maxPhotos) return err('tooManyPhotos');
      arriving += 1;
      return underWay.add(takeIn(input, source).finally(() => (arriving -= 1)));
    },
    list: () => [...photos.values()].map(({ photo }) => photo),
    async remove(photoId) {
      if (!photos.delete(photoId)) return false;
      onChange();
      await erasePhoto(photoId, context);
      return true;
    },
    async read(photoId, variant) {
      try {
        return await photos.get(photoId)?.[variant].load();
      } catch (error) {
        if (!photos.has(photoId)) return undefined;
        throw error;
      }
    },
    async close() {
      ending.abort();
      photos.clear();
      await erase(context.folder, context.files);
      await underWay.settle();
      // An intake may have written between that erasing and its own end.
      await erase(context.folder, context.files);
    },
  };
}

/** Work that somebody else waits for, and that has to be over before the folder is clean. */
function createUnderWay() {
  const works = new Set<Promise<unknown>>();
  return {
    add<Value>(work: Promise<Value>): Promise<Value> {
      works.add(work);
      const forget = () => works.delete(work);
      work.then(forget, forget);
      return work;
    },
    async settle(): Promise<void> {
      while (works.size > 0) await Promise.allSettled(works);
    },
  };
}

function describePhoto(photoId: string, source: PhotoSource, facts: PictureFacts): Photo {
  return {
    photoId,
    source,
    widthPx: facts.widthPx,
    heightPx: facts.heightPx,
    screenPath: FILE_PATHS.photo(photoId, 'screen'),
    originalPath: FILE_PATHS.photo(photoId, 'original'),
  };
}
