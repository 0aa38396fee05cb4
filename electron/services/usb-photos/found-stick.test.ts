import { describe, expect, it } from 'vitest';
import { eventually } from '../../../shared/fixtures/eventually.ts';
import { systemClock } from '../../system/clock.ts';
import { silentLog } from '../../system/log.ts';
import { createHeicDecoder } from '../photos/heic-decoder.ts';
import { fixture, openPhotoRig } from '../photos/test-kit/photo-rig.ts';
import { openStickRig } from './test-kit/stick-rig.ts';
import { USB_LIMITS } from './usb-limits.ts';
import { createUsbPhotos } from './usb-photos.ts';

const namesOf = (photos: readonly { readonly name: string }[]) => photos.map(({ name }) => name);

describe('a stick that is plugged in', () => {
  it('is looked through, and its pictures come newest first', async () => {
    const { put, plug, listed, usb } = await openStickRig();
    expect(usb.list()).toEqual({ kind: 'noStick' });
    await put('DCIM/100APPLE/IMG_0001.JPG', 'a', 3);
    await put('DCIM/100APPLE/IMG_0002.HEIC', 'bb', 1);
    await put('Holiday 2024/Beach/äöü 海.png', 'ccc', 2);
    await put('top.webp', 'dddd', 4);
    plug();
    const photos = await listed();
    expect(namesOf(photos)).toEqual(['IMG_0002.HEIC', 'äöü 海.png', 'IMG_0001.JPG', 'top.webp']);
    expect(photos[0]).toEqual({
      usbPhotoId: expect.stringMatching(/^[0-9a-f]{32}$/),
      name: 'IMG_0002.HEIC',
      byteCount: 2,
      changedAtMs: Date.UTC(2024, 4, 1) - 3_600_000,
      thumbnailPath: `files/usb/${photos[0]?.usbPhotoId}/thumbnail`,
    });
  });

  it('shows no hidden files, no leftovers of systems, and nothing that is called otherwise', async () => {
    const { put, plug, listed } = await openStickRig();
    await put('cat.jpg', 'x');
    const foreign = [
      ['._cat.jpg', '.Trashes/cat.jpg', '.hidden.png', '$RECYCLE.BIN/cat.jpg'],
      ['System Volume Information/cat.jpg', '__MACOSX/cat.jpg', 'lost+found/cat.jpg'],
      ['cat.jpg.exe', 'cat.txt', 'film.mp4', 'drawing.svg', 'catjpg', 'raw.dng', 'empty/notes.pdf'],
    ].flat();
    for (const path of foreign) await put(path, 'x');
    await put('nothing-in-it.jpg', '');
    plug();
    expect(namesOf(await listed())).toEqual(['cat.jpg']);
  });

  it('is noticed when it comes and when it goes', async () => {
    const { put, plug, pull, listed, waitForKind, news } = await openStickRig();
    await put('cat.jpg', 'x');
    plug();
    await listed();
    pull();
    await waitForKind('noStick');
    plug();
    await listed();
    expect(news.map(({ kind }) => kind)).toEqual(['reading', 'ready', 'noStick', 'reading', 'ready']);
  });

  it('is noticed at the product’s own pace, which looks often enough for three seconds, and so is its going', async () => {
    expect(USB_LIMITS.pollMs).toBeLessThan(3000);
    const { put, plug, pull, usb, news } = await openStickRig({ limits: { pollMs: USB_LIMITS.pollMs } });
    await put('cat.jpg', 'x');
    plug();
    await eventually(() => expect(usb.list().kind).toBe('ready'));
    pull();
    await eventually(() => expect(news.at(-1)).toEqual({ kind: 'noStick' }));
  });

  it('gets new ids each time, so that those of another stick mean nothing', async () => {
    const { put, plug, pull, idOf, waitForKind, usb } = await openStickRig();
    await put('cat.jpg', await fixture('photo-coarse.jpg'));
    plug();
    const before = await idOf('cat.jpg');
    pull();
    await waitForKind('noStick');
    plug();
    expect(await idOf('cat.jpg')).not.toBe(before);
    expect(await usb.add(before)).toEqual({ ok: false, error: 'stickGone' });
  });

  it('with another beside it is one list', async () => {
    const { put, plug, pull, listed } = await openStickRig();
    await put('one.jpg', 'x', 2);
    await put('two.jpg', 'x', 1, 'other');
    plug();
    plug('other');
    await eventually(async () => expect(namesOf(await listed())).toEqual(['two.jpg', 'one.jpg']));
    pull('other');
    await eventually(async () => expect(namesOf(await listed())).toEqual(['one.jpg']));
  });

  it('without a picture on it is an empty list', async () => {
    const { put, plug, listed } = await openStickRig();
    await put('readme.txt', 'x');
    plug();
    expect(await listed()).toEqual([]);
  });

  it('gives names that can do no harm on the screen', async () => {
    const { put, plug, listed } = await openStickRig();
    await put(`exe\u202egpj\u0007${'x'.repeat(150)}.jpg`, 'x');
    plug();
    const [photo] = await listed();
    expect(photo?.name).toBe(`exegpj${'x'.repeat(74)}`);
  });
});

describe('without a session', () => {
  it('no stick is read, and none is known', async () => {
    const { put, plug, listed, usb, news } = await openStickRig();
    await put('cat.jpg', await fixture('photo-coarse.jpg'));
    plug();
    const [photo] = await listed();
    await usb.close();
    const newsCount = news.length;
    expect(usb.list()).toEqual({ kind: 'noStick' });
    expect(await usb.add(photo?.usbPhotoId ?? '')).toEqual({ ok: false, error: 'stickGone' });
    expect(await usb.readThumbnail(photo?.usbPhotoId ?? '')).toBeUndefined();
    expect(news).toHaveLength(newsCount);
  });

  it('the next shopper finds the stick anew, if it is still there', async () => {
    const { put, plug, listed, usb, photos } = await openStickRig();
    await put('cat.jpg', await fixture('photo-coarse.jpg'));
    plug();
    const [before] = await listed();
    await photos.openSession('s2');
    usb.open('s2');
    const [after] = await listed();
    expect(after?.usbPhotoId).not.toBe(before?.usbPhotoId);
    expect(await usb.add(before?.usbPhotoId ?? '')).toEqual({ ok: false, error: 'stickGone' });
    expect(await usb.add(after?.usbPhotoId ?? '')).toMatchObject({ ok: true });
  });
});

describe('a kiosk that takes no sticks', () => {
  it('says so, and refuses', async () => {
    const { photos, folder } = await openPhotoRig();
    const usb = createUsbPhotos({
      finder: null,
      photos,
      heic: createHeicDecoder({ log: silentLog }),
      folder,
      clock: systemClock,
      log: silentLog,
      onChange: () => expect.unreachable(),
    });
    usb.open('s1');
    expect(usb.list()).toEqual({ kind: 'unavailable' });
    expect(await usb.add('a'.repeat(32))).toEqual({ ok: false, error: 'stickGone' });
    await usb.close();
  });
});
