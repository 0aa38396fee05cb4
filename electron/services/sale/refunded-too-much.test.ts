import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumLedger } from '../../../shared/domain/ledger.ts';
import { dueBackMinor } from './cash-sums.ts';
import { ledgerOf } from './ledger.ts';
import { chances } from './test-kit/chances.ts';
import { play } from './test-kit/play-sale.ts';

describe('the ledger', () => {
  it('gives no more back than came in, and keeps what the case costs', () => {
    fc.assert(
      fc.property(chances, (steps) => {
        for (const sale of play(steps)) {
          const cash = ledgerOf(sale).filter(({ means }) => means === 'coins' || means === 'bills');
          const { takenMinor } = sumLedger(cash);
          const byMachine = cash.filter(({ back }) => back === 'machine');
          const { refundedMinor } = sumLedger(byMachine);
          expect(refundedMinor).toBe(sale.money.payOuts.reduce((sum, each) => sum + each.paidMinor, 0));
          expect(dueBackMinor(sale)).toBeLessThanOrEqual(takenMinor - refundedMinor);
        }
      }),
      { numRuns: 500 },
    );
  });
});
