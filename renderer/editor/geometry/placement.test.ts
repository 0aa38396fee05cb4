import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPlacement, anyPoint } from './arbitraries.ts';
import { cornersOf, coversPoint, fromLayerSpace, normaliseDeg, toLayerSpace } from './placement.ts';

describe('placement', () => {
  it('goes to the layer and back without losing the point', () => {
    fc.assert(
      fc.property(anyPlacement, anyPoint, (placement, point) => {
        const back = fromLayerSpace(placement, toLayerSpace(placement, point));
        expect(back.xMm).toBeCloseTo(point.xMm, 6);
        expect(back.yMm).toBeCloseTo(point.yMm, 6);
      }),
    );
  });

  it('covers points a little inside its corners and none a little outside', () => {
    fc.assert(
      fc.property(anyPlacement, (placement) => {
        for (const corner of cornersOf(placement)) {
          const towards = (part: number) => ({
            xMm: placement.centreXMm + (corner.xMm - placement.centreXMm) * part,
            yMm: placement.centreYMm + (corner.yMm - placement.centreYMm) * part,
          });
          expect(coversPoint(placement, towards(0.999))).toBe(true);
          expect(coversPoint(placement, towards(1.001))).toBe(false);
        }
      }),
    );
  });

  it('turns clockwise, as the document says', () => {
    const [topLeft] = cornersOf({ centreXMm: 0, centreYMm: 0, widthMm: 20, heightMm: 10, rotationDeg: 90 });
    expect(topLeft.xMm).toBeCloseTo(5);
    expect(topLeft.yMm).toBeCloseTo(-10);
  });

  it('keeps every turn within a half turn each way', () => {
    fc.assert(
      fc.property(fc.double({ min: -2000, max: 2000, noNaN: true }), (deg) => {
        const normal = normaliseDeg(deg);
        expect(normal).toBeGreaterThan(-180.0000001);
        expect(normal).toBeLessThanOrEqual(180);
        expect(Math.cos((normal * Math.PI) / 180)).toBeCloseTo(Math.cos((deg * Math.PI) / 180), 6);
      }),
    );
  });
});
