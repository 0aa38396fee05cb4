import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openPhotoRig } from './test-kit/photo-rig.ts';

/** Four quarters of different colours, 400 × 300: every turn and mirroring shows. */
const UPRIGHT = sharp(
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300">
    <rect width="200" height="150" fill="#f00"/><rect x="200" width="200" height="150" fill="#0f0"/>
    <rect y="150" width="200" height="150" fill="#00f"/><rect x="200" y="150" width="200" height="150" fill="#fff"/></svg>`),
).removeAlpha();

/** How the upright picture is turned, and then perhaps mirrored left to right, to be stored (EXIF 2.32, tag 0x0112). */
const TURN_DEG: Readonly<Record<number, number>> = {
  1: 0,
  2: 0,
  3: 180,
  4: 180,
  5: 90,
  6: -90,
  7: -90,
  8: 90,
};
const MIRRORED = [2, 4, 5, 7];

/** What a camera held in each way would have stored, so that the orientation puts it upright. */
async function storedLike(orientation: number) {
  const upright = await UPRIGHT.clone().png().toBuffer();
  const turned = sharp(await sharp(upright).rotate(TURN_DEG[orientation]).png().toBuffer());
  const stored = MIRRORED.includes(orientation) ? turned.flop() : turned;
  return stored.withMetadata({ orientation });
}

const CORNERS = { red: [50, 40], green: [350, 40], blue: [50, 260], white: [350, 260] } as const;

async function cornersOf(bytes: Uint8Array) {
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([400, 300]);
  return Object.fromEntries(
    Object.entries(CORNERS).map(([name, [x, y]]) => {
      const offset = (y * info.width + x) * 3;
      return [name, [...data.subarray(offset, offset + 3)].map((value) => (value > 127 ? 1 : 0)).join('')];
    }),
  );
}

describe('a picture that was stored turned', () => {
  const cases = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((orientation) =>
    (['jpeg', 'png', 'webp'] as const).map((type) => ({ orientation, type })),
  );

  it.each(cases)('$type with orientation $orientation comes out upright', async ({ orientation, type }) => {
    const { photos } = await openPhotoRig();
    const stored = await storedLike(orientation);
    const added = await photos.add(await stored.toFormat(type).toBuffer(), 'phone');
    expect(added).toMatchObject({ ok: true, value: { widthPx: 400, heightPx: 300 } });
    const { photoId } = added.ok ? added.value : { photoId: '' };
    for (const variant of ['screen', 'original'] as const) {
      const copy = await photos.read(photoId, variant);
      expect(await cornersOf(copy?.bytes ?? new Uint8Array())).toEqual({
        red: '100',
        green: '010',
        blue: '001',
        white: '111',
      });
    }
  });

  it('keeps the coded pixels of a turned JPEG, and only its orientation', async () => {
    const { photos } = await openPhotoRig();
    const stored = await (await storedLike(6)).jpeg().toBuffer();
    const added = await photos.add(stored, 'phone');
    const original = await photos.read(added.ok ? added.value.photoId : '', 'original');
    const raw = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();
    expect((await raw(original?.bytes ?? new Uint8Array())).equals(await raw(stored))).toBe(true);
    expect(await sharp(original?.bytes).metadata()).toMatchObject({ orientation: 6 });
  });
});
