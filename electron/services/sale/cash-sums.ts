import { OWN_PAY_TYPES } from '../../../shared/domain/payment.ts';
import { activeAttempt, attemptOf, isOpen, type Sale } from './sale.ts';
import type { SaleMoney, Vend } from './sale-money.ts';

/* Sums over the money of a sale, in minor units. Pure. */

const sum = <Item>(items: readonly Item[], amountOf: (item: Item) => number): number =>
  items.reduce((total, item) => total + amountOf(item), 0);

export const cashTakenMinor = ({ cash }: SaleMoney): number => sum(cash, (part) => part.amountMinor);

/** What certainly came out again. */
export const paidOutMinor = ({ payOuts }: SaleMoney): number => sum(payOuts, (payOut) => payOut.paidMinor);

export const underWayMinor = ({ payOuts }: SaleMoney): number =>
  sum(payOuts, (payOut) => (payOut.state === 'started' ? payOut.amountMinor : 0));

/** Cash that staff owe: what the machine could not give back, and what nobody can say of. */
export const cashOwedMinor = ({ payOuts, givenUpMinor }: SaleMoney): number =>
  givenUpMinor + sum(payOuts, (payOut) => (payOut.state === 'unknown' ? payOut.amountMinor : 0));

/** Cash inside that nothing has been decided about, or that pays for the case. */
export function cashLeftMinor({ money }: Sale): number {
  const gone = paidOutMinor(money) + underWayMinor(money) + cashOwedMinor(money);
  return Math.max(0, cashTakenMinor(money) - gone);
}

/** States of a vend in which the shopper's card pays, or may have paid. */
const TAKEN: readonly Vend['state'][] = ['approved', 'charged', 'refundUntold', 'unclear'];
export const isTaken = (vend: Vend): boolean => TAKEN.includes(vend.state);

/** A vend that the case was paid with, also after its money went back. One that was never approved paid for nothing. */
export function paysForCase(sale: Sale, vend: Vend): boolean {
  if (vend.paymentId !== sale.paidBy || vend.state === 'asked' || vend.state === 'refused') return false;
  return vend.state !== 'unclear' || vend.settling !== null;
}

/** What reader and staff have brought of an attempt's price. */
export function broughtMinor(sale: Sale, paymentId: string): number {
  const vends = sale.money.vends.filter((vend) => vend.paymentId === paymentId && hasApproved(vend));
  const staff = sale.money.staff.filter((part) => part.paymentId === paymentId);
  return sum(vends, (vend) => vend.askedMinor) + sum(staff, (part) => part.amountMinor);
}

const hasApproved = ({ state }: Vend): boolean => state === 'approved' || state === 'charged';

/** What is still missing of an attempt's price, with the cash that is in. */
export function missingMinor(sale: Sale, paymentId: string): number {
  const attempt = attemptOf(sale, paymentId);
  if (!attempt) return 0;
  return Math.max(0, attempt.amountMinor - broughtMinor(sale, paymentId) - cashLeftMinor(sale));
}

/** The cash that the case costs. Zero while it is not paid, or where somebody's phone paid. */
export function neededCashMinor(sale: Sale): number {
  const attempt = sale.paidBy === null ? undefined : attemptOf(sale, sale.paidBy);
  if (!attempt || !OWN_PAY_TYPES.includes(attempt.payType)) return 0;
  // A vend counts with what it was asked for, also once it has been given back: the cash beside it stays what it was.
  const vends = sale.money.vends.filter((vend) => paysForCase(sale, vend));
  const staff = sale.money.staff.filter((part) => part.paymentId === sale.paidBy);
  const brought = sum(vends, (vend) => vend.askedMinor) + sum(staff, (part) => part.amountMinor);
  return Math.max(0, attempt.amountMinor - brought);
}

/** The shopper may still go on with the cash that is in. */
export function isCashHeld(sale: Sale): boolean {
  return isOpen(sale) && !sale.money.cashReturnAsked && activeAttempt(sale)?.timedOut !== true;
}

/** Cash that has to go back and has not been begun: change, or all of it. */
export function dueBackMinor(sale: Sale): number {
  if (isCashHeld(sale)) return 0;
  return Math.max(0, cashLeftMinor(sale) - neededCashMinor(sale));
}

/** Everything that the case was paid with and that has not gone back, by whatever means. */
export function caseMoneyMinor(sale: Sale): number {
  const attempt = sale.paidBy === null ? undefined : attemptOf(sale, sale.paidBy);
  if (!attempt) return 0;
  if (!OWN_PAY_TYPES.includes(attempt.payType)) return attempt.amountMinor;
  const vends = sale.money.vends.filter((vend) => paysForCase(sale, vend) && vend.state !== 'refunded');
  const staff = sale.money.staff.filter((part) => part.paymentId === sale.paidBy);
  return (
    Math.min(neededCashMinor(sale), cashLeftMinor(sale)) +
    sum(vends, (vend) => vend.takenMinor) +
    sum(staff, (part) => part.amountMinor)
  );
}
