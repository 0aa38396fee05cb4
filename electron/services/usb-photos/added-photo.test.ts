import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { eventually } from '../../../shared/fixtures/eventually.ts';
import { fixture } from '../photos/test-kit/photo-rig.ts';
import { openStickRig } from './test-kit/stick-rig.ts';

const landscape = await fixture('photo-landscape.jpg');
const heic = await fixture('photo-phone.heic');
const png = await sharp(landscape).resize(600).png().toBuffer();
const webp = await sharp(landscape).resize(600).webp().toBuffer();

describe('a picture that the shopper chooses', () => {
  it.each([
    ['JPEG', 'photo.jpg', landscape, [1600, 1200]],
    ['PNG', 'photo.PNG', png, [600, 450]],
    ['WebP', 'photo.webp', webp, [600, 450]],
    ['HEIC', 'IMG_0001.HEIC', heic, [1200, 900]],
    ['HEIC under the name of a JPEG', 'a.jpg', heic, [1200, 900]],
  ] as const)('%s is copied into the session', async (_, name, bytes, [widthPx, heightPx]) => {
    const { put, plug, idOf, usb, photos, stickFolder } = await openStickRig();
    const place = await put(`DCIM/${name}`, bytes);
    plug();
    const added = await usb.add(await idOf(name));
    expect(added).toMatchObject({ ok: true, value: { source: 'usb', widthPx, heightPx } });
    expect(photos.list()).toHaveLength(1);
    // Nothing was written to the stick.
    expect(await readdir(stickFolder, { recursive: true })).toEqual(['DCIM', join('DCIM', name)]);
    expect((await readFile(place)).equals(bytes)).toBe(true);
  });

  it('stays when the stick is pulled afterwards', async () => {
    const { put, plug, pull, idOf, usb, photos, waitForKind } = await openStickRig();
    await put('photo.jpg', landscape);
    plug();
    const added = await usb.add(await idOf('photo.jpg'));
    pull();
    await waitForKind('noStick');
    const original = await photos.read(added.ok ? added.value.photoId : '', 'original');
    expect(original?.bytes.length).toBeGreaterThan(100_000);
  });

  it('may be chosen twice', async () => {
    const { put, plug, idOf, usb, photos } = await openStickRig();
    await put('photo.jpg', landscape);
    plug();
    const usbPhotoId = await idOf('photo.jpg');
    await Promise.all([usb.add(usbPhotoId), usb.add(usbPhotoId)]);
    expect(new Set(photos.list().map(({ photoId }) => photoId)).size).toBe(2);
  });
});

describe('a file that is no picture after all', () => {
  it.each([
    ['a text', 'notes', 'notAPicture'],
    ['an SVG with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'notAPicture'],
    ['a JPEG cut short', landscape.subarray(0, 50_000), 'broken'],
    ['a TIFF', Buffer.from('II*\0\x08\0\0\0', 'latin1'), 'unsupportedType'],
  ] as const)('%s is refused, and has no small copy', async (_, content, reason) => {
    const { put, plug, idOf, usb, photos } = await openStickRig();
    await put('picture.jpg', content);
    plug();
    const usbPhotoId = await idOf('picture.jpg');
    expect(await usb.add(usbPhotoId)).toEqual({ ok: false, error: reason });
    expect(await usb.readThumbnail(usbPhotoId)).toBeUndefined();
    expect(photos.list()).toEqual([]);
  });
});

describe('the small copy of a picture on the stick', () => {
  it.each([
    ['of a JPEG stored on its side', 'photo-portrait-turned.jpg', [270, 360]],
    ['of a PNG with transparency', 'badge-transparent.png', [360, 360]],
    ['of a HEIC, by the one inside it', 'photo-phone.heic', [240, 180]],
    ['of a HEIC that has none inside', 'quarters.heic', [360, 274]],
  ] as const)('%s is upright, small and sRGB', async (_, name, [width, height]) => {
    const { put, plug, idOf, usb, folder } = await openStickRig();
    await put(name, await fixture(name));
    plug();
    const thumbnail = await usb.readThumbnail(await idOf(name));
    expect(thumbnail?.contentType).toBe('image/jpeg');
    const facts = await sharp(thumbnail?.bytes).metadata();
    expect(facts).toMatchObject({ width, height, format: 'jpeg' });
    expect([facts.exif, facts.icc]).toEqual([undefined, undefined]);
    expect(thumbnail?.bytes.length).toBeLessThan(40_000);
    // What was developed for it is gone already.
    const left = await readdir(join(folder, 'work'), { recursive: true }).catch(() => []);
    expect(left.filter((path) => path.endsWith('.developed'))).toEqual([]);
  });

  it('is made once', async () => {
    const { put, plug, idOf, usb } = await openStickRig();
    const place = await put('photo.jpg', landscape);
    plug();
    const usbPhotoId = await idOf('photo.jpg');
    const first = await usb.readThumbnail(usbPhotoId);
    await writeFile(place, 'something else');
    expect(await usb.readThumbnail(usbPhotoId)).toBe(first);
  });

  it('is forgotten when many others have been asked for since', async () => {
    const { put, plug, idOf, usb } = await openStickRig({ limits: { maxThumbnails: 1 } });
    const place = await put('photo.jpg', landscape);
    await put('other.jpg', landscape);
    plug();
    const usbPhotoId = await idOf('photo.jpg');
    expect(await usb.readThumbnail(usbPhotoId)).toBeDefined();
    expect(await usb.readThumbnail(await idOf('other.jpg'))).toBeDefined();
    await writeFile(place, 'something else');
    expect(await usb.readThumbnail(usbPhotoId)).toBeUndefined();
  });

  it('leaves nothing on the disk after the session', async () => {
    const { put, plug, idOf, usb, folder } = await openStickRig();
    await put('quarters.heic', await fixture('quarters.heic'));
    plug();
    const usbPhotoId = await idOf('quarters.heic');
    const asked = usb.readThumbnail(usbPhotoId);
    const work = () => readdir(join(folder, 'work'), { recursive: true }).catch(() => []);
    await eventually(async () => expect(await work()).not.toEqual([]));
    await usb.close();
    expect(await work()).toEqual([]);
    expect(await asked).toBeUndefined();
  });
});
