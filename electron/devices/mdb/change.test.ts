import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planChange } from './change.ts';
import type { Tube } from './types.ts';

const tube = (valueMinor: number, count: number): Tube => ({ valueMinor, count, isFull: false });

/** Every amount that the tubes can make, by trying all of it. */
function reachable(tubes: readonly Tube[]): Set<number> {
  let sums = new Set([0]);
  for (const { valueMinor, count } of tubes) {
    const next = new Set<number>();
    for (const sum of sums) for (let coins = 0; coins <= count; coins++) next.add(sum + coins * valueMinor);
    sums = next;
  }
  return sums;
}

describe('change', () => {
  it('is exact, within the tubes, and found whenever there is any', () => {
    const tubes = fc.uniqueArray(
      fc.record({
        valueMinor: fc.constantFrom(10, 20, 25, 50, 100, 200),
        count: fc.integer({ min: 0, max: 6 }),
      }),
      { selector: ({ valueMinor }) => valueMinor, maxLength: 5 },
    );
    fc.assert(
      fc.property(tubes, fc.integer({ min: 0, max: 1_500 }), (given, amountMinor) => {
        const held = given.map(({ valueMinor, count }) => tube(valueMinor, count));
        const plan = planChange(amountMinor, held);
        expect(plan.kind === 'exact').toBe(reachable(held).has(amountMinor));
        if (plan.kind !== 'exact') return;
        expect(plan.coins.reduce((sum, coin) => sum + coin.valueMinor * coin.count, 0)).toBe(amountMinor);
        for (const coin of plan.coins) {
          const available = held.find(({ valueMinor }) => valueMinor === coin.valueMinor)?.count ?? 0;
          expect(coin.count).toBeLessThanOrEqual(available);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('is made where taking the largest coin first would fail', () => {
    expect(planChange(60, [tube(50, 1), tube(20, 3)])).toEqual({
      kind: 'exact',
      coins: [{ valueMinor: 20, count: 3 }],
    });
  });

  it('takes as few coins as it can', () => {
    expect(planChange(250, [tube(10, 50), tube(50, 9), tube(100, 2)])).toEqual({
      kind: 'exact',
      coins: [
        { valueMinor: 100, count: 2 },
        { valueMinor: 50, count: 1 },
      ],
    });
  });

  it.each([[5], [-10], [99_999]])('cannot be made for %i', (amountMinor) => {
    expect(planChange(amountMinor, [tube(10, 5)])).toEqual({ kind: 'cannot' });
    expect(planChange(amountMinor, [])).toEqual({ kind: 'cannot' });
  });
});
