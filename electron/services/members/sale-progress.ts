import type { HandedOrder } from '../../backends/member-types.ts';
import { usedDiscount } from '../sale/discount.ts';
import { attemptOf, isPaid, type PaymentAttempt, type Sale } from '../sale/sale.ts';
import { saleStateOf } from '../sale/sale-state.ts';
import type { SaleChange } from '../sale/sale-store.ts';
import { type MemberMessage, memberNewsOf, type RetailProgress } from './member-news.ts';

/** What the retailer's books call the goods, by model. */
export type GoodsNumbers = Readonly<Record<string, string>>;

/** The messages of one event of a sale, for the store to write in the event's own transaction. */
export function createMemberNews(goods: GoodsNumbers) {
  return ({ before, after }: SaleChange): MemberMessage[] =>
    memberNewsOf(before && progressOf(before, goods), progressOf(after, goods));
}

/** The sale as the retailer sees it. What was sold elsewhere is not its own. */
function progressOf(sale: Sale, goods: GoodsNumbers): RetailProgress {
  const attempt = sale.paidBy === null ? undefined : attemptOf(sale, sale.paidBy);
  return {
    saleId: sale.saleId,
    isPaid: isPaid(sale),
    order: attempt ? orderOf(sale, attempt, goods) : null,
    isCollected: sale.collectedAtMs !== null,
    coupon: usedDiscount(sale)?.use ?? null,
  };
}

function orderOf(sale: Sale, attempt: PaymentAttempt, goods: GoodsNumbers): HandedOrder | null {
  const { order, modelId, modelName, startedAtMs, memberId } = sale;
  if (!order?.placed) return null;
  const discountMinor = attempt.discount?.discountMinor ?? 0;
  const priceMinor = attempt.amountMinor + discountMinor;
  return {
    memberId,
    orderNo: order.orderId,
    discountMinor,
    placedAtMs: startedAtMs,
    // A phone's payment has no time of its own; and a clock that was set back must not have it paid before it was placed.
    paidAtMs: Math.max(startedAtMs, attempt.paidAtMs ?? order.placed.atMs),
    goods: [{ goodsNo: goods[modelId] ?? modelId, name: modelName, priceMinor, count: 1 }],
  };
}

/** Whether the retailer is still to be told: not of a sale whose money is all back. Its coupon stays the shopper's. */
export const isStillSold = (sale: Sale | null): boolean =>
  sale !== null && isPaid(sale) && saleStateOf(sale) !== 'refunded';
