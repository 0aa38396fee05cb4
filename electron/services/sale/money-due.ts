import { PayType, READER_PAY_TYPES } from '../../../shared/domain/payment.ts';
import { cashLeftMinor, dueBackMinor, missingMinor, paysForCase } from './cash-sums.ts';
import { SALE_DELAYS } from './delays.ts';
import { activeAttempt, hasBegun, isOpen, mainClaim, type PaymentAttempt, type Sale } from './sale.ts';
import type { Vend } from './sale-money.ts';
import { isStopped, troubleOf } from './sale-trouble.ts';
import { type Refund, runningCoinRefund } from './settlement.ts';

/** Something that the sale waits for the money devices to do. Worked off beside the other effects of the sale. */
export type MoneyAction =
  | {
      readonly kind: 'askReader';
      readonly paymentId: string;
      readonly payType: PayType;
      readonly amountMinor: number;
    }
  | { readonly kind: 'withdrawVend'; readonly vend: Vend }
  | { readonly kind: 'settleVend'; readonly vend: Vend; readonly how: 'confirm' | 'fail' }
  | { readonly kind: 'followVend'; readonly vend: Vend }
  | { readonly kind: 'followPayOut'; readonly payOutId: string; readonly startedAtMs: number }
  | { readonly kind: 'payOut'; readonly amountMinor: number }
  /** Staff gave the order: coins for a claim. */
  | { readonly kind: 'payRefund'; readonly refund: Refund }
  /** Nobody can be expected before the machine any more: coins that fell now would be a stranger's. */
  | { readonly kind: 'giveUpPayOut'; readonly amountMinor: number };

/** What is due with the money of this sale at `nowMs`. Pure. */
export function moneyDue(sale: Sale, nowMs: number): MoneyAction[] {
  return [...cashActions(sale, nowMs), ...vendActions(sale)];
}

/** Money is on its way somewhere: the sale cannot rest. */
export function isMoneyMoving({ money, ...sale }: Sale): boolean {
  const isVending = money.vends.some((vend) => vend.state === 'asked' || vend.state === 'approved');
  const isPaying = money.payOuts.some((payOut) => payOut.state === 'started');
  const isRefunding = runningCoinRefund({ ...sale, money }) !== undefined;
  return isVending || isPaying || isRefunding || dueBackMinor({ ...sale, money }) > 0;
}

/** The attempt for which coins and notes are taken now, and what is missing. */
export function wantedCash(sale: Sale): { readonly paymentId: string; readonly missingMinor: number } | null {
  const attempt = openAttempt(sale);
  // A reader that has not let go of the card may still charge it: no coin before that is over.
  if (attempt?.payType !== PayType.cash || isReaderAsked(sale)) return null;
  return { paymentId: attempt.paymentId, missingMinor: missingMinor(sale, attempt.paymentId) };
}

export const isReaderAsked = ({ money }: Sale): boolean => money.vends.some((vend) => vend.state === 'asked');

/** The attempt that the shopper is making right now. */
function openAttempt(sale: Sale): PaymentAttempt | null {
  const attempt = activeAttempt(sale);
  const isUp = attempt?.state === 'announced' && !attempt.timedOut && sale.offer.kind === 'agreed';
  return isUp && isOpen(sale) ? attempt : null;
}

function cashActions(sale: Sale, nowMs: number): MoneyAction[] {
  const running = sale.money.payOuts.find((payOut) => payOut.state === 'started');
  if (running) {
    return [{ kind: 'followPayOut', payOutId: running.payOutId, startedAtMs: running.startedAtMs }];
  }
  const refund = runningCoinRefund(sale);
  if (refund) return [{ kind: 'payRefund', refund }];
  const amountMinor = dueBackMinor(sale);
  if (amountMinor === 0) return [];
  const isLate = nowMs - payBackSinceMs(sale) > SALE_DELAYS.payBackWithinMs;
  return [{ kind: isLate ? 'giveUpPayOut' : 'payOut', amountMinor }];
}

/** The last sign that somebody stood before the machine. */
function payBackSinceMs(sale: Sale): number {
  const paidAtMs = sale.attempts.find((attempt) => attempt.paymentId === sale.paidBy)?.paidAtMs ?? 0;
  const byShopper = sale.closed?.kind === 'cancelled' && sale.closed.by !== 'kiosk' ? sale.closed.atMs : 0;
  return Math.max(sale.money.cashAtMs, paidAtMs, byShopper, activeAttempt(sale)?.deadlineAtMs ?? 0);
}

function vendActions(sale: Sale): MoneyAction[] {
  const known = sale.money.vends.flatMap((vend) => actionsOf(sale, vend));
  const attempt = openAttempt(sale);
  if (!attempt || !READER_PAY_TYPES.includes(attempt.payType)) return known;
  const isAsked = sale.money.vends.some((vend) => vend.state === 'asked' || vend.state === 'approved');
  const amountMinor = missingMinor(sale, attempt.paymentId);
  if (isAsked || amountMinor === 0) return known;
  const { paymentId, payType } = attempt;
  return [...known, { kind: 'askReader', paymentId, payType, amountMinor }];
}

function actionsOf(sale: Sale, vend: Vend): MoneyAction[] {
  const follow: MoneyAction = { kind: 'followVend', vend };
  if (vend.state === 'asked') {
    const isWanted = isVendWanted(sale, vend);
    return isWanted || vend.isWithdrawn ? [follow] : [{ kind: 'withdrawVend', vend }, follow];
  }
  if (vend.state !== 'approved') return [];
  const how = vend.settling === null ? settleHow(sale, vend) : null;
  return how === null ? [follow] : [{ kind: 'settleVend', vend, how }];
}

/** Its attempt is still the one on the screen, and what it was asked for is still what is missing. */
function isVendWanted(sale: Sale, vend: Vend): boolean {
  const attempt = openAttempt(sale);
  return (
    attempt?.paymentId === vend.paymentId && vend.askedMinor + cashLeftMinor(sale) >= attempt.amountMinor
  );
}

/** How an approved vend is to end, once that is clear: the goods came, or the money goes back. */
export function settleHow(sale: Sale, vend: Vend): 'confirm' | 'fail' | null {
  if (!paysForCase(sale, vend)) return 'fail';
  // The claim stands for this money: were the reader to give it back as well, it would go back twice.
  if (mainClaim(sale)) return 'confirm';
  const trouble = troubleOf(sale);
  // Perhaps the case came out: staff decide, and until then the money is taken.
  if (trouble === 'unclear') return 'confirm';
  if (trouble !== null || (isStopped(sale) && !hasBegun(sale))) return 'fail';
  if (sale.dispense?.state === 'finished' || sale.collectedAtMs !== null) return 'confirm';
  return vend.settle === 'orderAccepted' && sale.order?.placed ? 'confirm' : null;
}
