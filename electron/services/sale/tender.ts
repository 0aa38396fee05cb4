import type { ReaderTender } from '../../../shared/contract/sale.ts';
import { paysForCase } from './cash-sums.ts';
import { activeAttempt, type Sale } from './sale.ts';

/** How far the reader is with a payment, as the journal and the reader tell it. */
export function readerStateOf(sale: Sale, paymentId: string, isReady: boolean): ReaderTender['state'] {
  const vend = sale.money.vends.filter((each) => each.paymentId === paymentId).at(-1);
  if (vend?.state === 'approved') return 'approved';
  if (vend?.state === 'asked') return vend.isWithdrawn ? 'stopping' : 'tap';
  return isReady ? 'starting' : 'away';
}

/** What the reader gave back of a case that did not come. */
export function refundedMinor(sale: Sale): number {
  return sale.money.vends
    .filter((vend) => vend.state === 'refunded' && paysForCase(sale, vend))
    .reduce((sum, vend) => sum + vend.takenMinor, 0);
}

/** The payment that staff are asked to confirm now, if that is what the shopper chose. */
export function staffAttempt(sale: Sale) {
  const attempt = activeAttempt(sale);
  return attempt?.state === 'announced' && !attempt.timedOut ? attempt : null;
}
