import { assertNever } from '../../../shared/domain/assert-never.ts';
import { PaymentStatus, QR_PAY_TYPES } from '../../../shared/domain/payment.ts';
import { payIfFunded } from './apply-money.ts';
import { discountNow, toPayMinor } from './discount.ts';
import type { EventOf, SaleEvent } from './events.ts';
import type { PaymentAttempt, Sale } from './sale.ts';

const PAYMENT_EVENTS = [
  'paymentChosen',
  'quoteConfirmed',
  'priceAccepted',
  'paymentReportAttempted',
  'paymentReported',
  'paymentIdAbandoned',
  'paymentRefused',
  'paymentStatusSeen',
  'paymentTimedOut',
  'paymentWatchEnded',
  'paymentTold',
] as const;
type PaymentEvent = EventOf<(typeof PAYMENT_EVENTS)[number]>;

export const isPaymentEvent = (event: SaleEvent): event is PaymentEvent =>
  PAYMENT_EVENTS.some((kind) => kind === event.kind);

/** The attempts to be paid, and what the backend says of them. */
export function applyToPayments(sale: Sale, event: PaymentEvent): Sale {
  switch (event.kind) {
    case 'paymentChosen':
      return choosePayment(sale, event);
    case 'quoteConfirmed':
      return updateAttempt(sale, event.paymentId, (attempt) => advanceAttempt(attempt, 'chosen', 'quoted'));
    case 'priceAccepted':
      return acceptPrice(sale, event.priceMinor);
    case 'paymentReportAttempted':
      return updateAttempt(sale, event.paymentId, (attempt) => ({ ...attempt, attempted: true }));
    case 'paymentReported':
      return payIfFunded(announcePayment(sale, event), event.paymentId, event.atMs);
    case 'paymentIdAbandoned':
      return abandonPaymentId(sale, event);
    case 'paymentRefused':
      return updateAttempt(sale, event.paymentId, (attempt) => ({ ...attempt, state: 'refused' }));
    case 'paymentStatusSeen':
      return seePaymentStatus(sale, event);
    case 'paymentTimedOut':
      return updateAttempt(sale, event.paymentId, (attempt) => ({ ...attempt, timedOut: true }));
    case 'paymentWatchEnded':
      return updateAttempt(sale, event.paymentId, (attempt) => ({ ...attempt, watchEnded: true }));
    case 'paymentTold':
      return updateAttempt(sale, event.paymentId, (attempt) => ({ ...attempt, told: true }));
    default:
      return assertNever(event);
  }
}

export function updateAttempt(
  sale: Sale,
  paymentId: string,
  change: (attempt: PaymentAttempt) => PaymentAttempt,
): Sale {
  return {
    ...sale,
    attempts: sale.attempts.map((attempt) => (attempt.paymentId === paymentId ? change(attempt) : attempt)),
  };
}

function advanceAttempt(
  attempt: PaymentAttempt,
  from: PaymentAttempt['state'],
  to: PaymentAttempt['state'],
): PaymentAttempt {
  return attempt.state === from ? { ...attempt, state: to } : attempt;
}

/** Cash that is in counts for whatever is chosen, so a wish to have it back is over. */
function choosePayment(sale: Sale, event: EventOf<'paymentChosen'>): Sale {
  const attempt: PaymentAttempt = {
    paymentId: event.paymentId,
    payType: event.payType,
    amountMinor: event.amountMinor,
    discount: discountNow(sale),
    state: 'chosen',
    attempted: false,
    paying: false,
    qrText: null,
    deadlineAtMs: null,
    windowMs: 0,
    timedOut: false,
    watchEnded: false,
    paidAtMs: null,
    told: false,
    offline: null,
  };
  return {
    ...sale,
    attempts: [...sale.attempts, attempt],
    activePaymentId: event.paymentId,
    money: { ...sale.money, cashReturnAsked: false },
  };
}

/** The accepted price holds for the attempt that was waiting for it: nothing of it has left the kiosk yet. */
function acceptPrice(sale: Sale, priceMinor: number): Sale {
  const accepted: Sale = { ...sale, priceMinor, offer: { kind: 'agreed' } };
  if (sale.activePaymentId === null) return accepted;
  return updateAttempt(accepted, sale.activePaymentId, (attempt) =>
    attempt.attempted
      ? attempt
      : { ...attempt, state: 'chosen', amountMinor: toPayMinor(accepted), discount: discountNow(accepted) },
  );
}

function announcePayment(sale: Sale, event: EventOf<'paymentReported'>): Sale {
  return updateAttempt(sale, event.paymentId, (attempt) => ({
    ...advanceAttempt(attempt, 'quoted', 'announced'),
    qrText: event.qrText,
    deadlineAtMs: event.deadlineAtMs,
    windowMs: event.deadlineAtMs - event.atMs,
  }));
}

function abandonPaymentId(sale: Sale, event: EventOf<'paymentIdAbandoned'>): Sale {
  const former = sale.attempts.find((attempt) => attempt.paymentId === event.paymentId);
  if (!former) return sale;
  const given = updateAttempt(sale, event.paymentId, (attempt) => ({ ...attempt, state: 'abandoned' }));
  const next = choosePayment(given, {
    ...event,
    kind: 'paymentChosen',
    paymentId: event.nextPaymentId,
    payType: former.payType,
    amountMinor: former.amountMinor,
  });
  return sale.activePaymentId === event.paymentId ? next : { ...next, activePaymentId: sale.activePaymentId };
}

function seePaymentStatus(sale: Sale, event: EventOf<'paymentStatusSeen'>): Sale {
  const seen = updateAttempt(sale, event.paymentId, (attempt) => withPaymentStatus(attempt, event.status));
  const attempt = seen.attempts.find((candidate) => candidate.paymentId === event.paymentId);
  const paysForThis = attempt?.state === 'paid' && sale.paidBy === null && sale.closed === null;
  return paysForThis ? { ...seen, paidBy: event.paymentId } : seen;
}

/**
 * Paid is final: no later status takes money back, that is what refunds are for. A failed payment may still be paid.
 * What this machine takes itself, the backend only knows from us: its word pays for nothing there.
 */
export function withPaymentStatus(attempt: PaymentAttempt, status: number): PaymentAttempt {
  if (!QR_PAY_TYPES.includes(attempt.payType)) return attempt;
  if (attempt.state === 'paid' || attempt.state === 'abandoned') return attempt;
  switch (status) {
    case PaymentStatus.paid:
      return { ...attempt, state: 'paid', paying: false };
    case PaymentStatus.failed:
    case PaymentStatus.abnormal:
      return { ...attempt, state: 'failed', paying: false };
    case PaymentStatus.paying:
      return { ...attempt, paying: true };
    default:
      return { ...attempt, paying: false };
  }
}
