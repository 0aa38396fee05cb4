import { randomBytes } from 'node:crypto';
import { FILE_PATHS } from '../../../shared/contract/files.ts';
import type { UsbPhoto } from '../../../shared/contract/photos.ts';
import type { Clock } from '../../system/clock.ts';
import { listPictures, type StickListing, type StickPicture } from './list-pictures.ts';
import type { Stick, StickFiles } from './stick.ts';
import type { UsbLimits } from './usb-limits.ts';

/** One picture on a stick, as the shopper sees it and as it is read. */
export interface FoundPhoto {
  readonly photo: UsbPhoto;
  readonly stick: Stick;
  readonly path: readonly string[];
  /** Aborts when the stick is pulled or the session ends. */
  readonly signal: AbortSignal;
}

export type StickContents =
  | { readonly kind: 'reading' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'ready'; readonly photos: readonly FoundPhoto[]; readonly isCutShort: boolean };

/** A stick from its plugging in until it is pulled or the session ends. */
export interface WatchedStick {
  readonly stick: Stick;
  contents(): StickContents;
  /** Stops everything that still reads from it. */
  drop(): void;
}

export interface StickWatch {
  readonly files: StickFiles;
  readonly clock: Clock;
  readonly limits: UsbLimits;
  /** Names of the files that are wanted; by default those of pictures. */
  readonly names?: RegExp | undefined;
  /** Called when the stick has been looked through. */
  readonly onRead: () => void;
}

/** Begins to look through a stick. */
export function watchStick(stick: Stick, watch: StickWatch): WatchedStick {
  const dropped = new AbortController();
  let contents: StickContents = { kind: 'reading' };

  const settle = (next: StickContents) => {
    // Nobody waits for a stick that is not there any more.
    if (dropped.signal.aborted || contents.kind !== 'reading') return;
    contents = next;
    watch.onRead();
  };
  const ready = ({ pictures, isCutShort }: StickListing): StickContents => ({
    kind: 'ready',
    photos: pictures.map((picture) => describePhoto(picture, stick, dropped.signal)),
    isCutShort,
  });
  lookThrough(stick, watch, dropped.signal).then(
    (listing) => settle(ready(listing)),
    () => settle({ kind: 'unreadable' }),
  );
  return { stick, contents: () => contents, drop: () => dropped.abort(new Error('the stick is gone')) };
}

/** A stick that does not even answer is given up somewhat later than one that is merely large. */
async function lookThrough(stick: Stick, watch: StickWatch, signal: AbortSignal): Promise<StickListing> {
  const { files, clock, limits, names } = watch;
  const endMs = clock.steadyMs() + limits.scanMs;
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const limit = clock.sleep(limits.scanMs + limits.silenceMs, either).then(() => {
    throw new Error('the stick gives no answer');
  });
  limit.catch(() => undefined);
  const isOver = () => either.aborted || clock.steadyMs() > endMs;
  try {
    return await Promise.race([listPictures({ stick, files, limits, isOver, names }), limit]);
  } finally {
    over.abort();
  }
}

const NAME_MAX_LENGTH = 80;

/** Ids are drawn by lot: they say nothing of the stick, and nobody can make one up. */
function describePhoto(picture: StickPicture, stick: Stick, signal: AbortSignal): FoundPhoto {
  const usbPhotoId = randomBytes(16).toString('hex');
  const { path, byteCount, changedAtMs } = picture;
  const name = (path.at(-1) ?? '').replace(/\p{Cc}|\p{Cf}/gu, '').slice(0, NAME_MAX_LENGTH);
  const thumbnailPath = FILE_PATHS.usbThumbnail(usbPhotoId);
  return { photo: { usbPhotoId, name, byteCount, changedAtMs, thumbnailPath }, stick, path, signal };
}
