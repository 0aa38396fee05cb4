import { describe, expect, it } from 'vitest';
import {
  countFrom,
  fileOf,
  flat,
  LOPSIDED_CASE,
  type Paint,
  paintPicture,
  pixelAt,
  produce,
  readPixels,
} from './test-kit/production-rig.ts';

const under = (chokeMm: number) => ({ whiteInk: { kind: 'underColour', chokeMm } }) as const;
const white = async (paint: Paint, chokeMm: number, more: object = {}) =>
  readPixels(fileOf(await produce(await paintPicture(paint), { ...under(chokeMm), ...more }), 'white'));

const inCircle = (x: number, y: number, radius: number) => Math.hypot(x + 0.5 - 118, y + 0.5 - 177) <= radius;
const circle: Paint = (x, y) => [200, 30, 60, inCircle(x, y, 90) ? 255 : 0];
const rectangle: Paint = (x, y) => [9, 9, 9, x >= 40 && x < 140 && y >= 60 && y < 260 ? 255 : 0];

describe('white ink', () => {
  it('is not made where the profile wants none', async () => {
    const print = await produce(await paintPicture(circle));
    expect(print.files.map((file) => file.role)).toEqual(['colour']);
  });

  it('lies under the colour, as much of it as there is colour', async () => {
    const steps: Paint = (x) => [255, 255, 255, x % 256];
    const pixels = await white(steps, 0);
    expect(pixels.channels).toBe(1);
    expect(Array.from({ length: 236 }, (_, x) => pixelAt(pixels, x, 100)[0])).toEqual(
      Array.from({ length: 236 }, (_, x) => x),
    );
  });

  it.each([
    [0.1, 1],
    [0.3, 4],
    [1, 12],
  ])('is drawn in from the edges of a rectangle by %f mm, which are %i pixels', async (chokeMm, chokePx) => {
    const pixels = await white(rectangle, chokeMm);
    expect(countFrom(pixels, 255)).toBe((100 - 2 * chokePx) * (200 - 2 * chokePx));
    expect(countFrom(pixels, 1)).toBe(countFrom(pixels, 255));
    expect(pixelAt(pixels, 40 + chokePx - 1, 150)).toEqual([0]);
    expect(pixelAt(pixels, 40 + chokePx, 150)).toEqual([255]);
    expect(pixelAt(pixels, 139 - chokePx, 150)).toEqual([255]);
    expect(pixelAt(pixels, 140 - chokePx, 150)).toEqual([0]);
  });

  it.each([
    [0.1, 1],
    [0.3, 4],
    [1, 12],
  ])('is drawn in all round a circle by %f mm, which are %i pixels', async (chokeMm, chokePx) => {
    const radius = Math.sqrt(countFrom(await white(circle, chokeMm), 255) / Math.PI);
    expect(Math.abs(radius - (90 - chokePx))).toBeLessThan(1);
  });

  it('is drawn in from the edge of the sheet: a misplaced white must not look out there either', async () => {
    const pixels = await white(flat(1, 2, 3, 255), 0.3);
    expect(countFrom(pixels, 255)).toBe((236 - 8) * (354 - 8));
    expect(pixelAt(pixels, 3, 100)).toEqual([0]);
    expect(pixelAt(pixels, 4, 100)).toEqual([255]);
  });

  it('is drawn in from cut-outs that are kept free', async () => {
    const print = await produce(await paintPicture(flat(1, 2, 3, 255)), {
      ...under(0.3),
      keepCutOutsFree: true,
    });
    const pixels = await readPixels(fileOf(print, 'white'));
    // The lens: 13 and 6 mm from the corner of the printable area, with a radius of 1.2 mm.
    const [middle, row] = [(13 / 25.4) * 300, Math.round((6 / 25.4) * 300)];
    const firstWhite = Array.from({ length: 40 }, (_, step) => Math.round(middle) + step).find(
      (x) => pixelAt(pixels, x, row)[0] === 255,
    );
    const distancePx = (firstWhite ?? 0) + 0.5 - middle;
    const chokePx = 4;
    expect(Math.abs(distancePx - (1.2 / 25.4) * 300 - chokePx)).toBeLessThanOrEqual(1);
  });

  it('keeps a soft edge soft', async () => {
    // From clear to full over 100 pixels.
    const ramp: Paint = (x) => [0, 0, 0, Math.min(255, Math.round(x * 2.55))];
    const pixels = await white(ramp, 0.3);
    for (const x of [20, 50, 80]) expect(pixelAt(pixels, x, 177)[0]).toBe(Math.round((x - 4) * 2.55));
  });

  it('is twice as many pixels at 600 dpi', async () => {
    const picture = await paintPicture(flat(5, 5, 5, 255), LOPSIDED_CASE, 600);
    const pixels = await readPixels(fileOf(await produce(picture, { ...under(0.3), dpi: 600 }), 'white'));
    expect(countFrom(pixels, 255)).toBe((pixels.width - 14) * (pixels.height - 14));
  });
});
