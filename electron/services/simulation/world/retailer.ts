import { err, ok } from '../../../../shared/domain/result.ts';
import type { CouponRecord, HandedOrder, MemberBackend } from '../../../backends/member-types.ts';
import type { BackendResult } from '../../../backends/types.ts';
import type { SideLine } from './side-line.ts';

/** A member of the retailer; half of the coupons are theirs alone. */
export const MEMBER = { memberId: 8, mobile: '13800138000' } as const;

export interface Redemption {
  readonly couponCode: string;
  /** Whether an order stood behind it at that moment, by the shop's own books. */
  readonly hadOrder: boolean;
}

interface Coupon {
  readonly amountMinor: number;
  readonly ownerId: number | null;
  isUsed: boolean;
}

export interface RetailerOptions {
  /** A careless retailer takes a coupon, an order and a pick-up twice, and its books show it. */
  readonly isStrict: boolean;
  /** Whether the shop has an order that was paid at the price less this. */
  hasOrderLess(amountMinor: number): boolean;
}

/** The retailer of the simulated world, whose coupons and members they are. */
export function createRetailer({ isStrict, hasOrderLess }: RetailerOptions) {
  const coupons = new Map<string, Coupon>();
  /** What had its effect: a request that the network doubled counts once. */
  const redemptions: Redemption[] = [];
  const orders: HandedOrder[] = [];
  const pickedUp: string[] = [];
  const refused = (detail: string) => err({ kind: 'refused', reason: 'other', code: -1, detail } as const);

  const readCoupon = (couponCode: string, memberId: number | null): BackendResult<CouponRecord | null> => {
    const coupon = coupons.get(couponCode);
    if (!coupon || (coupon.ownerId !== null && coupon.ownerId !== memberId)) return ok(null);
    const { amountMinor, ownerId, isUsed } = coupon;
    const rules = [{ amountMinor, minimumMinor: 0, fromMs: null, untilMs: null }];
    const state = { isUsed, isUsable: !isUsed, isVoid: false };
    return ok({ couponId: couponCode, couponCode, ownerId, name: null, ...state, rules });
  };
  /** The work of one request, which may arrive twice: the second time it is the same wish, not another. */
  const once = <Value>(isDone: () => boolean, write: () => void, given: Value) => {
    let isNoted = false;
    return (): BackendResult<Value> => {
      if (isDone() && isStrict) return refused('done before');
      if (!isNoted) write();
      isNoted = true;
      return ok(given);
    };
  };

  return {
    coupons,
    redemptions,
    orders,
    pickedUp,
    /** Gives out a coupon of its own to a shopper. */
    giveCoupon: (amountMinor: number, ownerId: number | null): string => {
      const couponCode = `C${coupons.size + 1}`;
      coupons.set(couponCode, { amountMinor, ownerId, isUsed: false });
      return couponCode;
    },
    /** Another till takes coupons that are out. */
    useElsewhere: () => {
      for (const coupon of coupons.values()) coupon.isUsed = true;
    },
    /** As one life of the kiosk reaches it. */
    connect: (line: SideLine): MemberBackend => ({
      findMember: (mobile, options) =>
        line(
          'retailer/ask',
          () => ok(mobile === MEMBER.mobile ? { memberId: MEMBER.memberId, nickname: null, level: 1 } : null),
          options,
        ),
      listOrders: (_query, options) => line('retailer/ask', () => ok([]), options),
      hasOrder: ({ orderNo }, options) =>
        line('retailer/ask', () => ok(orders.some((order) => order.orderNo === orderNo)), options),
      readCoupon: ({ couponCode, memberId }, options) =>
        line('retailer/readCoupon', () => readCoupon(couponCode, memberId), options),
      redeemCoupon: ({ couponCode }, options) => {
        const coupon = coupons.get(couponCode);
        const redeem = () => {
          if (!coupon) return;
          coupon.isUsed = true;
          redemptions.push({ couponCode, hadOrder: hasOrderLess(coupon.amountMinor) });
        };
        return line(
          'retailer/redeemCoupon',
          once(() => coupon?.isUsed !== false, redeem, undefined),
          options,
        );
      },
      handOverOrder: (order, options) =>
        line(
          'retailer/handOverOrder',
          once(
            () => orders.some(({ orderNo }) => orderNo === order.orderNo),
            () => void orders.push(order),
            undefined,
          ),
          options,
        ),
      reportPickUp: ({ orderNo }, options) =>
        line(
          'retailer/reportPickUp',
          once(
            () => pickedUp.includes(orderNo),
            () => void pickedUp.push(orderNo),
            undefined,
          ),
          options,
        ),
    }),
  };
}

export type Retailer = ReturnType<typeof createRetailer>;
