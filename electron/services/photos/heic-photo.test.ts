import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { eventually } from '../../../shared/fixtures/eventually.ts';
import { buildHeic } from './test-kit/heic-builder.ts';
import { namesOf, QUARTERS, quarters, readCorners } from './test-kit/heic-kit.ts';
import { fixture, openPhotoRig } from './test-kit/photo-rig.ts';

const nothing = new Uint8Array();

describe('a HEIC', () => {
  it('as a phone writes it becomes two JPEGs in sRGB without its metadata', async () => {
    const { photos, listFiles } = await openPhotoRig();
    const heic = await fixture('photo-phone.heic');
    expect(heic.toString('latin1')).toContain('Fixture Phone');
    const added = await photos.add(heic, 'phone');
    expect(added).toMatchObject({ ok: true, value: { source: 'phone', widthPx: 1200, heightPx: 900 } });
    const photoId = added.ok ? added.value.photoId : '';
    for (const variant of ['screen', 'original'] as const) {
      const copy = await photos.read(photoId, variant);
      expect(copy?.contentType).toBe('image/jpeg');
      expect(Buffer.from(copy?.bytes ?? nothing).toString('latin1')).not.toContain('Fixture');
      const { width, height, exif, icc } = await sharp(copy?.bytes).metadata();
      expect({ width, height, exif, icc }).toEqual({
        width: 1200,
        height: 900,
        exif: undefined,
        icc: undefined,
      });
    }
    await eventually(async () => expect(await listFiles()).toHaveLength(2));
  });

  it('looks like the JPEG that it was made of', async () => {
    const { photos } = await openPhotoRig();
    const added = await photos.add(await fixture('photo-phone.heic'), 'phone');
    const original = await photos.read(added.ok ? added.value.photoId : '', 'original');
    const blocksOf = (bytes: Uint8Array) => sharp(bytes).resize(24, 18).raw().toBuffer();
    const blocks = await blocksOf(original?.bytes ?? nothing);
    const expected = await blocksOf(await fixture('photo-landscape.jpg'));
    const differences = blocks.map((value, index) => Math.abs(value - (expected[index] ?? 0)));
    expect(blocks).toHaveLength(24 * 18 * 3);
    // Read as sRGB, the numbers of Display P3 would be off by 7.
    expect(differences.reduce((sum, value) => sum + value, 0) / differences.length).toBeLessThan(2);
  });

  it('made of tiles, and of an odd width, is put together', async () => {
    const { photos } = await openPhotoRig();
    const grid = { columns: 2, rows: 2, widthPx: 799, heightPx: 607 };
    const added = await photos.add(buildHeic({ coded: await quarters(), grid }), 'phone');
    expect(added).toMatchObject({ ok: true, value: { widthPx: 799, heightPx: 607 } });
    const original = await photos.read(added.ok ? added.value.photoId : '', 'original');
    // In the middle of each tile meet its four quarters; a little above and left of it is the first of them.
    const { data, info } = await sharp(original?.bytes).raw().toBuffer({ resolveWithObject: true });
    for (const [x, y] of [
      [100, 76],
      [500, 76],
      [100, 380],
      [500, 380],
    ] as const) {
      const offset = (y * info.width + x) * 3;
      expect([...data.subarray(offset, offset + 3)]).toEqual(
        QUARTERS.red.map((value) => expect.closeTo(value, -1)),
      );
    }
  });

  it.each(['straight', 'premultiplied'] as const)('with %s transparency keeps it', async (alpha) => {
    const { photos } = await openPhotoRig();
    const added = await photos.add(buildHeic({ coded: await quarters(), alpha }), 'phone');
    const photoId = added.ok ? added.value.photoId : '';
    expect((await photos.read(photoId, 'screen'))?.contentType).toBe('image/webp');
    const original = await photos.read(photoId, 'original');
    expect(original?.contentType).toBe('image/png');
    const { pixels } = await readCorners(original?.bytes ?? nothing);
    // Its brightness is its own transparency: red is darker than white.
    const [red = [], , , white = []] = pixels;
    expect(red[3]).toBeGreaterThan(90);
    expect(red[3]).toBeLessThan(115);
    expect(white[3]).toBeGreaterThan(235);
    // What was multiplied in is divided out again, up to full light.
    expect(red[0]).toBeGreaterThan(alpha === 'straight' ? 195 : 250);
  });

  it('is taken from the camera and a stick too', async () => {
    const { photos } = await openPhotoRig();
    const heic = await fixture('quarters.heic');
    expect(await photos.add(heic, 'camera')).toMatchObject({ ok: true, value: { source: 'camera' } });
    expect(await photos.add(heic, 'usb')).toMatchObject({ ok: true, value: { source: 'usb' } });
    const original = await photos.read(photos.list()[1]?.photoId ?? '', 'original');
    expect(namesOf(await readCorners(original?.bytes ?? nothing))).toEqual(Object.keys(QUARTERS));
  });
});
