import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../backends/transport/test-kit/manual-clock.ts';
import { PHOTO_LIMITS } from './photo-limits.ts';
import { fixture, openPhotoRig } from './test-kit/photo-rig.ts';

async function addPhoto() {
  const clock = createManualClock();
  const rig = await openPhotoRig({ clock });
  const added = await rig.photos.add(await fixture('photo-landscape.jpg'), 'phone');
  if (!added.ok) throw new Error(added.error);
  const { photoId } = added.value;
  const kinds = async () => (await rig.listFiles()).map((file) => file.split('.').at(-1)).toSorted();
  return { ...rig, clock, photoId, kinds };
}

describe('the copy for the print', () => {
  it('is begun once the page has had its moment, and then replaces the file as it came', async () => {
    const { clock, kinds } = await addPhoto();
    expect(await kinds()).toEqual(['incoming', 'screen']);
    expect(clock.waits()).toEqual([PHOTO_LIMITS.printCopyDelayMs]);
    clock.advance(PHOTO_LIMITS.printCopyDelayMs);
    await expect.poll(kinds).toEqual(['original', 'screen']);
  });

  it('is made at once when it is asked for', async () => {
    const { photos, photoId, kinds } = await addPhoto();
    expect((await photos.read(photoId, 'original'))?.contentType).toBe('image/jpeg');
    await expect.poll(kinds).toEqual(['original', 'screen']);
  });

  it('is not made of a photo that was removed before', async () => {
    const { photos, photoId, clock, kinds } = await addPhoto();
    await photos.remove(photoId);
    clock.advance(PHOTO_LIMITS.printCopyDelayMs);
    await photos.closeSession();
    expect(await kinds()).toEqual([]);
  });

  it('does not keep a session from ending', async () => {
    const { photos, kinds } = await addPhoto();
    await photos.closeSession();
    expect(await kinds()).toEqual([]);
  });
});

describe('the copy for the screen', () => {
  it('is the same each time, though only the later ones are read from the disk', async () => {
    const { photos, photoId } = await addPhoto();
    const [first, second] = [await photos.read(photoId, 'screen'), await photos.read(photoId, 'screen')];
    expect(first?.bytes.length).toBeGreaterThan(1000);
    expect(Buffer.from(second?.bytes ?? []).equals(Buffer.from(first?.bytes ?? []))).toBe(true);
    await photos.remove(photoId);
    expect(await photos.read(photoId, 'screen')).toBeUndefined();
  });
});
