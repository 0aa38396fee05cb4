import * as z from 'zod';
import type { CouponUse, HandedOrder, PickUp } from '../../backends/member-types.ts';

export const MEMBER_TOPIC = 'memberNews';

const memberId = z.number().nullable();

/** As the outbox keeps it. No name and no number of a person is in it. */
export const memberNewsSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('redeemCoupon'),
    saleId: z.string(),
    use: z.object({ memberId, couponId: z.string(), couponCode: z.string() }),
  }),
  z.object({
    kind: z.literal('handOverOrder'),
    saleId: z.string(),
    order: z.object({
      memberId,
      orderNo: z.string(),
      discountMinor: z.number(),
      placedAtMs: z.number(),
      paidAtMs: z.number(),
      goods: z.array(
        z.object({ goodsNo: z.string(), name: z.string(), priceMinor: z.number(), count: z.number() }),
      ),
    }),
  }),
  z.object({
    kind: z.literal('reportPickUp'),
    saleId: z.string(),
    pickUp: z.object({ memberId, orderNo: z.string() }),
  }),
]);
export type MemberNews = z.infer<typeof memberNewsSchema>;

export interface MemberMessage {
  readonly topic: typeof MEMBER_TOPIC;
  /** The sale: its coupon, its order and its pick-up leave in this order. */
  readonly lane: string;
  readonly body: MemberNews;
}

/** How far a sale is, as the retailer sees it. */
export interface RetailProgress {
  readonly saleId: string;
  readonly isPaid: boolean;
  /** Once it is placed under its own number. */
  readonly order: HandedOrder | null;
  readonly isCollected: boolean;
  readonly coupon: CouponUse | null;
}

/**
 * The messages of one event of a sale, to be written in the event's own transaction: each step that it made is in it
 * exactly once, whenever the process dies. An unpaid sale has none, nor one whose order is refused: the coupon stays the shopper's.
 */
export function memberNewsOf(before: RetailProgress | null, after: RetailProgress): MemberMessage[] {
  const { saleId, coupon, order } = after;
  const news: MemberNews[] = [];
  if (isHanded(after) && !isHanded(before) && order) {
    if (coupon) news.push({ kind: 'redeemCoupon', saleId, use: coupon });
    news.push({ kind: 'handOverOrder', saleId, order: { ...order, goods: [...order.goods] } });
  }
  if (isPickedUp(after) && !isPickedUp(before) && order)
    news.push({ kind: 'reportPickUp', saleId, pickUp: pickUpOf(order) });
  return news.map((body) => ({ topic: MEMBER_TOPIC, lane: saleId, body }));
}

const isHanded = (at: RetailProgress | null): boolean => at?.isPaid === true && at.order !== null;
const isPickedUp = (at: RetailProgress | null): boolean => isHanded(at) && at?.isCollected === true;
const pickUpOf = ({ memberId, orderNo }: HandedOrder): PickUp => ({ memberId, orderNo });
