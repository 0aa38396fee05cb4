import type { BackendResult, CallOptions } from './types.ts';

/** Somebody with an account at the retailer. */
export interface MemberRecord {
  readonly memberId: number;
  readonly nickname: string | null;
  /** The retailer's own number for it. */
  readonly level: number;
}

/** An order of a member, at whatever shop. Who gets it, and where, is not taken in. Times are milliseconds since 1970. */
export interface MemberOrder {
  readonly orderNo: string;
  readonly way: 'pickUp' | 'delivery' | 'unknown';
  readonly totalMinor: number;
  readonly discountMinor: number;
  readonly placedAtMs: number | null;
  readonly paidAtMs: number | null;
  readonly lines: readonly MemberOrderLine[];
}

export interface MemberOrderLine {
  readonly name: string;
  readonly count: number;
  readonly amountMinor: number;
}

/** Days as `YYYY-MM-DD`, both included; at most three months apart. Pages count from 1. */
export interface MemberOrderQuery {
  readonly memberId: number;
  readonly fromDay: string;
  readonly toDay: string;
  readonly page: number;
}

/** One rule of a coupon. `null`: no limit on this side. */
export interface CouponRule {
  readonly amountMinor: number;
  readonly minimumMinor: number;
  readonly fromMs: number | null;
  readonly untilMs: number | null;
}

export interface CouponRecord {
  /** Null: whoever has it may use it. */
  readonly ownerId: number | null;
  readonly couponId: string;
  readonly couponCode: string;
  readonly name: string | null;
  readonly isUsed: boolean;
  readonly isUsable: boolean;
  readonly isVoid: boolean;
  readonly rules: readonly CouponRule[];
}

/** By whom which coupon; a shopper without an account has no `memberId`. */
export interface CouponUse {
  readonly memberId: number | null;
  readonly couponId: string;
  readonly couponCode: string;
}

/** A paid order for the retailer's books. What was paid is `goodsMinor` without `discountMinor`. */
export interface HandedOrder {
  readonly memberId: number | null;
  /** Ours, durable before the call and never used twice. */
  readonly orderNo: string;
  readonly discountMinor: number;
  readonly placedAtMs: number;
  readonly paidAtMs: number;
  readonly goods: readonly HandedGoods[];
}

export interface HandedGoods {
  readonly goodsNo: string;
  readonly name: string;
  readonly priceMinor: number;
  readonly count: number;
}

export interface PickUp {
  readonly memberId: number | null;
  readonly orderNo: string;
}

/**
 * Members, coupons and orders of the retailer. Reads are repeated while nobody answers; whatever changes something is sent
 * once, and the caller owns its repetition.
 */
export interface MemberBackend {
  /** Null: nobody has this number. */
  findMember(mobile: string, options?: CallOptions): Promise<BackendResult<MemberRecord | null>>;
  listOrders(query: MemberOrderQuery, options?: CallOptions): Promise<BackendResult<readonly MemberOrder[]>>;
  /** Whether an order of ours has arrived. */
  hasOrder(order: PickUp, options?: CallOptions): Promise<BackendResult<boolean>>;
  /** Null: there is no such coupon. */
  readCoupon(
    coupon: { readonly memberId: number | null; readonly couponCode: string },
    options?: CallOptions,
  ): Promise<BackendResult<CouponRecord | null>>;
  redeemCoupon(use: CouponUse, options?: CallOptions): Promise<BackendResult<void>>;
  handOverOrder(order: HandedOrder, options?: CallOptions): Promise<BackendResult<void>>;
  reportPickUp(pickUp: PickUp, options?: CallOptions): Promise<BackendResult<void>>;
}
