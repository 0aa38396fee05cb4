import { assertNever } from '../../../shared/domain/assert-never.ts';
import { OWN_PAY_TYPES, PayType } from '../../../shared/domain/payment.ts';
import { missingMinor } from './cash-sums.ts';
import type { EventOf, SaleEvent } from './events.ts';
import { activeAttempt, attemptOf, isOpen, type PaymentAttempt, type Sale } from './sale.ts';
import type { PayOut, SaleMoney, Vend } from './sale-money.ts';

const MONEY_EVENTS = [
  'cashInserted',
  'billLost',
  'cashReturnAsked',
  'payOutStarted',
  'payOutFinished',
  'payOutGivenUp',
  'vendRequested',
  'vendWithdrawn',
  'vendApproved',
  'vendRefused',
  'vendSettling',
  'vendSettled',
  'staffConfirmed',
] as const;
type MoneyEvent = EventOf<(typeof MONEY_EVENTS)[number]>;

export const isMoneyEvent = (event: SaleEvent): event is MoneyEvent =>
  MONEY_EVENTS.some((kind) => kind === event.kind);

/** A reader that does not take a request is asked this often for one payment. */
const ASK_LIMIT = 3;

/** Money that this machine took or gave itself. An id that was used is not taken again. */
export function applyToMoney(sale: Sale, event: MoneyEvent): Sale {
  const { money } = sale;
  switch (event.kind) {
    case 'cashInserted':
      return insertCash(sale, event);
    case 'billLost': {
      if (money.lostBills.some((bill) => bill.partId === event.partId)) return sale;
      const { partId, amountMinor } = event;
      return withMoney(sale, { lostBills: [...money.lostBills, { partId, amountMinor }] });
    }
    case 'cashReturnAsked':
      return isOpen(sale)
        ? { ...withMoney(sale, { cashReturnAsked: true, cashAtMs: event.atMs }), activePaymentId: null }
        : sale;
    case 'payOutStarted':
      return startPayOut(sale, event);
    case 'payOutFinished': {
      const after = updatePayOut(sale, event.payOutId, (payOut) => finishPayOut(payOut, event));
      return withMoney(after, { cashAtMs: event.atMs });
    }
    case 'payOutGivenUp':
      return withMoney(sale, { givenUpMinor: money.givenUpMinor + event.amountMinor });
    case 'vendRequested':
      return requestVend(sale, event);
    case 'vendWithdrawn':
      return updateVend(sale, event.vendId, (vend) => ({ ...vend, isWithdrawn: true }));
    case 'vendApproved':
      return approveVend(sale, event);
    case 'vendRefused':
      return refuseVend(sale, event);
    case 'vendSettling':
      return updateVend(sale, event.vendId, (vend) =>
        vend.state === 'approved' ? { ...vend, settling: event.how } : vend,
      );
    case 'vendSettled':
      return settleVend(sale, event);
    case 'staffConfirmed':
      return confirmStaff(sale, event);
    default:
      return assertNever(event);
  }
}

/**
 * Pays for the case once the money of this attempt and the cash that is in are enough. Money that comes when the sale is
 * over, or paid already, pays for nothing and goes back.
 */
export function payIfFunded(sale: Sale, paymentId: string | null, atMs: number): Sale {
  const attempt = paymentId === null ? undefined : attemptOf(sale, paymentId);
  if (!attempt || !isOpen(sale) || !OWN_PAY_TYPES.includes(attempt.payType)) return sale;
  if (attempt.state !== 'announced') return sale;
  if (missingMinor(sale, attempt.paymentId) > 0) return sale;
  const paid = updateOwn(sale, attempt.paymentId, { state: 'paid', paidAtMs: atMs });
  return { ...paid, paidBy: attempt.paymentId };
}

function insertCash(sale: Sale, event: EventOf<'cashInserted'>): Sale {
  const { partId, means, amountMinor, atMs } = event;
  const { cash } = sale.money;
  if (cash.some((part) => part.partId === partId)) return sale;
  const inserted = withMoney(sale, { cash: [...cash, { partId, means, amountMinor }], cashAtMs: atMs });
  const active = activeAttempt(inserted);
  if (active?.state !== 'announced' || !OWN_PAY_TYPES.includes(active.payType)) return inserted;
  const deadlineAtMs = Math.max(active.deadlineAtMs ?? 0, atMs + active.windowMs);
  const extended = active.timedOut ? inserted : updateOwn(inserted, active.paymentId, { deadlineAtMs });
  // Only an attempt in cash is paid by a coin. With another, it is on its way to the reader and stays beside it.
  return active.payType === PayType.cash ? payIfFunded(extended, active.paymentId, atMs) : extended;
}

function startPayOut(sale: Sale, event: EventOf<'payOutStarted'>): Sale {
  const { payOutId, amountMinor, atMs } = event;
  const { payOuts } = sale.money;
  if (payOuts.some((payOut) => payOut.payOutId === payOutId)) return sale;
  const started: PayOut = { payOutId, amountMinor, paidMinor: 0, startedAtMs: atMs, state: 'started' };
  return withMoney(sale, { payOuts: [...payOuts, started] });
}

function finishPayOut(payOut: PayOut, { outcome, paidMinor }: EventOf<'payOutFinished'>): PayOut {
  if (payOut.state !== 'started') return payOut;
  // A changer cannot have given for this what was not asked of it: more would hide what it gave for another.
  const came = outcome === 'unknown' || outcome === 'rejected' ? 0 : Math.min(paidMinor, payOut.amountMinor);
  return { ...payOut, state: outcome, paidMinor: came };
}

function requestVend(sale: Sale, event: EventOf<'vendRequested'>): Sale {
  const { vendId, paymentId, reader, settle, amountMinor } = event;
  const { vends } = sale.money;
  if (vends.some((vend) => vend.vendId === vendId)) return sale;
  const vend: Vend = {
    vendId,
    paymentId,
    reader,
    settle,
    askedMinor: amountMinor,
    takenMinor: amountMinor,
    state: 'asked',
    isNotAsked: false,
    isWithdrawn: false,
    settling: null,
  };
  return withMoney(sale, { vends: [...vends, vend] });
}

function approveVend(sale: Sale, { vendId, amountMinor, atMs }: EventOf<'vendApproved'>): Sale {
  const vend = sale.money.vends.find((candidate) => candidate.vendId === vendId);
  if (vend?.state !== 'asked') return sale;
  const approved = updateVend(sale, vendId, (each) => ({
    ...each,
    state: 'approved',
    takenMinor: amountMinor,
  }));
  return payIfFunded(approved, vend.paymentId, atMs);
}

/** A card that was refused ends the attempt; a reader that was not reached is asked again, but not for ever. */
function refuseVend(sale: Sale, { vendId, outcome }: EventOf<'vendRefused'>): Sale {
  const vend = sale.money.vends.find((candidate) => candidate.vendId === vendId);
  if (vend?.state !== 'asked') return sale;
  const refused = updateVend(sale, vendId, (each) => ({
    ...each,
    state: 'refused',
    isNotAsked: outcome === 'notAsked',
  }));
  const tries = refused.money.vends.filter((each) => each.paymentId === vend.paymentId && each.isNotAsked);
  const goesOn = outcome === 'notAsked' && tries.length < ASK_LIMIT;
  return goesOn ? refused : failAttempt(refused, vend.paymentId);
}

function settleVend(sale: Sale, { vendId, outcome }: EventOf<'vendSettled'>): Sale {
  const vend = sale.money.vends.find((candidate) => candidate.vendId === vendId);
  if (!vend || (vend.state !== 'asked' && vend.state !== 'approved')) return sale;
  const state = outcome === 'refundRefused' ? 'charged' : outcome;
  const settled = updateVend(sale, vendId, (each) => ({ ...each, state }));
  return vend.state === 'asked' ? failAttempt(settled, vend.paymentId) : settled;
}

function confirmStaff(sale: Sale, event: EventOf<'staffConfirmed'>): Sale {
  const { partId, paymentId, amountMinor, person } = event;
  const { staff } = sale.money;
  if (staff.some((part) => part.partId === partId)) return sale;
  const confirmed = withMoney(sale, { staff: [...staff, { partId, paymentId, amountMinor, person }] });
  return payIfFunded(confirmed, paymentId, event.atMs);
}

/** An attempt whose time was over already has ended so. */
function failAttempt(sale: Sale, paymentId: string): Sale {
  const attempt = attemptOf(sale, paymentId);
  return attempt?.state === 'announced' && !attempt.timedOut
    ? updateOwn(sale, paymentId, { state: 'failed' })
    : sale;
}

function updateOwn(sale: Sale, paymentId: string, changes: Partial<PaymentAttempt>): Sale {
  return {
    ...sale,
    attempts: sale.attempts.map((attempt) =>
      attempt.paymentId === paymentId ? { ...attempt, ...changes } : attempt,
    ),
  };
}

function withMoney(sale: Sale, changes: Partial<SaleMoney>): Sale {
  return { ...sale, money: { ...sale.money, ...changes } };
}

function updatePayOut(sale: Sale, payOutId: string, change: (payOut: PayOut) => PayOut): Sale {
  const payOuts = sale.money.payOuts.map((each) => (each.payOutId === payOutId ? change(each) : each));
  return withMoney(sale, { payOuts });
}

function updateVend(sale: Sale, vendId: string, change: (vend: Vend) => Vend): Sale {
  const vends = sale.money.vends.map((each) => (each.vendId === vendId ? change(each) : each));
  return withMoney(sale, { vends });
}
