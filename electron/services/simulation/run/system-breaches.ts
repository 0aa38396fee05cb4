import type { DatabaseSync } from 'node:sqlite';
import { TradeStatus } from '../../../../shared/domain/trade-status.ts';
import { createOutbox } from '../../../journal/outbox.ts';
import { TRADE_TOPIC } from '../../accounting/trade-news.ts';
import { tradesOf } from '../../accounting/trades-of-sale.ts';
import { MEMBER_TOPIC } from '../../members/member-news.ts';
import { isStillSold } from '../../members/sale-progress.ts';
import { usedDiscount } from '../../sale/discount.ts';
import { attemptOf, type Sale } from '../../sale/sale.ts';
import { createStockBook } from '../../stock/stock-book.ts';
import { SLOTS } from '../kiosk/boot.ts';
import type { World } from '../world/world.ts';

/* The rules about the systems beside the main backend, and about what the kiosk sells without that. */

const LISTED_AT_MOST = 1_000;

const lanesGivenUp = (database: DatabaseSync, topic: string): Set<string> =>
  new Set(
    createOutbox(database)
      .undelivered(topic, LISTED_AT_MOST)
      .map(({ lane }) => lane),
  );

const twiceIn = (entries: readonly string[]): string[] =>
  entries.filter((entry, index) => entries.indexOf(entry) !== index);

/** A coupon is redeemed once at most, only for an order that stands, and then surely, or staff see that it is not. */
export function couponBreaches(
  { retailer, books }: World,
  sales: readonly Sale[],
  database: DatabaseSync,
): string[] {
  const givenUp = lanesGivenUp(database, MEMBER_TOPIC);
  const redeemed = retailer.redemptions.map(({ couponCode }) => couponCode);
  const used = sales.flatMap((sale) => {
    const code = usedDiscount(sale)?.use.couponCode;
    return code === undefined ? [] : [{ sale, code }];
  });
  const forgotten = used.filter(
    ({ sale, code }) =>
      isStillSold(sale) && retailer.coupons.get(code)?.isUsed === false && !givenUp.has(sale.saleId),
  );
  const sold = [...books.orders.values()].flatMap(({ paymentId }) => {
    const lessMinor = paymentId === null ? 0 : (books.payments.get(paymentId)?.lessMinor ?? 0);
    return lessMinor === 0 ? [] : [String(lessMinor)];
  });
  return [
    ...twiceIn(redeemed).map((code) => `coupons: ${code} was redeemed twice`),
    ...retailer.redemptions
      .filter(({ hadOrder }) => !hadOrder)
      .map(({ couponCode }) => `coupons: ${couponCode} was redeemed, and no order stood behind it`),
    ...forgotten.map(({ code }) => `coupons: ${code} paid for a case, and is still good`),
    ...twiceIn(sold).map((lessMinor) => `coupons: one took ${lessMinor} off two orders`),
  ];
}

/** The retailer has each order once, at what was paid for it, or staff see that it has not. */
export function retailBreaches(
  { plan, retailer, books }: World,
  sales: readonly Sale[],
  database: DatabaseSync,
): string[] {
  if (!plan.hasRetailer) return [];
  const givenUp = lanesGivenUp(database, MEMBER_TOPIC);
  const wrong = retailer.orders.flatMap(({ orderNo, goods, discountMinor }) => {
    const sale = sales.find(({ order }) => order?.orderId === orderNo);
    const paymentId = sale?.paidBy ?? '';
    const paidMinor =
      books.payments.get(paymentId)?.amountMinor ?? (sale && attemptOf(sale, paymentId)?.amountMinor);
    const toldMinor = goods.reduce((sum, item) => sum + item.priceMinor * item.count, 0) - discountMinor;
    return paidMinor === toldMinor
      ? []
      : [`retailer: was told ${toldMinor} of ${orderNo}, for which ${paidMinor} was paid`];
  });
  const missing = sales.filter(
    (sale) =>
      sale.origin === 'screen' &&
      sale.collectedAtMs !== null &&
      isStillSold(sale) &&
      !givenUp.has(sale.saleId) &&
      !retailer.orders.some(({ orderNo }) => orderNo === sale.order?.orderId),
  );
  const handed = retailer.orders.map(({ orderNo }) => orderNo);
  return [
    ...wrong,
    ...twiceIn(handed).map((orderNo) => `retailer: ${orderNo} was handed over twice`),
    ...missing.map(({ order }) => `retailer: was never told of ${order?.orderId}`),
  ];
}

/** The operator's books have one line for each payment that came to something, and it says what became of it. */
export function tradeBreaches(
  { plan, accounts, books }: World,
  sales: readonly Sale[],
  database: DatabaseSync,
  deliveredOrders: readonly string[],
): string[] {
  if (!plan.hasAccounts) return [];
  const givenUp = lanesGivenUp(database, TRADE_TOPIC);
  const breaches = accounts.oddities.map((what) => `books: ${what}`);
  const known = new Set(sales.flatMap(({ attempts }) => attempts.map(({ paymentId }) => paymentId)));
  for (const [transId, { amountMinor, status }] of accounts.lines) {
    const payment = books.payments.get(transId);
    if (!known.has(transId)) breaches.push(`books: a line of ${transId}, which is no payment of this kiosk`);
    if (payment && payment.amountMinor !== amountMinor)
      breaches.push(`books: ${transId} is ${amountMinor} there, and was ${payment.amountMinor}`);
    if (status === TradeStatus.closed && (payment?.paidMinor ?? 0) > (payment?.refundedMinor ?? 0))
      breaches.push(`books: ${transId} is closed there, and the provider has its money`);
  }
  for (const sale of sales)
    for (const { transId, status } of tradesOf(sale)) {
      const line = accounts.lines.get(transId);
      if (line?.status !== status && !givenUp.has(transId))
        breaches.push(`books: ${transId} is ${line?.status ?? 'missing'} there, and ${status} here`);
    }
  for (const orderId of deliveredOrders) {
    const sale = sales.find(({ order }) => order?.orderId === orderId);
    const transId = sale?.paidBy ?? null;
    if (transId !== null && !accounts.lines.has(transId) && !givenUp.has(transId))
      breaches.push(`books: nothing of ${transId}, for which a case was delivered`);
  }
  return breaches;
}

/** What was sold without the backend stands in its books under its own number, or staff were told to enter it. */
export function offlineBreaches({ books }: World, sales: readonly Sale[]): string[] {
  const offline = sales.flatMap(({ order, claims, attempts, paidBy }) => {
    const payment = attempts.find(({ paymentId }) => paymentId === paidBy);
    return order?.offline && payment ? [{ order, offline: order.offline, payment, claims }] : [];
  });
  const lost = offline.flatMap(({ order, offline: { state }, payment, claims }) => {
    const isRecorded = books.orders.has(order.orderId);
    if (state === 'told' && !isRecorded) return [`offline: ${order.orderId} is told, and the shop has none`];
    if (state === 'told' && books.payments.get(payment.paymentId)?.amountMinor !== payment.amountMinor)
      return [`offline: ${payment.paymentId} has another amount at the shop`];
    if (state === 'refused' && !claims.some(({ reason }) => reason === 'notRecorded'))
      return [`offline: ${order.orderId} was refused, and nobody is told`];
    return state === 'toTell' ? [`offline: ${order.orderId} was never told`] : [];
  });
  const numbers = offline.map(({ order }) => order.placed?.queueNo ?? '');
  return [...lost, ...twiceIn(numbers).map((queueNo) => `offline: the number ${queueNo} was given twice`)];
}

/** Each blank is counted once: never fewer than certainly came out of a slot, nor more than were begun. */
export function stockBreaches({ machine }: World, database: DatabaseSync): string[] {
  const book = createStockBook(database);
  return SLOTS.flatMap(({ slot, count }) => {
    const kept = book.find(slot);
    if (!kept) return [];
    const outMinusBack = count - (kept.count ?? 0);
    const [least, most] = [machine.fedOutOf(slot), machine.begunOutOf(slot)];
    return outMinusBack < least || outMinusBack > most
      ? [`stock: ${outMinusBack} came out of slot ${slot} by the book, and ${least} to ${most} in truth`]
      : [];
  });
}
