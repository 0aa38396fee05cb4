import { describe, expect, it } from 'vitest';
import {
  fileOf,
  motley,
  type Pixels,
  paintPicture,
  pixelAt,
  produce,
  readPixels,
} from './test-kit/production-rig.ts';

const ROTATIONS = [0, 90, 180, 270] as const;
const VARIANTS = [false, true].flatMap((mirrored) =>
  ROTATIONS.map((rotationDeg) => ({ mirrored, rotationDeg })),
);
const profile = {
  bleedMm: 1.3,
  keepCutOutsFree: true,
  whiteInk: { kind: 'underColour', chokeMm: 0 },
} as const;
const picture = await paintPicture(motley);
const upright = await produce(picture, profile);

/** Where a pixel of the upright sheet lies in a file: mirrored first, then turned clockwise. */
function placeInFile(x: number, y: number, { width, height }: Pixels, variant: (typeof VARIANTS)[number]) {
  const across = variant.mirrored ? width - 1 - x : x;
  switch (variant.rotationDeg) {
    case 0:
      return [across, y] as const;
    case 90:
      return [height - 1 - y, across] as const;
    case 180:
      return [width - 1 - across, height - 1 - y] as const;
    case 270:
      return [y, width - 1 - across] as const;
  }
}

function turn(from: Pixels, variant: (typeof VARIANTS)[number]): Pixels {
  const isOnItsSide = variant.rotationDeg % 180 === 90;
  const [width, height] = isOnItsSide ? [from.height, from.width] : [from.width, from.height];
  const data = new Uint8Array(from.data.length);
  for (let y = 0; y < from.height; y++)
    for (let x = 0; x < from.width; x++) {
      const [column, row] = placeInFile(x, y, from, variant);
      data.set(pixelAt(from, x, y), (row * width + column) * from.channels);
    }
  return { data, width, height, channels: from.channels };
}

describe('a print that is mirrored and turned', () => {
  it.each(VARIANTS)('has every pixel, of colour and white, in its place: %j', async (variant) => {
    const turned = await produce(picture, { ...profile, ...variant });
    for (const role of ['colour', 'white'] as const) {
      const expected = turn(await readPixels(fileOf(upright, role)), variant);
      const actual = await readPixels(fileOf(turned, role));
      expect([actual.width, actual.height, actual.channels]).toEqual([
        expected.width,
        expected.height,
        expected.channels,
      ]);
      expect(Buffer.compare(actual.data, expected.data)).toBe(0);
    }
  });

  it('is a different file each time', async () => {
    const prints = await Promise.all(VARIANTS.map((variant) => produce(picture, { ...profile, ...variant })));
    expect(new Set(prints.map((print) => fileOf(print, 'colour').sha256)).size).toBe(VARIANTS.length);
  });
});
