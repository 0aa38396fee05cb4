import * as fc from 'fast-check';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { Placement, PointMm, SizeMm } from './placement.ts';

/** Made-up values for the property tests of the editor. Not part of the product. */

const length = (min: number, max: number) => fc.double({ min, max, noNaN: true });

export const anyPoint: fc.Arbitrary<PointMm> = fc.record({ xMm: length(-60, 160), yMm: length(-60, 260) });

/** A picture as cameras make them: no panorama. */
export const anyPicture: fc.Arbitrary<SizeMm> = fc
  .record({ widthMm: fc.integer({ min: 300, max: 6000 }), proportion: length(1 / 6, 6) })
  .map(({ widthMm, proportion }) => ({ widthMm, heightMm: widthMm * proportion }));

export const anyTurn: fc.Arbitrary<number> = length(-180, 180);

export const anyPlacement: fc.Arbitrary<Placement> = fc.record({
  centreXMm: length(10, 70),
  centreYMm: length(10, 150),
  widthMm: length(20, 200),
  heightMm: length(20, 200),
  rotationDeg: anyTurn,
});

export const testCase = (parts: Partial<CaseGeometry> = {}): CaseGeometry => ({
  caseId: 'maker-phone',
  brand: 'Maker',
  model: 'Phone',
  aliases: [],
  releasedYear: 2024,
  widthMm: 72,
  heightMm: 148,
  thicknessMm: 8,
  cornerRadiusMm: 11,
  wrapMm: 3,
  safeInsetMm: 4,
  cutOuts: [
    { kind: 'island', xMm: 4, yMm: 4, widthMm: 36, heightMm: 38, radiusMm: 9 },
    { kind: 'lens', centreXMm: 58, centreYMm: 16, radiusMm: 5 },
  ],
  sources: {
    dimensions: { reference: 'made up for tests', quality: 'estimated' },
    cutOuts: { reference: 'made up for tests', quality: 'estimated' },
  },
  ...parts,
});

export const anyCase: fc.Arbitrary<CaseGeometry> = fc
  .record({ widthMm: length(55, 90), heightMm: length(110, 180), wrapMm: length(0, 6) })
  .map(testCase);
