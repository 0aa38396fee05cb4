import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { eventually } from '../../../shared/fixtures/eventually.ts';
import { fixture, openPhotoRig } from './test-kit/photo-rig.ts';

describe('the end of a session', () => {
  it('erases every photo from the disk', async () => {
    const { photos, listFiles } = await openPhotoRig();
    const added = await photos.add(await fixture('photo-landscape.jpg'), 'phone');
    await photos.add(await fixture('photo-display-p3.jpg'), 'file');
    expect((await listFiles()).length).toBeGreaterThanOrEqual(4);
    await photos.closeSession();
    expect(await listFiles()).toEqual([]);
    expect(photos.list()).toEqual([]);
    expect(await photos.read(added.ok ? added.value.photoId : '', 'screen')).toBeUndefined();
  });

  it('refuses what comes afterwards', async () => {
    const { photos, listFiles } = await openPhotoRig();
    await photos.closeSession();
    expect(await photos.add(await fixture('photo-coarse.jpg'), 'phone')).toEqual({
      ok: false,
      error: 'sessionEnded',
    });
    expect(await listFiles()).toEqual([]);
  });

  it('stops a photo that is still arriving, and leaves nothing of it', async () => {
    const { photos, listFiles } = await openPhotoRig();
    const arriving = new PassThrough();
    const added = photos.add(arriving, 'phone');
    arriving.write(randomBytes(200_000));
    await eventually(async () => expect(await listFiles()).toHaveLength(1));
    await photos.closeSession();
    expect(await added).toEqual({ ok: false, error: 'sessionEnded' });
    expect(arriving.destroyed).toBe(true);
    expect(await listFiles()).toEqual([]);
  });

  it('leaves nothing of photos that are being decoded', async () => {
    const { photos, listFiles } = await openPhotoRig();
    const jpeg = await fixture('photo-display-p3.jpg');
    const firstIsIn = new Promise<void>((resolve) => photos.onChange(() => resolve()));
    const results = Promise.all(Array.from({ length: 5 }, () => photos.add(jpeg, 'phone')));
    await firstIsIn;
    await photos.closeSession();
    expect((await results).map((result) => (result.ok ? 'added' : result.error))).toContain('sessionEnded');
    expect(await listFiles()).toEqual([]);
  });

  it('keeps a phone that still sends for the last shopper away from the next', async () => {
    const { photos } = await openPhotoRig();
    await photos.openSession('s2');
    expect(await photos.add(await fixture('photo-coarse.jpg'), 'phone', 's1')).toEqual({
      ok: false,
      error: 'sessionEnded',
    });
    expect(photos.list()).toEqual([]);
  });

  it('erases what an earlier run left behind', async () => {
    const { photos, folder, listFiles } = await openPhotoRig();
    await mkdir(join(folder, 'left-over'), { recursive: true });
    await writeFile(join(folder, 'left-over', 'a.original'), 'x');
    await photos.eraseAll();
    expect(await listFiles()).toEqual([]);
  });

  it('takes no id that could leave the folder', async () => {
    const { photos } = await openPhotoRig();
    for (const id of ['..', '../other', 'a/b', 'a\\b', '', '.', 'x'.repeat(65), 'nul\0']) {
      await expect(photos.openSession(id)).rejects.toThrow('session id');
    }
  });
});

describe('removing a photo', () => {
  it('erases it, also while its print copy is being made', async () => {
    const { photos, listFiles } = await openPhotoRig();
    const heard: number[] = [];
    photos.onChange((all) => heard.push(all.length));
    const added = await photos.add(await fixture('photo-display-p3.jpg'), 'phone');
    const photoId = added.ok ? added.value.photoId : '';
    expect(await photos.remove(photoId)).toBe(true);
    expect(await photos.remove(photoId)).toBe(false);
    await eventually(async () => expect(await listFiles()).toEqual([]));
    expect(heard).toEqual([1, 0]);
  });
});
