import type { CouponUse } from '../../backends/member-types.ts';
import { attemptOf, type Sale } from './sale.ts';

/* What a coupon takes off a sale. It is no money: it is never given back as such. Amounts in minor units. Pure. */

export interface SaleDiscount {
  readonly discountMinor: number;
  readonly use: CouponUse;
}

/** Who buys, and with which coupon. No name and no number of a person. */
export interface Purchase {
  readonly memberId: number | null;
  readonly coupon: (CouponUse & { readonly discountMinor: number }) | null;
}

export const NO_PURCHASE: Purchase = { memberId: null, coupon: null };

/** The amount does not count: what it is now, the check before the payment finds out. */
export const isSamePurchase = (sale: Sale, { memberId, coupon }: Purchase): boolean =>
  sale.memberId === memberId && (sale.discount?.use.couponCode ?? null) === (coupon?.couponCode ?? null);

/** What must be left to pay: no way of payment takes nothing. */
export const LEAST_TO_PAY_MINOR = 1;

/** What is to be paid of a price. A discount that the price has fallen below takes off what it can. */
export function payableMinor(priceMinor: number, discount: SaleDiscount | null): number {
  return priceMinor - takenOffMinor(priceMinor, discount);
}

export function takenOffMinor(priceMinor: number, discount: SaleDiscount | null): number {
  return discount ? Math.max(0, Math.min(discount.discountMinor, priceMinor - LEAST_TO_PAY_MINOR)) : 0;
}

/** What the next payment of this sale is to bring. */
export const toPayMinor = ({ priceMinor, discount }: Sale): number => payableMinor(priceMinor, discount);

/** The same as an attempt is chosen with it. */
export function discountNow({ priceMinor, discount }: Sale): SaleDiscount | null {
  const discountMinor = takenOffMinor(priceMinor, discount);
  return discount && discountMinor > 0 ? { ...discount, discountMinor } : null;
}

/** The coupon that the case was paid with; null while it is not paid. */
export function spentDiscount(sale: Sale): SaleDiscount | null {
  const attempt = sale.paidBy === null ? undefined : attemptOf(sale, sale.paidBy);
  return attempt?.discount ?? null;
}

/** The coupon that is used up: it is redeemed once the order stands. One of an order that was refused stays the shopper's. */
export const usedDiscount = (sale: Sale): SaleDiscount | null =>
  sale.order?.placed ? spentDiscount(sale) : null;
