import { expect } from 'vitest';
import { sumLedger } from '../../../../shared/domain/ledger.ts';
import { isTaken } from '../cash-sums.ts';
import { ledgerOf } from '../ledger.ts';
import type { Sale } from '../sale.ts';

const OWN_TYPES = [4, 5, 6, 7];

/** What came in, and the coupon that paid, counted from the journal's facts and not by the ledger. */
function takenOf({ money, attempts, paidBy }: Sale): number {
  const phones = attempts.filter((each) => each.state === 'paid' && !OWN_TYPES.includes(each.payType));
  const vends = money.vends.filter((vend) => isTaken(vend) || vend.state === 'refunded');
  return [
    ...attempts.map((each) => (each.paymentId === paidBy ? (each.discount?.discountMinor ?? 0) : 0)),
    ...phones.map((each) => each.amountMinor),
    ...vends.map((vend) => vend.takenMinor),
    ...[...money.cash, ...money.lostBills, ...money.staff].map((part) => part.amountMinor),
  ].reduce((sum, amountMinor) => sum + amountMinor, 0);
}

/** Every minor unit that came in is in the ledger, exactly once. */
export function expectSum(sale: Sale): void {
  const entries = ledgerOf(sale);
  const { takenMinor, inMinor, spentMinor, refundedMinor, claimMinor } = sumLedger(entries);
  expect(takenMinor).toBe(takenOf(sale));
  expect(inMinor + spentMinor + refundedMinor + claimMinor).toBe(takenMinor);
  expect(new Set(entries.map((entry) => entry.partId)).size).toBe(entries.length);
  for (const entry of entries) expect(entry.amountMinor).toBeGreaterThan(0);
}
