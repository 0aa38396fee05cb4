import { join } from 'node:path';
import type { Photo, PhotoRefusal } from '../../../shared/contract/photos.ts';
import { err, type Result } from '../../../shared/domain/result.ts';
import { type Clock, systemClock } from '../../system/clock.ts';
import { diskFiles, erase, type Files } from '../../system/files.ts';
import type { Log } from '../../system/log.ts';
import type { EncodedPicture } from './encode-picture.ts';
import { createHeicDecoder, type HeicDecoder } from './heic-decoder.ts';
import { PHOTO_LIMITS, type PhotoLimits } from './photo-limits.ts';
import {
  createPhotoSession,
  type PhotoSession,
  type PhotoSource,
  type PhotoVariant,
} from './photo-session.ts';
import type { PhotoBytes } from './receive-file.ts';
import { createSlots } from './slots.ts';

/** The photos of the shopper at the screen. */
export interface PhotoStore {
  readonly limits: PhotoLimits;
  /** Takes photos from now on for this session. One that is still open is closed first. */
  openSession(sessionId: string): Promise<void>;
  /** Refuses everything from now on. Resolves when all photos of the session are erased from the disk. */
  closeSession(): Promise<void>;
  /** Erases what an earlier run left behind. For the start, before a session opens. */
  eraseAll(): Promise<void>;
  /**
   * Takes in one photo. With `sessionId`, only for that session: a phone may still be sending for the last shopper.
   * Throws when the disk fails in another way than being full.
   */
  add(input: PhotoBytes, source: PhotoSource, sessionId?: string): Promise<Result<Photo, PhotoRefusal>>;
  /** In the order in which they came. */
  list(): Photo[];
  /** Erases one photo. False when there is none of that id. */
  remove(photoId: string): Promise<boolean>;
  /** The bytes of one copy. Undefined when there is no such photo. */
  read(photoId: string, variant: PhotoVariant): Promise<EncodedPicture | undefined>;
  /** Calls `listener` with all photos whenever one came or went; the returned function ends that. */
  onChange(listener: (photos: Photo[]) => void): () => void;
}

export interface PhotoStoreOptions {
  /** All of it belongs to the store: one folder per session. */
  readonly folder: string;
  readonly log: Log;
  readonly limits?: Partial<PhotoLimits>;
  readonly files?: Files;
  /** Shared with whoever else decodes HEIC, so that there is one at a time. */
  readonly heic?: HeicDecoder;
  readonly clock?: Clock;
}

/** Ids are made by the session service; anything else as a folder's name would be a bug. */
const SESSION_ID = /^[A-Za-z0-9_-]{1,64}$/;

export function createPhotoStore(options: PhotoStoreOptions): PhotoStore {
  const { folder, log, files = diskFiles, heic = createHeicDecoder({ log }), clock = systemClock } = options;
  const limits = { ...PHOTO_LIMITS, ...options.limits };
  const slots = createSlots(limits.maxDecodes);
  const listeners = new Set<(photos: Photo[]) => void>();
  let session: PhotoSession | undefined;

  const list = () => session?.list() ?? [];
  const onChange = () => {
    for (const listener of listeners) listener(list());
  };

  async function closeSession(): Promise<void> {
    const ended = session;
    session = undefined;
    if (!ended) return;
    if (ended.list().length > 0) onChange();
    await ended.close();
  }

  return {
    limits,
    closeSession,
    list,
    async openSession(sessionId) {
      if (!SESSION_ID.test(sessionId)) throw new Error('a session id is letters, digits, - and _');
      if (session?.sessionId === sessionId) return;
      // The new session takes photos at once; the old one's may still be on their way out.
      const closing = closeSession();
      const own = {
        sessionId,
        folder: join(folder, sessionId),
        limits,
        files,
        slots,
        heic,
        clock,
        log,
        onChange,
      };
      session = createPhotoSession(own);
      await closing;
    },
    eraseAll: () => erase(folder, files),
    async add(input, source, sessionId) {
      if (!session || (sessionId !== undefined && sessionId !== session.sessionId))
        return err('sessionEnded');
      return session.add(input, source);
    },
    remove: async (photoId) => (await session?.remove(photoId)) ?? false,
    read: async (photoId, variant) => session?.read(photoId, variant),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
