import { describe, expect, it } from 'vitest';
import { DEFAULT_PRINT_PROFILE } from '../../../shared/domain/print-profile.ts';
import { layOutSheet } from './sheet-layout.ts';
import {
  fileOf,
  flat,
  LOPSIDED_CASE,
  motley,
  paintPicture,
  pixelAt,
  produce,
  readPixels,
} from './test-kit/production-rig.ts';

const profile = { ...DEFAULT_PRINT_PROFILE, bleedMm: 2 };
const { bleedPx, sheet, picture: size } = layOutSheet(LOPSIDED_CASE, profile);

/** Which pixel of the picture shows at a place that may be beyond its edge. */
const FOLLOWS = {
  copy: (place: number, length: number) => Math.min(Math.max(place, 0), length - 1),
  mirror: (place: number, length: number) =>
    place < 0 ? -1 - place : place >= length ? 2 * length - 1 - place : place,
};

describe('the bleed', () => {
  it.each(['copy', 'mirror'] as const)('goes on with the picture’s own pixels: %s', async (bleedEdge) => {
    const picture = await paintPicture(motley);
    const pixels = await readPixels(fileOf(await produce(picture, { ...profile, bleedEdge }), 'colour'));
    const expected = new Uint8Array(sheet.widthPx * sheet.heightPx * 4);
    for (let y = 0; y < sheet.heightPx; y++)
      for (let x = 0; x < sheet.widthPx; x++) {
        const fromX = FOLLOWS[bleedEdge](x - bleedPx.left, size.widthPx);
        const fromY = FOLLOWS[bleedEdge](y - bleedPx.top, size.heightPx);
        expected.set(motley(fromX, fromY), (y * sheet.widthPx + x) * 4);
      }
    expect(Buffer.compare(pixels.data, expected)).toBe(0);
  });

  it('carries the colour of the edge to the corners of the sheet', async () => {
    const picture = await paintPicture(flat(12, 200, 99, 255));
    const pixels = await readPixels(fileOf(await produce(picture, profile), 'colour'));
    for (const [x, y] of [
      [0, 0],
      [sheet.widthPx - 1, 0],
      [0, sheet.heightPx - 1],
      [sheet.widthPx - 1, sheet.heightPx - 1],
    ] as const) {
      expect(pixelAt(pixels, x, y)).toEqual([12, 200, 99, 255]);
    }
  });

  it('of nothing leaves the picture as it is, pixel by pixel', async () => {
    const picture = await paintPicture(motley);
    const produced = await readPixels(fileOf(await produce(picture), 'colour'));
    const drawn = await readPixels({ contents: picture });
    expect(Buffer.compare(produced.data, drawn.data)).toBe(0);
  });
});
