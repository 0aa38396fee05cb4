import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { UsbPhotos } from '../../../shared/contract/photos.ts';
import { createKiosk } from '../../kiosk.ts';
import { systemClock } from '../../system/clock.ts';
import { silentLog } from '../../system/log.ts';
import { call } from '../../test-kit/shopper.ts';
import { fixture } from '../photos/test-kit/photo-rig.ts';

async function openKiosk(photoIntake: object) {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-stick-'));
  const stickFolder = join(folder, 'stick');
  const configFile = join(folder, 'kiosk.json');
  await writeFile(configFile, JSON.stringify({ photoIntake: { usbFolder: stickFolder, ...photoIntake } }));
  const kiosk = await createKiosk({
    configFile,
    dataDir: join(folder, 'data'),
    log: silentLog,
    clock: systemClock,
  });
  onTestFinished(async () => {
    await kiosk.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { kiosk, stickFolder, folder };
}

describe('the kiosk, whole, with a stick', () => {
  it('tells the screen of it, shows its pictures, takes one, and forgets all with the session', async () => {
    const { kiosk, stickFolder, folder } = await openKiosk({ usb: true });
    const news: UsbPhotos[] = [];
    kiosk.subscribe((name, payload) => {
      if (name === 'usbPhotosChanged' && 'kind' in payload) news.push(payload as UsbPhotos);
    });
    await call(kiosk, 'startSession', { locale: 'en' });
    expect(await call(kiosk, 'listUsbPhotos', {})).toEqual({ kind: 'noStick' });
    await mkdir(stickFolder);
    await writeFile(join(stickFolder, 'IMG_0001.HEIC'), await fixture('photo-phone.heic'));
    await vi.waitFor(() => expect(news.at(-1)).toMatchObject({ kind: 'ready' }), { timeout: 10_000 });
    const list = await call(kiosk, 'listUsbPhotos', {});
    expect(list).toEqual(news.at(-1));
    const [onStick] = list.kind === 'ready' ? list.photos : [];
    const thumbnail = await kiosk.handleFile(new Request(`http://kiosk/${onStick?.thumbnailPath}`));
    expect(thumbnail.headers.get('content-type')).toBe('image/jpeg');
    const answer = await call(kiosk, 'addUsbPhoto', { usbPhotoId: onStick?.usbPhotoId ?? '' });
    expect(answer).toMatchObject({ kind: 'added', photo: { source: 'usb', widthPx: 1200 } });
    expect(await call(kiosk, 'listPhotos', {})).toHaveLength(1);
    await call(kiosk, 'endSession', { reason: 'cancelled' });
    const left = await readdir(join(folder, 'data'), { recursive: true, withFileTypes: true });
    // What the devices of the machine remember is nobody's photo.
    const files = left
      .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('machine'))
      .map((entry) => entry.name);
    expect(files.filter((name) => !/\.sqlite(-shm|-wal)?$/.test(name))).toEqual([]);
    expect(await call(kiosk, 'addUsbPhoto', { usbPhotoId: onStick?.usbPhotoId ?? '' })).toEqual({
      kind: 'refused',
      reason: 'stickGone',
    });
  });

  it.each([{ usb: false }, {}])('reads none with the setting %j', async (setting) => {
    const { kiosk, stickFolder } = await openKiosk(setting);
    await mkdir(stickFolder);
    await call(kiosk, 'startSession', { locale: 'en' });
    expect(await call(kiosk, 'listUsbPhotos', {})).toEqual({ kind: 'unavailable' });
  });

  it('names a setting that is no yes or no', async () => {
    const { kiosk } = await openKiosk({ usb: 'yes' });
    expect(kiosk.notes.join('\n')).toContain('photoIntake.usb: ');
    await expect(call(kiosk, 'listUsbPhotos', {})).rejects.toThrow(/unavailable/);
  });
});
