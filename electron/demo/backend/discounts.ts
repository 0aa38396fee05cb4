import { parseAmount } from '../../../shared/domain/money.ts';
import type { Clock } from '../../system/clock.ts';
import { isUsable } from './haidian/handlers.ts';
import type { DemoCoupon } from './haidian/store.ts';

/** A payment is never for nothing. */
const LEAST_MINOR = 1;

/** Whether this amount is the price without what one of the shop's coupons takes off it now. */
export type AllowsDiscount = (amountMinor: number, priceMinor: number) => boolean;

/**
 * The contract has one amount, what is paid, and no field for a discount. The shop knows its coupons, so less than the price is
 * taken where one of them accounts for all of the difference, and nowhere else.
 */
export function createDiscountRule(
  coupons: { all(): readonly DemoCoupon[] },
  { now }: Pick<Clock, 'now'>,
  currency: string,
): AllowsDiscount {
  const minor = (text: string) => {
    const amount = parseAmount(text, currency);
    return amount.ok ? amount.value : Number.NaN;
  };
  return (amountMinor, priceMinor) =>
    coupons
      .all()
      .filter((coupon) => isUsable(coupon, now()) && priceMinor >= minor(coupon.minimum))
      .some(({ amount }) => amountMinor === priceMinor - Math.min(minor(amount), priceMinor - LEAST_MINOR));
}
