import * as nodeFiles from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Photo, UsbPhotos as UsbPhotoList, UsbPhotoRefusal } from '../../../shared/contract/photos.ts';
import { err, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import { diskFiles, erase } from '../../system/files.ts';
import type { Log } from '../../system/log.ts';
import type { EncodedPicture } from '../photos/encode-picture.ts';
import type { HeicDecoder } from '../photos/heic-decoder.ts';
import type { PhotoStore } from '../photos/photo-store.ts';
import { readStickFile } from './read-stick.ts';
import type { StickFiles, StickFinder } from './stick.ts';
import { createStickThumbnails, type StickThumbnails } from './stick-thumbnails.ts';
import { type StickWatcher, watchSticks } from './stick-watcher.ts';
import { USB_LIMITS, type UsbLimits } from './usb-limits.ts';

/** Photos from the shopper's own USB stick. Sticks are read while a session is open, and never written to. */
export interface UsbPhotos {
  /** Looks for sticks from now on, for this session. Ends the session before. */
  open(sessionId: string): void;
  /** Forgets all that was read. Resolves when nothing of it is on the disk any more. */
  close(): Promise<void>;
  /** Erases what an earlier run left behind. For the start, before a session opens. */
  eraseAll(): Promise<void>;
  list(): UsbPhotoList;
  /** Copies a picture into the session, as a photo. Throws when the kiosk's own disk fails in another way than being full. */
  add(usbPhotoId: string): Promise<Result<Photo, UsbPhotoRefusal>>;
  /** A small copy. Undefined where there is no such picture, or it turns out to be none. */
  readThumbnail(usbPhotoId: string): Promise<EncodedPicture | undefined>;
}

export interface UsbPhotosOptions {
  /** `null`: this kiosk takes no sticks. */
  readonly finder: StickFinder | null;
  readonly photos: PhotoStore;
  readonly heic: HeicDecoder;
  /** For pictures that are being developed. All of it belongs to this service. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when sticks came or went, or one has been looked through. */
  readonly onChange: (list: UsbPhotoList) => void;
  readonly files?: StickFiles;
  readonly limits?: Partial<UsbLimits>;
}

/** What is open between `open` and `close`. */
interface UsbSession {
  readonly sessionId: string;
  readonly folder: string;
  readonly watcher: StickWatcher;
  readonly thumbnails: StickThumbnails;
}

export function createUsbPhotos(options: UsbPhotosOptions): UsbPhotos {
  const { finder, photos, clock, log, files = nodeFiles } = options;
  const limits = { ...USB_LIMITS, ...options.limits };
  const reader = { files, clock, silenceMs: limits.silenceMs };
  let session: UsbSession | undefined;

  function list(): UsbPhotoList {
    if (!finder) return { kind: 'unavailable' };
    return session?.watcher.list() ?? { kind: 'noStick' };
  }

  function openSession(sessionId: string, sticks: StickFinder): UsbSession {
    const folder = join(options.folder, sessionId);
    const sidePx = limits.thumbnailSidePx;
    const maker = { folder, sidePx, heic: options.heic, files: diskFiles, limits: photos.limits };
    // A stick that has been looked through after its session is no news.
    const onChange = () => session === opened && options.onChange(list());
    const watcher = watchSticks({ finder: sticks, files, clock, limits, log, onChange });
    const thumbnails = createStickThumbnails({ maker, reader, maxThumbnails: limits.maxThumbnails });
    const opened: UsbSession = { sessionId, folder, watcher, thumbnails };
    return opened;
  }

  async function close(): Promise<void> {
    const ended = session;
    session = undefined;
    if (!ended) return;
    ended.watcher.stop();
    await ended.thumbnails.settle();
    await erase(ended.folder, diskFiles);
  }

  return {
    list,
    close,
    open(sessionId) {
      close().catch((error: unknown) => log.error({ err: error }, 'what was read of a stick stayed behind'));
      if (finder) session = openSession(sessionId, finder);
    },
    eraseAll: () => erase(options.folder, diskFiles),
    async add(usbPhotoId) {
      const current = session;
      const found = current?.watcher.find(usbPhotoId);
      if (!current || !found) return err('stickGone');
      const reading = followReading(
        readStickFile(found.stick, found.path, { ...reader, signal: found.signal }),
      );
      const added = await photos.add(Readable.from(reading.bytes), 'usb', current.sessionId);
      // The store takes a stick that was pulled for a sender that broke off.
      return !added.ok && added.error === 'broken' && reading.isBrokenOff() ? err('stickGone') : added;
    },
    async readThumbnail(usbPhotoId) {
      const found = session?.watcher.find(usbPhotoId);
      return found && session?.thumbnails.read(found);
    },
  };
}

/** Passes bytes on, and remembers whether they ended before their time. */
function followReading(source: AsyncIterable<Uint8Array>) {
  let brokenOff = false;
  async function* follow() {
    try {
      yield* source;
    } catch (error) {
      brokenOff = true;
      throw error;
    }
  }
  return { bytes: follow(), isBrokenOff: () => brokenOff };
}
