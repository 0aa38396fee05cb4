import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCase, testCase } from '../../editor/geometry/arbitraries.ts';
import { faceCorners, type Point3, placesAlong, solidOf } from './solid.ts';
import { basisOf, facing, frameFor, planeMatrix, project, type Seen, seenFacets, type View } from './view.ts';

const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
const anyView: fc.Arbitrary<View> = fc.record({ yawDeg: degrees(720), pitchDeg: degrees(32) });
const solid = solidOf(testCase());

/** The area that the points go round, above 0 where they go as the pieces do when seen from outside. */
const area = (points: readonly Seen[]): number =>
  points.reduce((sum, point, index) => {
    const next = points[(index + 1) % points.length] ?? point;
    return sum + (next.x * point.y - point.x * next.y) / 2;
  }, 0);

describe('the solid', () => {
  it('is closed: each piece of the side begins where the one before it ends', () => {
    fc.assert(
      fc.property(anyCase, (geometry) => {
        const { facets, rings, perimeterMm } = solidOf(geometry);
        for (const ring of rings.slice(0, -1)) {
          const round = facets.filter(
            ({ corners }) => corners[0].z === ring.zMm && corners[2].z !== ring.zMm,
          );
          let along = 0;
          for (const facet of round) {
            expect(facet.alongMm[0]).toBeCloseTo(along, 6);
            along = facet.alongMm[1];
          }
          if (round.length > 0) expect(along).toBeCloseTo(perimeterMm, 6);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('carries all of the wrap round its edge, and no more', () => {
    const printed = solid.facets.filter(({ kind }) => kind === 'printed');
    expect(Math.min(...printed.map(({ printMm }) => printMm[0]))).toBeCloseTo(-solid.bevelMm, 6);
    expect(Math.max(...printed.map(({ printMm }) => printMm[1]))).toBeCloseTo(solid.geometry.wrapMm, 6);
  });

  it('has no side that is printed where nothing goes round it but the bend', () => {
    const { facets, bevelMm } = solidOf(testCase({ wrapMm: 0 }));
    const out = facets.filter(({ kind }) => kind === 'printed').map(({ printMm }) => printMm[1]);
    expect(bevelMm).toBeGreaterThan(0);
    expect(Math.max(...out)).toBeLessThanOrEqual(0);
  });

  it('lays the print of each place of the side right outside of it', () => {
    const place = placesAlong(solid.geometry);
    const [x, y] = place(solid.perimeterMm - 20, 3);
    expect(y).toBeCloseTo(-solid.geometry.heightMm / 2 - 3, 6);
    expect(Math.abs(x)).toBeLessThan(solid.geometry.widthMm / 2);
  });
});

describe('what is seen of it', () => {
  it('is the same after a full turn', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const [once, again] = [view.yawDeg, view.yawDeg + 360].map((yawDeg) => basisOf({ ...view, yawDeg }));
        if (!once || !again) throw new Error('there are two views');
        for (const { corners } of solid.facets) {
          const [before, after] = [project(once, corners[0]), project(again, corners[0])];
          expect(Math.hypot(after.x - before.x, after.y - before.y, after.depth - before.depth)).toBeLessThan(
            1e-6,
          );
        }
        expect(facing(again)).toBeCloseTo(facing(once), 9);
      }),
      { numRuns: 30 },
    );
  });

  it('has no piece that is seen from behind', () => {
    fc.assert(
      fc.property(anyCase, anyView, (geometry, view) => {
        for (const { corners } of seenFacets(solidOf(geometry), basisOf(view))) {
          expect(area(corners)).toBeGreaterThan(-1e-6);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('covers the outline without a gap: what is seen takes as much of the picture as what is turned away', () => {
    fc.assert(
      fc.property(anyCase, anyView, (geometry, view) => {
        const body = solidOf(geometry);
        const basis = basisOf(view);
        const areaOf = (corners: readonly Point3[]) => area(corners.map((corner) => project(basis, corner)));
        const flats = Math.abs(areaOf(faceCorners(body, 1))) - Math.abs(areaOf(faceCorners(body, -1)));
        const towards = facing(basis) > 0 ? 1 : -1;
        const sides = body.facets.reduce((sum, { corners }) => sum + areaOf(corners), 0);
        const whole = Math.abs(areaOf(faceCorners(body, towards)));
        expect(Math.abs(sides + towards * flats)).toBeLessThan(1e-6 * (whole + 1));
      }),
      { numRuns: 60 },
    );
  });

  it('lies nowhere twice: no part of the case stands out before the plane of any of its pieces', () => {
    fc.assert(
      fc.property(anyCase, (geometry) => {
        const { facets } = solidOf(geometry);
        const corners = facets.flatMap((facet) => facet.corners);
        for (const {
          normal,
          corners: [at],
        } of facets) {
          for (const { x, y, z } of corners) {
            const out = normal.x * (x - at.x) + normal.y * (y - at.y) + normal.z * (z - at.z);
            if (out > 1e-6) throw new Error(`${out} mm before a piece`);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it('comes the farthest first', () => {
    const depths = seenFacets(solid, basisOf({ yawDeg: -40, pitchDeg: 20 })).map(
      ({ corners }) => corners[0].depth + corners[2].depth,
    );
    expect(depths).toEqual(depths.toSorted((one, other) => one - other));
    expect(depths.length).toBeGreaterThan(20);
  });

  it('fits the picture however it is turned', () => {
    fc.assert(
      fc.property(anyCase, anyView, (geometry, view) => {
        const body = solidOf(geometry);
        const frame = frameFor(body, 700, 1300);
        const basis = basisOf(view);
        for (const { corners } of seenFacets(body, basis)) {
          for (const { x, y } of corners) {
            expect(Math.abs(x * frame.pixelsPerMm)).toBeLessThan(350);
            expect(Math.abs(y * frame.pixelsPerMm)).toBeLessThan(650);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('lies on a plane where its points are seen', () => {
    fc.assert(
      fc.property(anyView, degrees(40), degrees(80), degrees(5), (view, x, y, z) => {
        const frame = frameFor(solid, 700, 1300);
        const basis = basisOf(view);
        const [a, b, c, d, e, f] = planeMatrix(basis, z, frame);
        const seen = project(basis, { x, y, z });
        expect(a * x + c * y + e).toBeCloseTo(frame.centreXPx + seen.x * frame.pixelsPerMm, 6);
        expect(b * x + d * y + f).toBeCloseTo(frame.centreYPx + seen.y * frame.pixelsPerMm, 6);
      }),
    );
  });
});
