import { describe, expect, it } from 'vitest';
import { buildHeic, type HeicDraft } from './test-kit/heic-builder.ts';
import { distance, QUARTERS, quarters, readCorners } from './test-kit/heic-kit.ts';
import { ADOBE_RGB, buildIccProfile } from './test-kit/icc-builder.ts';
import { openPhotoRig } from './test-kit/photo-rig.ts';

const coded = await quarters();
const STORED = Object.values(QUARTERS);

/** The four quarters of the print's copy of a HEIC with these colours. */
async function coloursOf(colours: NonNullable<HeicDraft['colours']>) {
  const { photos } = await openPhotoRig();
  const added = await photos.add(buildHeic({ coded, colours }), 'phone');
  const original = await photos.read(added.ok ? added.value.photoId : '', 'original');
  return (await readCorners(original?.bytes ?? new Uint8Array())).pixels;
}

const distances = (pixels: readonly (readonly number[])[], expected: readonly (readonly number[])[]) =>
  pixels.map((pixel, index) => distance(pixel, expected[index] ?? []));

/** By the published matrices: what the stored numbers mean, written in sRGB's, cut off where sRGB ends. */
const FROM_P3 = [
  [219, 41, 22],
  [0, 192, 45],
  [28, 72, 208],
  [240, 240, 240],
];
const FROM_BT2020 = [
  [248, 0, 23],
  [0, 199, 35],
  [0, 72, 209],
  [240, 240, 240],
];

describe('the colours of a HEIC', () => {
  it.each([
    ['sRGB', 1, 13],
    ['the colours of television', 1, 1],
    ['nothing said', 2, 2],
  ])('%s: the numbers stay', async (_, primaries, transfer) => {
    expect(Math.max(...distances(await coloursOf({ primaries, transfer }), STORED))).toBeLessThanOrEqual(4);
  });

  it('Display P3 without a profile is converted', async () => {
    const pixels = await coloursOf({ primaries: 12, transfer: 13 });
    expect(Math.max(...distances(pixels, FROM_P3))).toBeLessThanOrEqual(5);
  });

  it('BT.2020 without a profile is converted', async () => {
    const pixels = await coloursOf({ primaries: 9, transfer: 13 });
    expect(Math.max(...distances(pixels, FROM_BT2020))).toBeLessThanOrEqual(6);
  });

  it('an ICC profile is applied', async () => {
    // By the published matrix of Adobe RGB (1998) and its gamma.
    const [red = [], , , white = []] = await coloursOf(buildIccProfile(ADOBE_RGB));
    expect(distance(red, [233, 57, 34])).toBeLessThanOrEqual(6);
    expect(distance(white, [240, 240, 240])).toBeLessThanOrEqual(4);
  });

  it.each([
    ['PQ', 16],
    ['HLG', 18],
  ])('HDR (%s) is brought to a display of normal light', async (_, transfer) => {
    const [red = [], green = [], blue = [], white = []] = await coloursOf({ primaries: 9, transfer });
    const isGrey = Math.max(...white) - Math.min(...white) <= 6;
    expect(isGrey).toBe(true);
    expect(Math.min(...white)).toBeGreaterThan(245);
    expect([red.indexOf(Math.max(...red)), green.indexOf(Math.max(...green))]).toEqual([0, 1]);
    expect(blue.indexOf(Math.max(...blue))).toBe(2);
  });

  it('a profile that is no profile, or not for RGB, is left out', async () => {
    const grey = Buffer.from(buildIccProfile(ADOBE_RGB));
    grey.write('GRAY', 16, 'latin1');
    for (const profile of [Buffer.alloc(300, 7), grey]) {
      expect(Math.max(...distances(await coloursOf(profile), STORED))).toBeLessThanOrEqual(4);
    }
  });
});
