import fc from 'fast-check';
import { describe, it } from 'vitest';
import { apply, fold } from './apply.ts';
import { arbitraryLaterEvent, SALE_STARTED } from './arbitrary-events.ts';
import { chances } from './test-kit/chances.ts';
import { expectSum } from './test-kit/ledger-sum.ts';
import { play } from './test-kit/play-sale.ts';

describe('the ledger', () => {
  it('holds every minor unit exactly once, whatever the journal says', () => {
    const histories = fc.array(arbitraryLaterEvent, { maxLength: 40 });
    fc.assert(
      fc.property(histories, (events) => {
        let sale = fold('s1', [SALE_STARTED]);
        for (const event of events) {
          sale = apply(sale, 's1', event);
          expectSum(sale);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('holds it in every order of coins, cards, refunds and restarts that can be', () => {
    fc.assert(
      fc.property(chances, (steps) => {
        for (const sale of play(steps)) expectSum(sale);
      }),
      { numRuns: 500 },
    );
  });
});
