import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erodeAlpha } from './erode-alpha.ts';
import { erodeInThread } from './erode-in-thread.ts';

/** By the definition, pixel by pixel. */
function erodeSlowly(alpha: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : (alpha[y * width + x] ?? 0);
  return alpha.map((_, index) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    let least = 255;
    for (let dy = -radius; dy <= radius; dy++)
      for (let dx = -radius; dx <= radius; dx++)
        if (dx * dx + dy * dy <= radius * radius) least = Math.min(least, at(x + dx, y + dy));
    return least;
  });
}

const layer = fc
  .record({ width: fc.integer({ min: 1, max: 14 }), height: fc.integer({ min: 1, max: 14 }) })
  .chain(({ width, height }) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      radius: fc.integer({ min: 0, max: 5 }),
      alpha: fc.uint8Array({ minLength: width * height, maxLength: width * height }),
      /** Most layers are full nearly everywhere. */
      least: fc.integer({ min: 0, max: 255 }),
    }),
  )
  .map(({ alpha, least, ...rest }) => ({
    ...rest,
    alpha: alpha.map((value) => (value >= least ? 255 : value)),
  }));

/** Coverage of a shape, pixels whose centre lies in it. */
function draw(size: number, isInside: (x: number, y: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: size * size }, (_, index) =>
    isInside((index % size) + 0.5, Math.floor(index / size) + 0.5) ? 255 : 0,
  );
}

const count = (alpha: Uint8Array) => alpha.filter((value) => value === 255).length;

describe('drawing coverage in', () => {
  it('gives each pixel the least value in the disc round it', () => {
    fc.assert(
      fc.property(layer, ({ alpha, width, height, radius }) => {
        const expected = erodeSlowly(alpha, width, height, radius);
        expect(erodeAlpha(alpha, width, height, radius)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it.each([1, 4, 7, 12])('takes %i pixels off each side of a square', (radius) => {
    const square = draw(100, (x, y) => Math.abs(x - 50) < 30 && Math.abs(y - 50) < 30);
    expect(count(square)).toBe(60 ** 2);
    expect(count(erodeAlpha(square, 100, 100, radius))).toBe((60 - 2 * radius) ** 2);
  });

  it.each([1, 4, 7, 12])('takes %i pixels off the radius of a circle, in every direction', (radius) => {
    const circle = draw(200, (x, y) => Math.hypot(x - 100, y - 100) <= 80);
    const left = Math.sqrt(count(erodeAlpha(circle, 200, 200, radius)) / Math.PI);
    expect(Math.abs(left - (80 - radius))).toBeLessThan(1);
  });

  it.each([4, 7, 12])('takes %i pixels off a slanted edge as well', (radius) => {
    const half = draw(120, (x, y) => x + y < 120);
    const drawnIn = erodeAlpha(half, 120, 120, radius);
    // Along the diagonal, from the edge in its middle towards the corner.
    const onDiagonal = Array.from({ length: 60 }, (_, step) => drawnIn[(59 - step) * 120 + (59 - step)]);
    const distancePx = onDiagonal.indexOf(255) * Math.SQRT2;
    expect(Math.abs(distancePx - radius)).toBeLessThanOrEqual(1);
  });

  it('leaves nothing of a line that is thinner than the disc, and the middle of one that is wider', () => {
    const line = (width: number) => draw(60, (x) => x > 20 && x < 20 + width);
    expect(count(erodeAlpha(line(14), 60, 60, 7))).toBe(0);
    expect(count(erodeAlpha(line(15), 60, 60, 7))).toBe(60 - 14);
  });

  it('comes out of a thread the same', async () => {
    const alpha = Uint8Array.from({ length: 90 * 70 }, (_, index) => (index % 97 === 0 ? index % 251 : 255));
    const threaded = await erodeInThread({ alpha, widthPx: 90, heightPx: 70, radiusPx: 3 });
    expect(threaded).toEqual(erodeAlpha(alpha, 90, 70, 3));
  });
});
