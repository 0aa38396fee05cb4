import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropPlace, shiftPx } from './drop-place.ts';

const rows = [
  { top: 0, height: 80 },
  { top: 90, height: 160 },
  { top: 260, height: 80 },
  { top: 350, height: 80 },
];

describe('a row that is dragged', () => {
  it('stays until its middle has passed that of a neighbour', () => {
    expect(dropPlace(rows, 0, 100)).toBe(0);
    expect(dropPlace(rows, 0, 140)).toBe(1);
    expect(dropPlace(rows, 3, -100)).toBe(2);
    expect(dropPlace(rows, 3, -1000)).toBe(0);
    expect(dropPlace(rows, 0, 1000)).toBe(3);
  });

  it('never leaves the list, and goes nowhere by resting', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.integer({ min: -2000, max: 2000 }), (from, dy) => {
        expect(dropPlace(rows, from, 0)).toBe(from);
        const to = dropPlace(rows, from, dy);
        expect(to).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThan(rows.length);
      }),
    );
  });

  it('has exactly those between make way for it, by its own height', () => {
    expect(rows.map((_, index) => shiftPx(rows, index, 0, 2))).toEqual([0, -90, -90, 0]);
    expect(rows.map((_, index) => shiftPx(rows, index, 3, 1))).toEqual([0, 90, 90, 0]);
    expect(rows.map((_, index) => shiftPx(rows, index, 1, 1))).toEqual([0, 0, 0, 0]);
  });
});
