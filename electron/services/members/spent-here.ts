import type { MemberBackend } from '../../backends/member-types.ts';
import { spentDiscount } from '../sale/discount.ts';
import type { Sale } from '../sale/sale.ts';
import { MEMBER_TOPIC, memberNewsSchema } from './member-news.ts';

/** Where messages to the retailer wait, or were given up on. */
export interface RedemptionBox {
  heads(topic: string): readonly { readonly body: unknown }[];
  undelivered(topic: string, limit: number): readonly { readonly body: unknown }[];
}

/** Sales that need something yet: a paid one whose order is still to be placed is among them. */
export type OpenSales = () => readonly Sale[];

const LOOKED_AT_MOST = 1_000;

/**
 * Coupons as they are, and as used where a sale of this kiosk has been paid with one and the retailer has not heard of it yet:
 * it would take the coupon a second time. A redemption is the first message of its lane, so it is found at a head.
 */
export function withSpentHere(
  backend: Pick<MemberBackend, 'readCoupon'>,
  box: RedemptionBox,
  openSales: OpenSales,
): Pick<MemberBackend, 'readCoupon'> {
  const isHeld = (code: string) =>
    openSales().some((sale) => !sale.orderRefused && spentDiscount(sale)?.use.couponCode === code);
  const isSpent = (code: string) =>
    isHeld(code) ||
    [...box.heads(MEMBER_TOPIC), ...box.undelivered(MEMBER_TOPIC, LOOKED_AT_MOST)].some(({ body }) => {
      const news = memberNewsSchema.parse(body);
      return news.kind === 'redeemCoupon' && news.use.couponCode === code;
    });
  return {
    readCoupon: async (coupon, options) => {
      const answer = await backend.readCoupon(coupon, options);
      if (!answer.ok || answer.value === null || !isSpent(answer.value.couponCode)) return answer;
      return { ...answer, value: { ...answer.value, isUsed: true } };
    },
  };
}
