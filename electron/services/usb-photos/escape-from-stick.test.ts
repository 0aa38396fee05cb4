import { execFileSync } from 'node:child_process';
import * as nodeFiles from 'node:fs/promises';
import { rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixture } from '../photos/test-kit/photo-rig.ts';
import { openStickRig } from './test-kit/stick-rig.ts';

const photo = await fixture('photo-coarse.jpg');
const GONE = { ok: false, error: 'stickGone' };

/** A stick with one honest picture, and a secret of the kiosk beside it. */
async function openTrap() {
  const rig = await openStickRig();
  await rig.put('folder/honest.jpg', photo);
  const secretFolder = join(rig.folder, 'secret');
  const secret = await rig.put('secret.jpg', photo, 0, 'secret');
  return { ...rig, secret, secretFolder };
}

describe('a stick that wants out', () => {
  it('with links to files, folders and itself: none is followed', async () => {
    const { plug, listed, stickFolder, secret, secretFolder } = await openTrap();
    await symlink(secret, join(stickFolder, 'absolute.jpg'));
    await symlink('../secret/secret.jpg', join(stickFolder, 'relative.jpg'));
    await symlink(secretFolder, join(stickFolder, 'elsewhere'));
    await symlink('.', join(stickFolder, 'loop'));
    await symlink('honest.jpg', join(stickFolder, 'folder', 'inside.jpg'));
    plug();
    expect((await listed()).map(({ name }) => name)).toEqual(['honest.jpg']);
  });

  it('by another medium mounted inside it shows nothing of that', async () => {
    const lstat = async (path: string) => {
      const found = await nodeFiles.lstat(path);
      return path.includes('elsewhere') ? Object.assign(found, { dev: found.dev + 1 }) : found;
    };
    const { plug, put, listed } = await openStickRig({ files: { lstat } });
    await put('honest.jpg', photo);
    await put('elsewhere/foreign.jpg', photo);
    plug();
    expect((await listed()).map(({ name }) => name)).toEqual(['honest.jpg']);
  });

  it('by a picture of another medium in the place of its own is refused', async () => {
    let isOther = false;
    const lstat = async (path: string) => {
      const found = await nodeFiles.lstat(path);
      return isOther ? Object.assign(found, { dev: found.dev + 1 }) : found;
    };
    const { plug, put, idOf, usb } = await openStickRig({ files: { lstat } });
    await put('honest.jpg', photo);
    plug();
    const usbPhotoId = await idOf('honest.jpg');
    isOther = true;
    expect(await usb.add(usbPhotoId)).toEqual(GONE);
  });

  it('by a link in the place of a listed picture is refused', async () => {
    const { plug, idOf, usb, photos, stickFolder, secret } = await openTrap();
    plug();
    const usbPhotoId = await idOf('honest.jpg');
    await rm(join(stickFolder, 'folder', 'honest.jpg'));
    await symlink(secret, join(stickFolder, 'folder', 'honest.jpg'));
    expect(await usb.add(usbPhotoId)).toEqual(GONE);
    expect(await usb.readThumbnail(usbPhotoId)).toBeUndefined();
    expect(photos.list()).toEqual([]);
  });

  it('by a link in the place of a folder is refused', async () => {
    const { plug, idOf, usb, photos, put, stickFolder, secretFolder } = await openTrap();
    await put('honest.jpg', photo, 0, 'secret');
    plug();
    const usbPhotoId = await idOf('honest.jpg');
    await rename(join(stickFolder, 'folder'), join(stickFolder, 'moved'));
    await symlink(secretFolder, join(stickFolder, 'folder'));
    expect(await usb.add(usbPhotoId)).toEqual(GONE);
    expect(photos.list()).toEqual([]);
  });

  it('by a pipe in the place of a listed picture neither hangs nor reads it', async () => {
    const { plug, idOf, usb, stickFolder } = await openTrap();
    plug();
    const usbPhotoId = await idOf('honest.jpg');
    const place = join(stickFolder, 'folder', 'honest.jpg');
    await rm(place);
    execFileSync('mkfifo', [place]);
    expect(await usb.add(usbPhotoId)).toEqual(GONE);
  });

  it.each([
    '../secret/secret.jpg',
    '/etc/passwd',
    'folder/honest.jpg',
    '..%2fsecret%2fsecret.jpg',
    '__proto__',
    '',
    '\0',
  ])('by the made-up id %j finds nothing', async (usbPhotoId) => {
    const { plug, listed, usb } = await openTrap();
    plug();
    await listed();
    expect(await usb.add(usbPhotoId)).toEqual(GONE);
    expect(await usb.readThumbnail(usbPhotoId)).toBeUndefined();
  });
});
