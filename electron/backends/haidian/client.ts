import type * as z from 'zod';
import { formatAmount } from '../../../shared/domain/money.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { CouponUse, HandedOrder, MemberBackend, MemberOrder, PickUp } from '../member-types.ts';
import { readBaseUrl } from '../transport/base-url.ts';
import { createBreakerByOrigin } from '../transport/breaker.ts';
import { BREAKER_LIMITS, type BreakerLimits } from '../transport/limits.ts';
import { formatSiteTime } from '../transport/site-time.ts';
import type { BackendResult, CallOptions } from '../types.ts';
import { contractError } from './answer.ts';
import { createHaidianCall } from './caller.ts';
import type { HaidianTimeouts } from './limits.ts';
import { couponOf, memberOrderOf } from './map-wire.ts';
import { haidian, type OrderOnWire, OrderType, SendType } from './schema.ts';
import type { Sign } from './sign.ts';

export interface HaidianOptions {
  /** Base address, http or https, without user name and password in it. */
  readonly url: string;
  readonly sign: Sign;
  /** The key behind `sign`: never in a log or an error. */
  readonly signKey: string;
  /** Who a shopper without an account is over there. */
  readonly walkInId: number;
  /** Numbers of a coupon's `status` that say that it was used: the document gives none. */
  readonly usedStatus: readonly number[];
  /** Sent with every order: a pick-up has nobody to deliver to. */
  readonly consignee: string;
  readonly address: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeouts?: HaidianTimeouts;
  readonly breaker?: Partial<BreakerLimits>;
  /** Uniform in [0, 1); decides the jitter of repeats. */
  readonly random?: () => number;
}

export interface HaidianClient extends MemberBackend {
  /** Ends calls under way as `aborted`, and every later one. */
  close(): void;
}

/** The client of Haidian. Throws TypeError where `url` is not a plain http or https address. */
export function createHaidianClient(options: HaidianOptions): HaidianClient {
  const { clock, walkInId, random = Math.random, timeouts = {} } = options;
  const log = options.log.child({ backend: 'haidian' });
  const baseUrl = readBaseUrl(options.url);
  const closing = new AbortController();
  const signalsOf = (call?: CallOptions) => (call?.signal ? [call.signal, closing.signal] : [closing.signal]);
  const breakerFor = createBreakerByOrigin({ clock, log, limits: { ...BREAKER_LIMITS, ...options.breaker } });
  const secrets = [options.signKey];
  const call = createHaidianCall({
    breakerFor,
    clock,
    log,
    secrets,
    baseUrl,
    timeouts,
    sign: options.sign,
    random,
  });
  log.info({ url: baseUrl }, 'backend client ready');
  const userId = (memberId: number | null) => memberId ?? walkInId;

  return {
    async findMember(mobile, given) {
      const asking = { content: { mobile }, signals: signalsOf(given), secrets: [mobile] };
      const answer = only(await call(haidian.userInfo, asking), haidian.userInfo);
      if (!answer.ok) return answer;
      if (answer.value === null) return ok(null);
      const { uid, nickname, group_level } = answer.value;
      return ok({ memberId: uid, nickname, level: group_level });
    },
    async listOrders({ memberId, fromDay, toDay, page }, given) {
      const content = { user_id: memberId, page, start_date: fromDay, end_date: toDay };
      const answer = await call(haidian.orderList, { content, signals: signalsOf(given) });
      return answer.ok ? readOrders(answer.value, memberId, options) : answer;
    },
    async hasOrder({ memberId, orderNo }, given) {
      const content = { user_id: userId(memberId), order_sn: orderNo };
      const answer = await call(haidian.orderList, { content, signals: signalsOf(given) });
      return answer.ok ? ok(answer.value.some(({ order_sn }) => order_sn === orderNo)) : answer;
    },
    async readCoupon({ memberId, couponCode }, given) {
      const content = { user_id: userId(memberId), coupons_sn: couponCode };
      const asking = { content, signals: signalsOf(given), secrets: [couponCode] };
      const answer = only(await call(haidian.couponsInfo, asking), haidian.couponsInfo);
      if (!answer.ok) return answer;
      if (answer.value === null) return ok(null);
      const { path } = haidian.couponsInfo;
      // Databases often find a code in whatever case it was typed; theirs is the one to go on with.
      if (answer.value.coupons_sn.toUpperCase() !== couponCode.toUpperCase())
        return err(contractError(path, 'data.coupons_sn', 'an answer about another coupon'));
      return named(couponOf(answer.value, options), path, 'data');
    },
    async redeemCoupon({ memberId, couponId, couponCode }: CouponUse, given) {
      const content = { user_id: userId(memberId), coupons_id: couponId, coupons_sn: couponCode };
      return done(
        await call(haidian.couponsUse, { content, signals: signalsOf(given), secrets: [couponCode] }),
      );
    },
    async handOverOrder(order, given) {
      const content = wireOfOrder(order, userId(order.memberId), options);
      return done(await call(haidian.orderAdd, { content, signals: signalsOf(given) }));
    },
    async reportPickUp({ memberId, orderNo }: PickUp, given) {
      const about = { user_id: userId(memberId), order_sn: orderNo };
      const content = { ...about, send_type: SendType.pickUp, express_no: '' };
      return done(await call(haidian.orderSend, { content, signals: signalsOf(given) }));
    },
    close: () => closing.abort(),
  };
}

const done = (answer: BackendResult<unknown>): BackendResult<void> => (answer.ok ? ok(undefined) : answer);

/** Of an endpoint that tells of one thing. Two of them: whose are they? */
function only<Value>(
  answer: BackendResult<readonly Value[]>,
  { path }: { readonly path: string },
): BackendResult<Value | null> {
  if (!answer.ok) return answer;
  const [first, ...others] = answer.value;
  return others.length > 0
    ? err(contractError(path, 'data', 'more than one'))
    : ok(first === undefined ? null : first);
}

function named<Value>(
  read: Result<Value, { readonly field: string; readonly detail: string }>,
  path: string,
  prefix: string,
): BackendResult<Value> {
  return read.ok ? read : err(contractError(path, `${prefix}.${read.error.field}`, read.error.detail));
}

/** Another member's order is not shown, whatever the other side thinks. */
function readOrders(
  wires: readonly OrderOnWire[],
  memberId: number,
  options: HaidianOptions,
): BackendResult<MemberOrder[]> {
  const { path } = haidian.orderList;
  const orders: MemberOrder[] = [];
  for (const [index, wire] of wires.entries()) {
    if (wire.user_id !== memberId)
      return err(contractError(path, `data.${index}.user_id`, 'an order of somebody else'));
    const order = named(memberOrderOf(wire, options), path, `data.${index}`);
    if (!order.ok) return order;
    orders.push(order.value);
  }
  return ok(orders);
}

function wireOfOrder(
  { orderNo, discountMinor, placedAtMs, paidAtMs, goods }: HandedOrder,
  userId: number,
  { currency, timeZone, consignee, address }: HaidianOptions,
): Omit<z.input<typeof haidian.orderAdd.request>, 'sign'> {
  const amount = (minor: number) => formatAmount(minor, currency);
  const goodsMinor = goods.reduce((sum, { priceMinor, count }) => sum + priceMinor * count, 0);
  return {
    user_id: userId,
    order_sn: orderNo,
    order_amount: amount(goodsMinor - discountMinor),
    goods_amount: amount(goodsMinor),
    shipping_fee: '0',
    order_type: `${OrderType.pickUp}`,
    consignee,
    address,
    add_time: formatSiteTime(placedAtMs, timeZone),
    pay_time: formatSiteTime(paidAtMs, timeZone),
    order_goods: goods.map(({ goodsNo, name, priceMinor, count }) => ({
      goods_no: goodsNo,
      goods_name: name,
      goods_price: amount(priceMinor),
      goods_number: String(count),
      goods_amount: amount(priceMinor * count),
    })),
  };
}
