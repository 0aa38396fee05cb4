import type { CouponOutcome } from '../../journal/coupon-outcomes.ts';
import { spentDiscount } from './discount.ts';
import { mainClaim, type Sale } from './sale.ts';
import { saleStateOf } from './sale-state.ts';

/** What is to be said of the coupon that a case was paid with. It is never given back as money. Minor units. */
export interface CouponFate {
  readonly amountMinor: number;
  /**
   * `redeemed`: for good, whatever becomes of the sale. `waiting`: redeemed as soon as the retailer hears of it, unless all money is back
   * by then. `unclear`: the retailer was asked, and has not answered. `kept`: not redeemed, and the shopper's as before.
   */
  readonly state: 'redeemed' | 'waiting' | 'unclear' | 'kept';
}

/** `outcome`: what the retailer has said; null where it was not told, or does not say. Pure. */
export function couponFateOf(sale: Sale, outcome: CouponOutcome | null): CouponFate | null {
  const discount = spentDiscount(sale);
  if (!discount) return null;
  return { amountMinor: discount.discountMinor, state: stateOf(sale, outcome) };
}

function stateOf(sale: Sale, outcome: CouponOutcome | null): CouponFate['state'] {
  if (outcome === 'redeemed' || outcome === 'unclear') return outcome;
  if (outcome === 'notRedeemed') return 'kept';
  // An order that never stood redeems nothing; nor does one whose money went back before anybody was told.
  const hasNoOrder = !sale.order?.placed && (sale.orderRefused || mainClaim(sale) !== undefined);
  return hasNoOrder || saleStateOf(sale) === 'refunded' ? 'kept' : 'waiting';
}
