import type { FileHandle } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { diskFiles, type Files } from '../../system/files.ts';
import { fixture, openPhotoRig } from './test-kit/photo-rig.ts';

const noSpace = () => Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

/** A disk on which files of one kind can be opened, but not written to the end. */
function diskThatFillsUpAt(kind: string): { files: Files; free: () => void } {
  let isFull = true;
  const open: Files['open'] = async (path, ...rest) => {
    const handle = await diskFiles.open(path, ...rest);
    if (isFull && String(path).endsWith(kind)) fillUp(handle);
    return handle;
  };
  return { files: { ...diskFiles, open }, free: () => (isFull = false) };
}

/** Half of the bytes still fit. */
function fillUp(handle: FileHandle): void {
  const write = handle.write.bind(handle);
  handle.writeFile = async (data) => {
    if (data instanceof Uint8Array) await write(data.subarray(0, data.length / 2));
    throw noSpace();
  };
}

describe('a full disk', () => {
  it.each(['.incoming', '.screen'])('at the %s file refuses the photo and leaves nothing', async (kind) => {
    const { files, free } = diskThatFillsUpAt(kind);
    const { photos, listFiles } = await openPhotoRig({ files });
    const jpeg = await fixture('photo-landscape.jpg');
    expect(await photos.add(jpeg, 'phone')).toEqual({ ok: false, error: 'storageFull' });
    expect(await listFiles()).toEqual([]);
    expect(photos.list()).toEqual([]);
    free();
    expect(await photos.add(jpeg, 'phone')).toMatchObject({ ok: true });
  });

  it('at the making of the folder refuses the photo', async () => {
    const mkdir = vi.fn<() => Promise<undefined>>().mockRejectedValue(noSpace());
    const { photos } = await openPhotoRig({ files: { ...diskFiles, mkdir } });
    const jpeg = await fixture('photo-coarse.jpg');
    expect(await photos.add(jpeg, 'phone')).toEqual({ ok: false, error: 'storageFull' });
  });

  it.each(['photo-landscape.jpg', 'photo-display-p3.jpg'])(
    'behind a photo that was taken already still lets it be printed, without its metadata: %s',
    async (name) => {
      const { files } = diskThatFillsUpAt('.original');
      const { photos, listFiles } = await openPhotoRig({ files });
      const added = await photos.add(await fixture(name), 'phone');
      for (let load = 0; load < 2; load++) {
        const original = await photos.read(added.ok ? added.value.photoId : '', 'original');
        expect(original?.bytes.length).toBeGreaterThan(10_000);
        expect(Buffer.from(original?.bytes ?? []).includes('Fixture Phone')).toBe(false);
      }
      expect((await listFiles()).filter((file) => file.endsWith('.original'))).toEqual([]);
    },
  );

  it('is not taken for other troubles of the disk, which are faults', async () => {
    const denied = Object.assign(new Error('denied'), { code: 'EACCES' });
    const { photos } = await openPhotoRig({ files: { ...diskFiles, open: () => Promise.reject(denied) } });
    await expect(photos.add(await fixture('photo-coarse.jpg'), 'phone')).rejects.toThrow();
  });
});
