import { create } from 'zustand';
import type { CouponOffer, CouponReason, MemberVisitView } from '../../../shared/contract/members.ts';
import { registerStore } from '../../state/registry.ts';

/** A coupon that came off by itself: the price is another one by now. `again`: nobody knows its code any more. */
export type LostCoupon =
  | { readonly kind: 'again' }
  | { readonly kind: 'doesNotApply'; readonly reason: CouponReason };

/** What the retailer says of the shopper who is here. The mobile number is in no store. */
export interface MemberState {
  /** Null: nothing is known, or the kiosk has no such system. */
  readonly visit: MemberVisitView | null;
  /** The code of the coupon that applies, for another model of the same shopper. Null after a reload. */
  readonly couponCode: string | null;
  readonly lost: LostCoupon | null;
}

const nobody: MemberState = { visit: null, couponCode: null, lost: null };

export const useMemberStore = create<MemberState>()(() => nobody);

registerStore(() => useMemberStore.setState(nobody));

/** True where the coupon was checked against this very price. */
export function isForPrice(coupon: CouponOffer, priceMinor: number): boolean {
  return coupon.discountMinor + coupon.toPayMinor === priceMinor;
}
