import { OrderStatus } from '../../../shared/domain/order.ts';
import { OWN_PAY_TYPES, QR_PAY_TYPES } from '../../../shared/domain/payment.ts';
import { catchUpDue, isUntold, offlinePayment } from './catch-up-due.ts';
import { SALE_DELAYS } from './delays.ts';
import type { ClaimReason } from './events.ts';
import { claimDue, isRefundedWhole } from './money-claims.ts';
import { isMoneyMoving, isReaderAsked } from './money-due.ts';
import {
  activeAttempt,
  attemptOf,
  type Claim,
  hasBegun,
  isOpen,
  mainClaim,
  type PaymentAttempt,
  type Sale,
} from './sale.ts';
import { isStopped, troubleOf } from './sale-trouble.ts';
import { mayBackendRefund, openClaims, refundsOf } from './settlement.ts';

export { isStopped } from './sale-trouble.ts';

/** Something that the sale is waiting for the kiosk to do. */
export type Effect =
  /** `paymentId`: an attempt that this machine may take without the backend, if that cannot be reached. */
  | { readonly kind: 'uploadFile'; readonly paymentId?: string }
  | { readonly kind: 'fetchPicture' }
  | { readonly kind: 'confirmQuote'; readonly paymentId: string }
  | { readonly kind: 'reportPayment'; readonly paymentId: string }
  | { readonly kind: 'timeOutPayment'; readonly paymentId: string }
  | { readonly kind: 'endPaymentWatch'; readonly paymentId: string }
  | { readonly kind: 'cancelAbandoned' }
  | {
      readonly kind: 'openClaim';
      readonly reason: ClaimReason;
      readonly amountMinor: number;
      readonly paymentId: string | null;
      readonly about?: string;
      readonly toCheck?: boolean;
    }
  | { readonly kind: 'tellPayment'; readonly paymentId: string }
  | { readonly kind: 'chooseOrderId'; readonly paymentId: string }
  | { readonly kind: 'queueHere'; readonly paymentId: string }
  | { readonly kind: 'placeOrder' }
  | { readonly kind: 'feedBlank' }
  | { readonly kind: 'followFeed' }
  | { readonly kind: 'print' }
  | { readonly kind: 'followPrint' }
  | { readonly kind: 'dispense' }
  | { readonly kind: 'followDispense' }
  | { readonly kind: 'watchTray' }
  | { readonly kind: 'eraseFiles' };

export interface Pending {
  /** The effect that is due now; one at a time, the most urgent first. */
  readonly effect: Effect | null;
  /** When something falls due by time alone, by the clock of `nowMs`. */
  readonly wakeAtMs: number | null;
}

export interface SaleTimes {
  /** How long a given-up payment is watched, after its deadline. */
  readonly latePaymentMs: number;
}

type Timed = { readonly effect: Effect; readonly dueAtMs: number };

/** What is due for this sale at `nowMs`. Pure: the same sale and time give the same answer, on every start again. */
export function pending(sale: Sale, nowMs: number, times: SaleTimes): Pending {
  const timed = timedEffects(sale, times);
  const [watchEnds, others] = [timed.filter(isWatchEnd), timed.filter((entry) => !isWatchEnd(entry))];
  const firstOf = (entries: readonly Timed[]) => entries.find(({ dueAtMs }) => dueAtMs <= nowMs)?.effect;
  // The end of a watch has to ask the backend, which may be away for hours: nothing else waits for that.
  const due = claimDue(sale) ?? firstOf(others) ?? workEffect(sale) ?? firstOf(watchEnds);
  const later = timed.map((entry) => entry.dueAtMs).filter((dueAtMs) => dueAtMs > nowMs);
  return {
    effect: due ?? eraseEffect(sale, timed),
    wakeAtMs: later.length === 0 ? null : Math.min(...later),
  };
}

const isWatchEnd = ({ effect }: Timed): boolean => effect.kind === 'endPaymentWatch';

/** Nothing is due, nothing will be by time, and nobody is owed anything. */
export function isAtRest(sale: Sale, nowMs: number, times: SaleTimes): boolean {
  const { effect, wakeAtMs } = pending(sale, nowMs, times);
  return (
    effect === null &&
    wakeAtMs === null &&
    openClaims(sale).length === 0 &&
    !isBeingRefunded(sale) &&
    !isMoneyMoving(sale) &&
    catchUpDue(sale) === null
  );
}

/** Payments whose status is to be asked for: announced, not decided or still able to change, and watched. */
export function watchedPayments(sale: Sale): string[] {
  return sale.attempts.filter(isWatched).map((attempt) => attempt.paymentId);
}

/** The order whose status is to be asked for: placed, and not yet on the machine; or its money may come back that way. */
export function watchedOrder(sale: Sale): string | null {
  if (sale.order?.placed == null || isUntold(sale)) return null;
  const main = mainClaim(sale);
  if (main) return isAskedBack(sale, main) || mayBackendRefund(sale, main) ? sale.order.orderId : null;
  if (hasBegun(sale) || isMadeAfterAll(sale)) return null;
  return isStopped(sale) && !isBeingRefunded(sale) ? null : sale.order.orderId;
}

/** The backend is giving the money back; until it says so, the sale is not over. */
function isBeingRefunded(sale: Sale): boolean {
  return sale.order?.status === OrderStatus.refunding && !mainClaim(sale);
}

/** Staff honoured its claim by a case: from then on they and the machine decide, and no status of before. */
export const isMadeAfterAll = ({ claims }: Sale): boolean =>
  claims.some(({ closed }) => closed === 'printAgain');

/** Staff asked the shop's system to give the money back, and nobody has said yet that it has. */
export const isAskedBack = (sale: Sale, claim: Claim): boolean =>
  refundsOf(sale, claim).some(({ means, state }) => means === 'backOffice' && state === 'started');

function isWatched(attempt: PaymentAttempt): boolean {
  return (
    QR_PAY_TYPES.includes(attempt.payType) &&
    (attempt.state === 'announced' || attempt.state === 'failed') &&
    !attempt.watchEnded &&
    attempt.deadlineAtMs !== null
  );
}

function timedEffects(sale: Sale, times: SaleTimes): Timed[] {
  const perAttempt = sale.attempts.filter(isWatched).flatMap((attempt) => attemptTimes(sale, attempt, times));
  return [...perAttempt, ...ownAttemptTime(sale), ...abandonTime(sale)].sort((a, b) => a.dueAtMs - b.dueAtMs);
}

function attemptTimes(sale: Sale, attempt: PaymentAttempt, times: SaleTimes): Timed[] {
  const { paymentId, deadlineAtMs } = attempt;
  if (deadlineAtMs === null) return [];
  const watchEnd: Timed = {
    effect: { kind: 'endPaymentWatch', paymentId },
    dueAtMs: deadlineAtMs + times.latePaymentMs,
  };
  const isOnScreen = paymentId === sale.activePaymentId && attempt.state === 'announced' && isOpen(sale);
  if (!isOnScreen || attempt.timedOut) return [watchEnd];
  return [{ effect: { kind: 'timeOutPayment', paymentId }, dueAtMs: deadlineAtMs }, watchEnd];
}

/** A payment at this machine ends with its time: what comes later is counted, and goes back. */
function ownAttemptTime(sale: Sale): Timed[] {
  const attempt = activeAttempt(sale);
  if (!attempt || !OWN_PAY_TYPES.includes(attempt.payType) || !isOpen(sale)) return [];
  const { paymentId, state, timedOut, deadlineAtMs } = attempt;
  if (state !== 'announced' || timedOut || deadlineAtMs === null) return [];
  return [{ effect: { kind: 'timeOutPayment', paymentId }, dueAtMs: deadlineAtMs }];
}

function abandonTime(sale: Sale): Timed[] {
  if (sale.origin !== 'screen' || !isOpen(sale)) return [];
  const last = Math.max(sale.startedAtMs, ...sale.attempts.map((attempt) => attempt.deadlineAtMs ?? 0));
  return [{ effect: { kind: 'cancelAbandoned' }, dueAtMs: last + SALE_DELAYS.abandonAfterMs }];
}

function workEffect(sale: Sale): Effect | null {
  if (mainClaim(sale)) return null;
  if (isOpen(sale)) return preparationEffect(sale);
  return sale.order?.placed ? fulfilmentEffect(sale) : orderEffect(sale);
}

function preparationEffect(sale: Sale): Effect | null {
  const attempt = attemptToPrepare(sale);
  if (sale.pictureUrl === null) {
    const isOwn = attempt !== null && OWN_PAY_TYPES.includes(attempt.payType);
    return { kind: 'uploadFile', ...(isOwn && { paymentId: attempt.paymentId }) };
  }
  if (!attempt) return null;
  if (attempt.state === 'chosen') return { kind: 'confirmQuote', paymentId: attempt.paymentId };
  if (attempt.state === 'quoted') return { kind: 'reportPayment', paymentId: attempt.paymentId };
  return null;
}

function attemptToPrepare(sale: Sale): PaymentAttempt | null {
  const attempt = activeAttempt(sale);
  if (!attempt || sale.offer.kind !== 'agreed') return null;
  if (attempt.state !== 'chosen' && attempt.state !== 'quoted') return null;
  // The reader of the former attempt has to let go of the card first: nobody is asked to pay twice.
  return isReaderAsked(sale) ? null : attempt;
}

function orderEffect(sale: Sale): Effect | null {
  if (sale.paidBy === null || sale.orderRefused) return null;
  if (offlinePayment(sale)) return { kind: 'queueHere', paymentId: sale.paidBy };
  const attempt = attemptOf(sale, sale.paidBy);
  // A backend that has not heard of the money refuses the order.
  if (attempt && OWN_PAY_TYPES.includes(attempt.payType) && !attempt.told) {
    return { kind: 'tellPayment', paymentId: sale.paidBy };
  }
  return sale.order === null ? { kind: 'chooseOrderId', paymentId: sale.paidBy } : { kind: 'placeOrder' };
}

function fulfilmentEffect(sale: Sale): Effect | null {
  if (!hasBegun(sale)) {
    if (isStopped(sale) || troubleOf(sale) !== null) return null;
    return sale.printFile === null ? { kind: 'fetchPicture' } : { kind: 'feedBlank' };
  }
  if (sale.print === null) return feedEffect(sale);
  if (sale.print.state === 'started') return { kind: 'followPrint' };
  if (sale.print.state === 'failed') return null;
  if (sale.dispense === null) return { kind: 'dispense' };
  if (sale.dispense.state === 'started') return { kind: 'followDispense' };
  if (sale.dispense.state === 'failed') return null;
  return sale.collectedAtMs === null ? { kind: 'watchTray' } : null;
}

function feedEffect({ feed }: Sale): Effect | null {
  if (feed?.state === 'started') return { kind: 'followFeed' };
  return feed?.state === 'finished' ? { kind: 'print' } : null;
}

/** The shopper's picture goes when nothing can need it any more. An open claim keeps it: staff may print again. */
function eraseEffect(sale: Sale, timed: readonly Timed[]): Effect | null {
  // The backend has yet to get it.
  if (sale.filesErased || (catchUpDue(sale) && sale.pictureUrl === null)) return null;
  const isDelivered = sale.collectedAtMs !== null;
  // A claim for the case that is not open any more was settled by money.
  const isSettled = mainClaim(sale) !== undefined || isRefundedWhole(sale);
  const isOver = sale.closed !== null || sale.order?.status === OrderStatus.refunded || isSettled;
  const mayBeNeeded = openClaims(sale).length > 0 || timed.length > 0 || isMoneyMoving(sale);
  return isDelivered || (isOver && !mayBeNeeded) ? { kind: 'eraseFiles' } : null;
}
