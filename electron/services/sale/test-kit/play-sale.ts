import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { apply, fold } from '../apply.ts';
import { SALE_STARTED } from '../arbitrary-events.ts';
import { toPayMinor } from '../discount.ts';
import type { SaleEvent } from '../events.ts';
import { moneyDue } from '../money-due.ts';
import type { Sale } from '../sale.ts';
import type { Chance } from './chances.ts';
import { answer, openClaim, type Turn } from './device-answers.ts';
import { goOnWithCase } from './go-on-with-case.ts';
import { actAsStaff } from './staff-acts.ts';

const TURN_MS = 1_000;
const COINS_MINOR = [10, 50, 100] as const;
const BILLS_MINOR = [500, 1_000, 2_000] as const;
const PAY_TYPES = [1, 4, 5, 7] as const;

/**
 * A history that this kiosk could write: each device answers only what it was asked, in any way and at any time.
 * Gives the sale as it was at every event.
 */
export function play(steps: readonly Chance[]): Sale[] {
  let sale = fold('s1', [SALE_STARTED, { kind: 'fileUploaded', atMs: 0, url: 'u' }]);
  const states = [sale];
  steps.forEach(({ kind, roll }, index) => {
    const write: Turn['write'] = (event) => {
      sale = apply(sale, 's1', event);
      states.push(sale);
      return undefined;
    };
    happen(kind, sale, { roll, id: `n${index}`, atMs: TURN_MS * (index + 2), write });
  });
  return states;
}

function happen(kind: Chance['kind'], sale: Sale, turn: Turn): undefined {
  const { roll, id, atMs, write } = turn;
  switch (kind) {
    case 'coin': {
      const amountMinor = COINS_MINOR[roll % 3] ?? 10;
      return write({ kind: 'cashInserted', atMs, partId: id, means: 'coins', amountMinor });
    }
    case 'note': {
      const amountMinor = BILLS_MINOR[roll % 3] ?? 500;
      return write({ kind: 'cashInserted', atMs, partId: id, means: 'bills', amountMinor });
    }
    case 'choose':
      return choosePayment(sale, turn);
    case 'phone': {
      const attempt = sale.attempts[roll % Math.max(1, sale.attempts.length)];
      if (attempt) write({ kind: 'paymentStatusSeen', atMs, paymentId: attempt.paymentId, status: 3 });
      return;
    }
    case 'cancel':
      return write({ kind: 'saleCancelled', atMs, by: 'shopper' });
    case 'lever':
      return write({ kind: 'cashReturnAsked', atMs });
    case 'timeOut':
      if (sale.activePaymentId) write({ kind: 'paymentTimedOut', atMs, paymentId: sale.activePaymentId });
      return;
    case 'claim':
      openClaim(sale, turn);
      return;
    case 'staff':
      return actAsStaff(sale, turn);
    case 'case':
      return goOnWithCase(sale, turn);
    case 'device': {
      const due = moneyDue(sale, atMs);
      const action = due[roll % Math.max(1, due.length)];
      if (action) answer(sale, action, turn);
      return;
    }
    default:
      return assertNever(kind);
  }
}

function choosePayment(sale: Sale, turn: Turn): undefined {
  const { roll, id, atMs, write } = turn;
  if (sale.paidBy || sale.closed) return;
  const amountMinor = toPayMinor(changeCoupon(sale, turn));
  const paymentId = `P${id}`;
  const payType = PAY_TYPES[roll % 4] ?? 1;
  const deadlineAtMs = atMs + 9_000;
  write({ kind: 'paymentChosen', atMs, paymentId, payType, amountMinor });
  write({ kind: 'quoteConfirmed', atMs, paymentId });
  write({ kind: 'paymentReported', atMs, paymentId, backendPaymentId: null, qrText: '', deadlineAtMs });
}

/** Now and then there is a coupon, or it is gone before the next attempt. */
function changeCoupon(sale: Sale, { roll, atMs, write }: Turn): Sale {
  const coupon = { discountMinor: 1_000, use: { memberId: null, couponId: '1', couponCode: 'A' } };
  const append = (event: SaleEvent) => {
    write(event);
    return apply(sale, sale.saleId, event);
  };
  if (!sale.discount && roll % 3 === 0) return append({ kind: 'discountApplied', atMs, ...coupon });
  if (!sale.discount || roll % 5 !== 0) return sale;
  const removed = append({ kind: 'discountRemoved', atMs, ...coupon, reason: { kind: 'used' } });
  const accepted: SaleEvent = { kind: 'priceAccepted', atMs, priceMinor: sale.priceMinor };
  write(accepted);
  return apply(removed, sale.saleId, accepted);
}
