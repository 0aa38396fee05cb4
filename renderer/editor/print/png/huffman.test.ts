import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prefixCode } from './huffman.ts';

const countsOf = fc
  .array(fc.oneof(fc.constant(0), fc.nat(20), fc.nat(4_000_000)), { minLength: 2, maxLength: 286 })
  .filter((counts) => counts.filter((count) => count > 0).length >= 2);

describe('a prefix code', () => {
  it('is complete, has a code for what occurs and for nothing else, and none too long', () => {
    fc.assert(
      fc.property(countsOf, (counts) => {
        const { lengths } = prefixCode(Uint32Array.from(counts), 12);
        const used = [...lengths].filter((length) => length > 0);
        expect(used.reduce((sum, length) => sum + 2 ** -length, 0)).toBe(1);
        expect(Math.max(...used)).toBeLessThanOrEqual(12);
        expect([...lengths].map((length) => length > 0)).toEqual(counts.map((count) => count > 0));
      }),
    );
  });

  it('is the best there is where no code is too long', () => {
    // By hand: 1+1=2, 2+2=4, 4+4=8; the lengths are 3, 3, 2, 1.
    expect([...prefixCode(Uint32Array.of(1, 1, 2, 4), 12).lengths]).toEqual([3, 3, 2, 1]);
  });

  it('limits lengths where the counts are those of Fibonacci, which make the longest', () => {
    const counts = [1, 1];
    while (counts.length < 30) counts.push((counts.at(-1) ?? 0) + (counts.at(-2) ?? 0));
    expect(Math.max(...prefixCode(Uint32Array.from(counts), 29).lengths)).toBe(29);
    expect(Math.max(...prefixCode(Uint32Array.from(counts), 12).lengths)).toBeLessThanOrEqual(12);
  });

  it('has its codes with the first bit lowest, shorter ones first, as RFC 1951 has them', () => {
    // Lengths 3, 3, 2, 1: the codes are 110, 111, 10 and 0.
    expect([...prefixCode(Uint32Array.of(1, 1, 2, 4), 12).codes]).toEqual([0b011, 0b111, 0b01, 0]);
  });
});
