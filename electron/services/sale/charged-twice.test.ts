import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTaken } from './cash-sums.ts';
import { chances } from './test-kit/chances.ts';
import { play } from './test-kit/play-sale.ts';

describe('the ledger', () => {
  it('asks no second charge of a card for one payment', () => {
    fc.assert(
      fc.property(chances, (steps) => {
        const sale = play(steps).at(-1);
        for (const { paymentId } of sale?.attempts ?? []) {
          const taken =
            sale?.money.vends.filter((vend) => vend.paymentId === paymentId && isTaken(vend)) ?? [];
          expect(taken.length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
