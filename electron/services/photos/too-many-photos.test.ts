import { describe, expect, it } from 'vitest';
import { fixture, openPhotoRig } from './test-kit/photo-rig.ts';

describe('more photos than a session may have', () => {
  it('refuses the next one, and takes it once another was removed', async () => {
    const { photos } = await openPhotoRig({ limits: { maxPhotos: 2 } });
    const jpeg = await fixture('photo-coarse.jpg');
    const first = await photos.add(jpeg, 'phone');
    await photos.add(jpeg, 'file');
    expect(await photos.add(jpeg, 'phone')).toEqual({ ok: false, error: 'tooManyPhotos' });
    expect(await photos.remove(first.ok ? first.value.photoId : '')).toBe(true);
    expect(await photos.add(jpeg, 'phone')).toMatchObject({ ok: true });
  });

  it('counts photos that are still on their way', async () => {
    const { photos } = await openPhotoRig({ limits: { maxPhotos: 3 } });
    const jpeg = await fixture('photo-coarse.jpg');
    const results = await Promise.all(Array.from({ length: 6 }, () => photos.add(jpeg, 'phone')));
    expect(results.filter((result) => result.ok)).toHaveLength(3);
    expect(photos.list()).toHaveLength(3);
  });
});
