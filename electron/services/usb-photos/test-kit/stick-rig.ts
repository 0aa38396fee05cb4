import * as nodeFiles from 'node:fs/promises';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { UsbPhoto, UsbPhotos as UsbPhotoList } from '../../../../shared/contract/photos.ts';
import { eventually } from '../../../../shared/fixtures/eventually.ts';
import { systemClock } from '../../../system/clock.ts';
import { silentLog } from '../../../system/log.ts';
import { createHeicDecoder } from '../../photos/heic-decoder.ts';
import { openPhotoRig } from '../../photos/test-kit/photo-rig.ts';
import type { Stick, StickFiles } from '../stick.ts';
import type { UsbLimits } from '../usb-limits.ts';
import { createUsbPhotos } from '../usb-photos.ts';

/** A machine may be busy; what is waited for comes sooner. */

export interface StickRigOptions {
  readonly limits?: Partial<UsbLimits>;
  readonly files?: Partial<StickFiles>;
}

/** The kiosk's side of the USB, with session `s1` open and no stick yet. */
export async function openStickRig(options: StickRigOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'stick-'));
  const { photos, ...rig } = await openPhotoRig();
  const sticks: Stick[] = [];
  const news: UsbPhotoList[] = [];
  const searches = { toFail: 0, failed: 0 };
  let pluggedIn = 0;
  const usb = createUsbPhotos({
    finder: {
      find: async () => {
        if (searches.toFail > searches.failed) {
          searches.failed += 1;
          throw diskError('EACCES');
        }
        return [...sticks];
      },
    },
    photos,
    heic: createHeicDecoder({ log: silentLog }),
    folder: join(folder, 'work'),
    clock: systemClock,
    log: silentLog,
    onChange: (list) => news.push(list),
    files: { ...nodeFiles, ...options.files },
    limits: { pollMs: 20, ...options.limits },
  });
  onTestFinished(async () => {
    await usb.close();
    await rm(folder, { recursive: true, force: true });
  });
  usb.open('s1');

  /** Writes a file to the stick `name`; `ageHours` says how long ago it was taken. */
  async function put(
    path: string,
    bytes: Uint8Array | string,
    ageHours = 0,
    name = 'stick',
  ): Promise<string> {
    const place = join(folder, name, path);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, bytes);
    const takenAt = new Date(Date.UTC(2024, 4, 1) - ageHours * 3_600_000);
    await utimes(place, takenAt, takenAt);
    return place;
  }

  async function listed(): Promise<readonly UsbPhoto[]> {
    const list = await eventually(() => {
      const now = usb.list();
      expect(now.kind).toBe('ready');
      return now;
    });
    return list.kind === 'ready' ? list.photos : [];
  }

  return {
    ...rig,
    photos,
    usb,
    news,
    folder,
    stickFolder: join(folder, 'stick'),
    put,
    plug(name = 'stick') {
      pluggedIn += 1;
      sticks.push({ stickId: `${name}:${pluggedIn}`, folder: join(folder, name) });
    },
    pull(name = 'stick') {
      sticks.splice(0, sticks.length, ...sticks.filter(({ folder: own }) => own !== join(folder, name)));
    },
    /** Counts them in the object that it returns. */
    failNextSearches(count: number) {
      Object.assign(searches, { toFail: count, failed: 0 });
      return searches;
    },
    /** The pictures on the stick, once it has been looked through. */
    listed,
    /** The id of the picture of that name. */
    async idOf(name: string): Promise<string> {
      return (await listed()).find((photo) => photo.name === name)?.usbPhotoId ?? 'not listed';
    },
    async waitForKind(kind: UsbPhotoList['kind']) {
      await eventually(() => expect(usb.list().kind).toBe(kind));
    },
  };
}

export type StickRig = Awaited<ReturnType<typeof openStickRig>>;

/** Files of which every reading after the first `count` is up to `failing`. */
export function failAfter(count: number, failing: () => Promise<never>): Partial<StickFiles> {
  return {
    open: async (path, flags) => {
      const handle = await nodeFiles.open(path, flags);
      let readings = 0;
      const read = handle.read.bind(handle);
      return new Proxy(handle, {
        get(target, name) {
          if (name === 'read') {
            return (buffer: Buffer, offset: number, length: number) =>
              readings++ < count ? read(buffer, offset, length) : failing();
          }
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    },
  };
}

export const diskError = (code: string) => Object.assign(new Error(code), { code });
