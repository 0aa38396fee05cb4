import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumLedger } from '../../../shared/domain/ledger.ts';
import { apply } from './apply.ts';
import { ledgerOf } from './ledger.ts';
import type { Sale } from './sale.ts';
import { givenBackMinor, openClaims } from './settlement.ts';
import { chances } from './test-kit/chances.ts';
import { play } from './test-kit/play-sale.ts';
import { settleMoney } from './test-kit/settle-money.ts';
import { actAsStaff } from './test-kit/staff-acts.ts';

/** Machine and staff take turns until nothing is owed. Staff act anyhow, out of what they are offered. */
function settleAll(sale: Sale, seed: number): Sale {
  let now = settleMoney(sale, seed);
  for (let turn = 0; turn < 300 && openClaims(now).length > 0; turn++) {
    const write = (event: Parameters<typeof apply>[2]): undefined => {
      now = apply(now, 's1', event);
      return undefined;
    };
    // A prime stride, longer than any list of offers, so that none is tried for ever.
    actAsStaff(now, { roll: seed + turn * 7_919, id: `staff-${turn}`, atMs: 10 ** 9 + turn, write });
    now = settleMoney(now, seed + turn);
    if (isReprinting(now)) now = failPrint(now);
  }
  return now;
}

/** What was ordered again fails again, so that its money stays a claim until it is given back. */
const isReprinting = (sale: Sale) => sale.paidBy !== null && sale.closed === null && sale.print === null;
const failPrint = (sale: Sale): Sale =>
  settleMoney(
    apply(apply(sale, 's1', { kind: 'printStarted', atMs: 10 ** 9, jobId: 'again' }), 's1', {
      kind: 'printFailed',
      atMs: 10 ** 9,
      detail: '',
      certain: true,
    }),
    0,
  );

describe('staff', () => {
  it('can settle whatever a sale owes, and then nothing of its money is undecided', () => {
    fc.assert(
      fc.property(chances, fc.nat({ max: 999 }), (steps, seed) => {
        const played = play(steps).at(-1);
        if (!played) throw new Error('there is no sale');
        const sale = settleAll(
          apply(played, 's1', { kind: 'saleCancelled', atMs: 10 ** 8, by: 'kiosk' }),
          seed,
        );
        expect(openClaims(sale)).toEqual([]);
        const { takenMinor, spentMinor, refundedMinor, claimMinor, inMinor } = sumLedger(ledgerOf(sale));
        expect(claimMinor).toBe(0);
        expect(spentMinor + refundedMinor + inMinor).toBe(takenMinor);
        // In is only what still becomes a case.
        const isRunning = sale.paidBy !== null && sale.dispense?.state !== 'finished';
        if (!isRunning) expect(inMinor).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('never give more back than a claim is for, and the ledger knows of every coin of it', () => {
    fc.assert(
      fc.property(chances, (steps) => {
        for (const sale of play(steps)) {
          for (const claim of sale.claims)
            expect(givenBackMinor(sale, claim)).toBeLessThanOrEqual(claim.amountMinor);
          const given = ledgerOf(sale).filter(
            ({ back }) => back !== undefined && back !== 'machine' && back !== 'never',
          );
          const paidMinor = sale.refunds.reduce((sum, refund) => sum + refund.paidMinor, 0);
          expect(given.reduce((sum, entry) => sum + entry.amountMinor, 0)).toBe(paidMinor);
          const ofCoins = given.filter(({ back }) => back === 'coins');
          for (const { means } of ofCoins) expect(['coins', 'bills']).toContain(means);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('give every sale one case or its money, never both', () => {
    fc.assert(
      fc.property(chances, (steps) => {
        for (const sale of play(steps)) {
          const isOut = sale.dispense?.state === 'finished' || sale.collectedAtMs !== null;
          // A coupon is used up with the payment, whatever comes out.
          const money = ledgerOf(sale).filter(({ means }) => means !== 'coupon');
          const entries = money.filter(({ state }) => state === 'spent');
          if (entries.length > 0) expect(isOut).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
