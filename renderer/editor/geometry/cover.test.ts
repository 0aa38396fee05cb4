import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCase, anyPicture, anyTurn, testCase } from './arbitraries.ts';
import { faceArea, printArea } from './areas.ts';
import { fillCase, fitCase, insetOnCase } from './cover.ts';
import { cornersOf, coversPoint, type PointMm, type RectMm } from './placement.ts';

const rectCorners = (rect: RectMm): PointMm[] => [
  { xMm: rect.xMm, yMm: rect.yMm },
  { xMm: rect.xMm + rect.widthMm, yMm: rect.yMm },
  { xMm: rect.xMm + rect.widthMm, yMm: rect.yMm + rect.heightMm },
  { xMm: rect.xMm, yMm: rect.yMm + rect.heightMm },
];

describe('filling the case', () => {
  it('covers the whole print at every turn, and keeps the proportions', () => {
    fc.assert(
      fc.property(anyCase, anyPicture, anyTurn, (geometry, picture, turn) => {
        const placement = fillCase(geometry, picture, turn);
        const bare = rectCorners(printArea(geometry)).filter((corner) => !coversPoint(placement, corner));
        expect(bare).toEqual([]);
        expect(placement.widthMm / placement.heightMm).toBeCloseTo(picture.widthMm / picture.heightMm, 6);
      }),
    );
  });

  it('is no larger than it has to be', () => {
    fc.assert(
      fc.property(anyCase, anyPicture, anyTurn, (geometry, picture, turn) => {
        const placement = fillCase(geometry, picture, turn);
        const smaller = {
          ...placement,
          widthMm: placement.widthMm * 0.98,
          heightMm: placement.heightMm * 0.98,
        };
        const covered = rectCorners(printArea(geometry)).every((corner) => coversPoint(smaller, corner));
        expect(covered).toBe(false);
      }),
    );
  });

  it('stays within what a document allows for a panorama', () => {
    const placement = fillCase(testCase(), { widthMm: 60_000, heightMm: 600 }, 0);
    expect(placement.widthMm).toBeLessThan(1900.001);
    expect(placement.heightMm).toBeGreaterThanOrEqual(0.5);
  });
});

describe('fitting into the case', () => {
  it('shows the whole picture on the back at every turn, touching an edge', () => {
    fc.assert(
      fc.property(anyCase, anyPicture, anyTurn, (geometry, picture, turn) => {
        const face = faceArea(geometry);
        const gaps = cornersOf(fitCase(geometry, picture, turn)).flatMap(({ xMm, yMm }) => [
          xMm - face.xMm,
          yMm - face.yMm,
          face.xMm + face.widthMm - xMm,
          face.yMm + face.heightMm - yMm,
        ]);
        expect(Math.min(...gaps)).toBeGreaterThan(-1e-6);
        expect(Math.min(...gaps)).toBeLessThan(1e-6);
      }),
    );
  });

  it('lays a further picture well inside', () => {
    fc.assert(
      fc.property(anyCase, anyPicture, (geometry, picture) => {
        const placement = insetOnCase(geometry, picture);
        expect(Math.max(placement.widthMm, placement.heightMm)).toBeLessThan(geometry.widthMm);
      }),
    );
  });
});
