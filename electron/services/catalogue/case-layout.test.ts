import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseGeometry, CutOut } from '../../../shared/domain/case-geometry.ts';
import { findLayoutFaults, MINIMUM_BRIDGE_MM } from './case-layout.ts';

const source = { reference: 'made up', quality: 'estimated' } as const;

const phoneWith = (...cutOuts: CutOut[]): CaseGeometry => ({
  caseId: 'made-up',
  brand: 'Made',
  model: 'Up',
  aliases: [],
  releasedYear: 2025,
  widthMm: 70,
  heightMm: 150,
  thicknessMm: 8,
  cornerRadiusMm: 10,
  wrapMm: 3,
  safeInsetMm: 4,
  cutOuts,
  sources: { dimensions: source, cutOuts: source },
});

const lens = (centreXMm: number, centreYMm: number, radiusMm: number): CutOut => ({
  kind: 'lens',
  centreXMm,
  centreYMm,
  radiusMm,
});

const island = (xMm: number, yMm: number, widthMm: number, heightMm: number, radiusMm: number): CutOut => ({
  kind: 'island',
  xMm,
  yMm,
  widthMm,
  heightMm,
  radiusMm,
});

describe('a cut-out and the outline', () => {
  it('may touch', () => {
    expect(findLayoutFaults(phoneWith(island(0, 20, 70, 24, 0)))).toEqual([]);
    expect(findLayoutFaults(phoneWith(island(0, 0, 30, 30, 10)))).toEqual([]);
  });

  it('must not cross on a side', () => {
    expect(findLayoutFaults(phoneWith(lens(6.9, 40, 7)))).toEqual(['cutOuts.0: outside the outline']);
    expect(findLayoutFaults(phoneWith(island(40, 40, 30.1, 10, 2)))).toEqual([
      'cutOuts.0: outside the outline',
    ]);
  });

  it('must not cross in the round of a corner, where the box of both would fit', () => {
    expect(findLayoutFaults(phoneWith(island(0, 0, 30, 30, 4)))).toEqual(['cutOuts.0: outside the outline']);
    expect(findLayoutFaults(phoneWith(lens(3, 3, 2)))).toEqual(['cutOuts.0: outside the outline']);
  });
});

describe('two cut-outs', () => {
  const faults = ['cutOuts.1: nearer than 0.5 mm to cutOuts.0'];

  it('keep half a millimetre between two lenses', () => {
    expect(findLayoutFaults(phoneWith(lens(15, 15, 7), lens(15, 29.5, 7)))).toEqual([]);
    expect(findLayoutFaults(phoneWith(lens(15, 15, 7), lens(15, 29.4, 7)))).toEqual(faults);
  });

  it('keep half a millimetre where a lens sits at the round corner of an island', () => {
    const pad = island(5, 5, 20, 20, 10);
    expect(findLayoutFaults(phoneWith(pad, lens(24, 24, 2)))).toEqual([]);
    expect(findLayoutFaults(phoneWith(pad, lens(23, 23, 2)))).toEqual(faults);
  });

  it('are told apart whichever comes first', () => {
    const inside = fc.integer({ min: 12, max: 58 });
    const radiusMm = fc.integer({ min: 1, max: 9 });
    const anyLens = fc.tuple(inside, inside, radiusMm).map(([x, y, r]) => lens(x, y, r));
    const anyIsland = fc
      .tuple(inside, inside, radiusMm, radiusMm)
      .map(([x, y, w, h]) => island(x - w, y - h, 2 * w, 2 * h, Math.min(w, h)));
    const any = fc.oneof(anyLens, anyIsland);
    fc.assert(
      fc.property(any, any, (one, other) => {
        const there = findLayoutFaults(phoneWith(one, other)).length;
        expect(findLayoutFaults(phoneWith(other, one))).toHaveLength(there);
      }),
    );
  });

  it('agree with the distance of their centres for lenses', () => {
    const inside = fc.double({ min: 12, max: 58, noNaN: true });
    const radiusMm = fc.double({ min: 1, max: 9, noNaN: true });
    fc.assert(
      fc.property(inside, inside, radiusMm, inside, inside, radiusMm, (x1, y1, r1, x2, y2, r2) => {
        const bridgeMm = Math.hypot(x1 - x2, y1 - y2) - r1 - r2;
        fc.pre(Math.abs(bridgeMm - MINIMUM_BRIDGE_MM) > 1e-3);
        const isFine = findLayoutFaults(phoneWith(lens(x1, y1, r1), lens(x2, y2, r2))).length === 0;
        expect(isFine).toBe(bridgeMm > MINIMUM_BRIDGE_MM);
      }),
    );
  });
});

describe('a radius', () => {
  it('is at most half of the shorter side', () => {
    expect(findLayoutFaults(phoneWith(island(10, 10, 20, 40, 10)))).toEqual([]);
    expect(findLayoutFaults(phoneWith(island(10, 10, 20, 40, 10.1)))).toEqual([
      'cutOuts.0.radiusMm: over half of a side',
    ]);
    expect(findLayoutFaults({ ...phoneWith(), cornerRadiusMm: 35.1 })).toEqual([
      'cornerRadiusMm: over half of a side',
    ]);
  });
});
