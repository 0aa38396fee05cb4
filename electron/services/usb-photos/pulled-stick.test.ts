import * as nodeFiles from 'node:fs/promises';
import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { eventually } from '../../../shared/fixtures/eventually.ts';
import { fixture } from '../photos/test-kit/photo-rig.ts';
import { diskError, failAfter, openStickRig } from './test-kit/stick-rig.ts';

const never = () => new Promise<never>(() => undefined);
// One chunk of 256 kB is read, and the stick is pulled before the second.
const large = Buffer.concat([await fixture('photo-landscape.jpg'), Buffer.alloc(600_000)]);
const GONE = { ok: false, error: 'stickGone' };

describe('a stick that is pulled', () => {
  it.each(['EIO', 'ENODEV', 'ENXIO', 'EBADF'])(
    'in the middle of reading (%s) is a plain refusal',
    async (code) => {
      const files = failAfter(1, () => Promise.reject(diskError(code)));
      const { put, plug, idOf, usb, photos, listFiles } = await openStickRig({ files });
      await put('photo.jpg', large);
      plug();
      expect(await usb.add(await idOf('photo.jpg'))).toEqual(GONE);
      expect(photos.list()).toEqual([]);
      expect(await listFiles()).toEqual([]);
    },
  );

  it('and never says so is given up after a while', async () => {
    const { put, plug, idOf, usb, listFiles } = await openStickRig({
      files: failAfter(1, never),
      // Long enough for what does answer, on a busy machine.
      limits: { silenceMs: 1_000 },
    });
    await put('photo.jpg', large);
    plug();
    expect(await usb.add(await idOf('photo.jpg'))).toEqual(GONE);
    expect(await listFiles()).toEqual([]);
  });

  it('while a picture is being read stops the reading at once', async () => {
    const { put, plug, pull, idOf, usb, listFiles } = await openStickRig({ files: failAfter(1, never) });
    await put('photo.jpg', large);
    plug();
    const adding = usb.add(await idOf('photo.jpg'));
    await eventually(async () => expect(await listFiles()).toHaveLength(1));
    pull();
    expect(await adding).toEqual(GONE);
    expect(await listFiles()).toEqual([]);
  });

  it('before a picture is opened is a plain refusal', async () => {
    const open = async () => Promise.reject(diskError('ENODEV'));
    const { put, plug, idOf, usb } = await openStickRig({ files: { open } });
    await put('photo.jpg', large);
    plug();
    const usbPhotoId = await idOf('photo.jpg');
    expect(await usb.add(usbPhotoId)).toEqual(GONE);
    expect(await usb.readThumbnail(usbPhotoId)).toBeUndefined();
  });

  it('or has lost the picture meanwhile is a plain refusal', async () => {
    const { put, plug, idOf, usb } = await openStickRig();
    const place = await put('photo.jpg', large);
    plug();
    const usbPhotoId = await idOf('photo.jpg');
    await rm(place);
    expect(await usb.add(usbPhotoId)).toEqual(GONE);
  });

  it('while a small copy is being made is no small copy, and can be tried again', async () => {
    let isPulled = true;
    const broken = failAfter(0, () => Promise.reject(diskError('EIO'))).open;
    const open = (path: string, flags: number) =>
      isPulled && broken ? broken(path, flags) : nodeFiles.open(path, flags);
    const { put, plug, idOf, usb } = await openStickRig({ files: { open } });
    await put('photo.jpg', await fixture('photo-coarse.jpg'));
    plug();
    const usbPhotoId = await idOf('photo.jpg');
    expect(await usb.readThumbnail(usbPhotoId)).toBeUndefined();
    isPulled = false;
    expect(await usb.readThumbnail(usbPhotoId)).toBeDefined();
  });

  it('while it is looked through is unreadable', async () => {
    const lstat = async (path: string) => {
      if (path.endsWith('.jpg')) throw diskError('EIO');
      return nodeFiles.lstat(path);
    };
    const { put, plug, pull, waitForKind } = await openStickRig({ files: { lstat } });
    await put('photo.jpg', 'x');
    plug();
    await waitForKind('unreadable');
    pull();
    await waitForKind('noStick');
  });

  it.each([
    ['cannot be opened', () => Promise.reject(diskError('EACCES'))],
    ['never answers', never],
  ])('or %s is unreadable', async (_, opendir) => {
    const limits = { scanMs: 50, silenceMs: 50 };
    const { put, plug, waitForKind } = await openStickRig({ files: { opendir }, limits });
    await put('photo.jpg', 'x');
    plug();
    await waitForKind('unreadable');
  });

  it('one folder that cannot be read costs that folder only', async () => {
    const opendir = async (path: string) => {
      if (path.endsWith('locked')) throw diskError('EACCES');
      return nodeFiles.opendir(path);
    };
    const { put, plug, listed } = await openStickRig({ files: { opendir } });
    await put('locked/photo.jpg', 'x');
    await put('open/photo.jpg', 'x');
    plug();
    expect(await listed()).toHaveLength(1);
  });
});

describe('the end of the session', () => {
  it('stops a picture that is being read, and keeps it from the next shopper', async () => {
    const { put, plug, idOf, usb, photos, listFiles } = await openStickRig({ files: failAfter(1, never) });
    await put('photo.jpg', large);
    plug();
    const adding = usb.add(await idOf('photo.jpg'));
    await eventually(async () => expect(await listFiles()).toHaveLength(1));
    await Promise.all([photos.openSession('s2'), usb.close()]);
    expect(await adding).toEqual({ ok: false, error: 'sessionEnded' });
    expect(photos.list()).toEqual([]);
    expect(await listFiles()).toEqual([]);
  });
});

describe('a search for sticks that fails', () => {
  it('is not the last', async () => {
    const { put, plug, listed, usb, failNextSearches } = await openStickRig();
    const searches = failNextSearches(3);
    await put('photo.jpg', 'x');
    plug();
    await eventually(() => expect(searches.failed).toBe(3));
    expect(await listed()).toHaveLength(1);
    expect(usb.list().kind).toBe('ready');
  });
});
