import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDesign, PLAIN_PHOTO, parseDesign } from '../../../shared/domain/design.ts';
import { anyPlacement, testCase } from './arbitraries.ts';
import { printArea } from './areas.ts';
import { keepReachable, LAYER_SIZE, limitScale } from './limits.ts';
import { coversPoint, moveBy } from './placement.ts';

const area = printArea(testCase());
const anyShift = fc.double({ min: -3000, max: 3000, noNaN: true });

function someGripIsLeft(placement: Parameters<typeof coversPoint>[0]): boolean {
  for (let xMm = 0; xMm <= area.widthMm; xMm += 2) {
    for (let yMm = 0; yMm <= area.heightMm; yMm += 2) {
      if (coversPoint(placement, { xMm, yMm })) return true;
    }
  }
  return false;
}

describe('limits of a layer', () => {
  it('never lets a layer be lost off the print', () => {
    fc.assert(
      fc.property(anyPlacement, anyShift, anyShift, (placement, dx, dy) => {
        expect(someGripIsLeft(keepReachable(moveBy(placement, dx, dy), area))).toBe(true);
      }),
    );
  });

  it('leaves a layer alone that lies on the middle', () => {
    const placement = { centreXMm: 40, centreYMm: 80, widthMm: 90, heightMm: 60, rotationDeg: 20 };
    expect(keepReachable(placement, area)).toEqual(placement);
  });

  it('does not blow up what is smaller already', () => {
    expect(limitScale({ widthMm: 7, heightMm: 1.5 }, 1)).toBe(1);
    expect(limitScale({ widthMm: 7, heightMm: 1.5 }, 0.5)).toBe(1);
    expect(limitScale({ widthMm: 7, heightMm: 1.5 }, 2)).toBe(2);
  });

  it('keeps to what a document may hold, whatever is asked for', () => {
    fc.assert(
      fc.property(anyPlacement, fc.double({ min: 0.0001, max: 10_000, noNaN: true }), (placement, wanted) => {
        const scale = limitScale(placement, wanted);
        const sides = [placement.widthMm * scale, placement.heightMm * scale];
        expect(Math.max(...sides)).toBeLessThanOrEqual(LAYER_SIZE.longestSideMm + 1e-6);
        expect(Math.min(...sides)).toBeGreaterThanOrEqual(LAYER_SIZE.shortestSideMm - 1e-6);
        expect(Math.max(...sides)).toBeGreaterThanOrEqual(LAYER_SIZE.leastLongSideMm - 1e-6);
        const [widthMm = 0, heightMm = 0] = sides;
        const layer = {
          kind: 'photo',
          layerId: 'a',
          photoId: 'p',
          ...keepReachable(placement, area),
          widthMm,
          heightMm,
          ...PLAIN_PHOTO,
        };
        expect(parseDesign({ ...emptyDesign('x'), layers: [layer] }).ok).toBe(true);
      }),
    );
  });
});
