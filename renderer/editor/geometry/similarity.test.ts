import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPlacement, anyPoint } from './arbitraries.ts';
import { toLayerSpace } from './placement.ts';
import { pinchBetween, transformPlacement, transformPoint } from './similarity.ts';

const anyPair = fc
  .tuple(anyPoint, anyPoint)
  .filter(([one, other]) => Math.hypot(one.xMm - other.xMm, one.yMm - other.yMm) > 2);

describe('pinching', () => {
  it('carries each finger to where it is now', () => {
    fc.assert(
      fc.property(anyPair, anyPair, (start, now) => {
        const pinch = pinchBetween(start, now);
        for (const finger of [0, 1] as const) {
          const carried = transformPoint(pinch, start[finger]);
          expect(carried.xMm).toBeCloseTo(now[finger].xMm, 6);
          expect(carried.yMm).toBeCloseTo(now[finger].yMm, 6);
        }
      }),
    );
  });

  it('keeps the points of the photo that were touched under the fingers', () => {
    fc.assert(
      fc.property(anyPlacement, anyPair, anyPair, (placement, start, now) => {
        const pinch = pinchBetween(start, now);
        const after = transformPlacement(pinch, placement);
        for (const finger of [0, 1] as const) {
          const before = toLayerSpace(placement, start[finger]);
          const held = toLayerSpace(after, now[finger]);
          expect(held.xMm / after.widthMm).toBeCloseTo(before.xMm / placement.widthMm, 5);
          expect(held.yMm / after.heightMm).toBeCloseTo(before.yMm / placement.heightMm, 5);
        }
      }),
    );
  });

  it('neither turns nor scales while two fingers lie on one spot', () => {
    const spot = { xMm: 20, yMm: 20 };
    const pinch = pinchBetween(
      [spot, spot],
      [
        { xMm: 10, yMm: 10 },
        { xMm: 40, yMm: 60 },
      ],
    );
    expect(pinch.scale).toBe(1);
    expect(pinch.turnDeg).toBe(0);
  });
});
