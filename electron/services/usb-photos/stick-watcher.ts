import type { UsbPhotos as UsbPhotoList } from '../../../shared/contract/photos.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { Stick, StickFiles, StickFinder } from './stick.ts';
import type { UsbLimits } from './usb-limits.ts';
import { type FoundPhoto, type WatchedStick, watchStick } from './watched-stick.ts';

/** All sticks of one session. */
export interface StickWatcher {
  /** What the shopper is shown. */
  list(): UsbPhotoList;
  find(usbPhotoId: string): FoundPhoto | undefined;
  /** Forgets all sticks, and stops everything that still reads from them. */
  stop(): void;
}

export interface StickWatcherOptions {
  readonly finder: StickFinder;
  readonly files: StickFiles;
  readonly clock: Clock;
  readonly limits: UsbLimits;
  readonly log: Log;
  /** Names of the files that are wanted; by default those of pictures. */
  readonly names?: RegExp | undefined;
  /** Called when sticks came or went, or one has been looked through. */
  readonly onChange: () => void;
}

/** Looks for sticks every `pollMs`, until it is stopped. */
export function watchSticks(options: StickWatcherOptions): StickWatcher {
  const { finder, clock, limits, log, onChange } = options;
  const stopped = new AbortController();
  const sticks = new Map<string, WatchedStick>();

  function update(found: readonly Stick[]): void {
    const gone = [...sticks.values()].filter(({ stick }) => !isAmong(stick, found));
    const fresh = found.filter(({ stickId }) => !sticks.has(stickId));
    for (const watched of gone) {
      watched.drop();
      sticks.delete(watched.stick.stickId);
    }
    for (const stick of fresh) sticks.set(stick.stickId, watchStick(stick, { ...options, onRead: onChange }));
    if (gone.length + fresh.length === 0) return;
    log.info({ came: fresh.length, went: gone.length }, 'sticks changed');
    onChange();
  }

  async function keepLooking(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        const found = await finder.find();
        if (!stopped.signal.aborted) update(found);
      } catch (error) {
        // One look that fails must not be the last.
        log.warn({ err: error }, 'looking for sticks failed');
      }
      await clock.sleep(limits.pollMs, stopped.signal).catch(() => undefined);
    }
  }
  void keepLooking();

  return {
    list: () => describeSticks([...sticks.values()], limits),
    find: (usbPhotoId) => photosOf([...sticks.values()]).find(({ photo }) => photo.usbPhotoId === usbPhotoId),
    stop() {
      stopped.abort(new Error('no longer wanted'));
      for (const stick of sticks.values()) stick.drop();
      sticks.clear();
    },
  };
}

const isAmong = (stick: Stick, sticks: readonly Stick[]) =>
  sticks.some(({ stickId }) => stickId === stick.stickId);

function photosOf(sticks: readonly WatchedStick[]): FoundPhoto[] {
  return sticks.flatMap((stick) => {
    const contents = stick.contents();
    return contents.kind === 'ready' ? contents.photos : [];
  });
}

/** All sticks as one list: whoever brings two wants to choose from both. */
function describeSticks(sticks: readonly WatchedStick[], { maxPhotos }: UsbLimits): UsbPhotoList {
  const contents = sticks.map((stick) => stick.contents());
  if (contents.length === 0) return { kind: 'noStick' };
  if (contents.some(({ kind }) => kind === 'reading')) return { kind: 'reading' };
  if (contents.every(({ kind }) => kind === 'unreadable')) return { kind: 'unreadable' };
  const photos = photosOf(sticks)
    .map(({ photo }) => photo)
    .toSorted((one, other) => other.changedAtMs - one.changedAtMs);
  const isOneCutShort = contents.some((one) => one.kind === 'ready' && one.isCutShort);
  return {
    kind: 'ready',
    photos: photos.slice(0, maxPhotos),
    isCutShort: isOneCutShort || photos.length > maxPhotos,
  };
}
