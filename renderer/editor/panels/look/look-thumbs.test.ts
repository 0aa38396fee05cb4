import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squareIn } from './look-thumbs.ts';

describe('the thumbnail of a photo', () => {
  it('shows the middle of the part that is on the case', () => {
    const crop = { x: 0.5, y: 0, width: 0.5, height: 1 };
    expect(squareIn(crop, { width: 400, height: 100 })).toEqual({ left: 250, top: 0, side: 100 });
  });

  it('never reaches over that part', () => {
    const part = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(part, part, part, part, (width, height, right, down) => {
        const crop = { x: (1 - width) * right, y: (1 - height) * down, width, height };
        const { left, top, side } = squareIn(crop, { width: 900, height: 500 });
        expect(left).toBeGreaterThanOrEqual(crop.x * 900 - 1e-6);
        expect(left + side).toBeLessThanOrEqual((crop.x + width) * 900 + 1e-6);
        expect(top).toBeGreaterThanOrEqual(crop.y * 500 - 1e-6);
        expect(top + side).toBeLessThanOrEqual((crop.y + height) * 500 + 1e-6);
      }),
    );
  });
});
