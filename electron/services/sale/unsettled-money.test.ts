import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumLedger } from '../../../shared/domain/ledger.ts';
import { apply } from './apply.ts';
import { ledgerOf } from './ledger.ts';
import { isMoneyMoving } from './money-due.ts';
import { mainClaim } from './sale.ts';
import { owedMinor } from './settlement.ts';
import { chances } from './test-kit/chances.ts';
import { play } from './test-kit/play-sale.ts';
import { settleMoney } from './test-kit/settle-money.ts';

describe('the ledger', () => {
  it('comes to rest with nothing undecided once the sale is over, and owes in claims what it says', () => {
    fc.assert(
      fc.property(chances, fc.nat({ max: 999 }), (steps, rolls) => {
        const played = play(steps).at(-1);
        if (!played) throw new Error('there is no sale');
        const closed = apply(played, 's1', { kind: 'saleCancelled', atMs: 10 ** 8, by: 'kiosk' });
        const sale = settleMoney(closed, rolls);
        expect(isMoneyMoving(sale) && sale.closed !== null).toBe(false);
        const { inMinor, claimMinor } = sumLedger(ledgerOf(sale));
        const isWaiting = sale.paidBy !== null && !sale.dispense && !mainClaim(sale);
        if (sale.closed) expect(inMinor).toBe(0);
        else if (!isWaiting && sale.dispense?.state === 'finished') expect(inMinor).toBe(0);
        expect(sale.claims.reduce((sum, claim) => sum + owedMinor(sale, claim), 0)).toBe(claimMinor);
      }),
      { numRuns: 1_000 },
    );
  });
});
