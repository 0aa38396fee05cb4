import type * as z from 'zod';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { type HaidianEndpoint, haidian, SendType } from '../../../backends/haidian/schema.ts';
import { addOrder } from './add-order.ts';
import { HAIDIAN_MESSAGES, type HaidianRefusal } from './messages.ts';
import type { DemoCoupon, DemoHandedOrder, DemoRetail } from './store.ts';

export type Handled = Result<unknown, HaidianRefusal>;

export interface HandlerGround {
  readonly retail: DemoRetail;
  readonly nowMs: () => number;
  /** Takes the same order or the same pick-up again without a word. By default that is refused. */
  readonly acceptsRepeats: () => boolean;
  /** What stands where there is nothing to tell: a refusal, or PHP's empty list. */
  readonly absent: () => 'refused' | 'emptyList';
}

export interface Route {
  readonly endpoint: HaidianEndpoint;
  handle(asked: unknown): Handled;
}

const PAGE_ROWS = 10;

function route<Asked extends z.ZodType>(
  endpoint: HaidianEndpoint<Asked>,
  handle: (asked: z.output<Asked>) => Handled,
): Route {
  return {
    endpoint,
    handle: (given) => {
      const asked = endpoint.request.safeParse(given);
      return asked.success ? handle(asked.data) : err('malformed');
    },
  };
}

/** Every interface of the document, in its order. */
export function createRoutes(ground: HandlerGround): readonly Route[] {
  const { members, coupons, orders } = ground.retail;
  const absent = (refusal: HaidianRefusal): Handled =>
    ground.absent() === 'refused' ? err(refusal) : ok([]);
  const isKnown = (userId: number) => userId === 0 || members.find(String(userId)) !== null;
  return [
    route(haidian.userInfo, ({ mobile, real_name }) => {
      const found = members.all().find((each) => each.mobile === mobile || each.realName === real_name);
      if (!found) return absent('unknownMember');
      return ok({
        uid: String(found.uid),
        account: found.mobile,
        nickname: found.nickname,
        group_level: found.level,
        create_time: seconds(found.createdAtMs),
        last_login_time: '0',
      });
    }),
    route(haidian.orderList, (asked) => {
      const { user_id, mobile, order_sn, start_date, end_date, page = 1 } = asked;
      const owner =
        mobile === undefined ? user_id : members.all().find((each) => each.mobile === mobile)?.uid;
      if (user_id === undefined && mobile === undefined && order_sn === undefined) return err('malformed');
      if ((start_date === undefined) !== (end_date === undefined)) return err('malformed');
      if (start_date !== undefined && end_date !== undefined && !isListable(start_date, end_date))
        return err('rangeTooLong');
      const found = orders
        .all()
        .filter((order) => order.user_id === owner || (owner === undefined && mobile === undefined))
        .filter((order) => order_sn === undefined || order.order_sn === order_sn)
        .filter(({ add_time }) => start_date === undefined || add_time.slice(0, 10) >= start_date)
        .filter(({ add_time }) => end_date === undefined || add_time.slice(0, 10) <= end_date)
        .sort((left, right) => (left.add_time < right.add_time ? 1 : -1));
      return ok(found.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS).map(listedOrder));
    }),
    route(haidian.orderAdd, (asked) => {
      if (!isKnown(asked.user_id)) return err('unknownMember');
      return addOrder(asked, orders, ground.acceptsRepeats());
    }),
    route(haidian.couponsInfo, ({ user_id, coupons_sn, coupons_id }) => {
      if (!isKnown(user_id)) return err('unknownMember');
      const found = coupons.find(coupons_sn);
      if (!found || (coupons_id !== undefined && coupons_id !== found.couponId))
        return absent('unknownCoupon');
      return ok(listedCoupon(found, ground.nowMs()));
    }),
    route(haidian.couponsUse, ({ user_id, coupons_sn, coupons_id }) => {
      const found = coupons.find(coupons_sn);
      if (!found || coupons_id !== found.couponId) return err('unknownCoupon');
      if (found.ownerId !== 0 && found.ownerId !== user_id) return err('otherOwner');
      if (found.isUsed) return err('usedCoupon');
      if (!isUsable(found, ground.nowMs())) return err('unusableCoupon');
      coupons.put(coupons_sn, { ...found, isUsed: true });
      return ok(undefined);
    }),
    route(haidian.orderSend, ({ user_id, order_sn, send_type, express_no }) => {
      const found = orders.find(order_sn);
      if (!found || found.user_id !== user_id) return err('unknownOrder');
      if ((send_type === SendType.pickUp) !== (express_no === '')) return err('malformed');
      if (found.sentAs !== null) return ground.acceptsRepeats() ? ok(undefined) : err('sentOrder');
      orders.put(order_sn, { ...found, sentAs: send_type });
      return ok(undefined);
    }),
  ];
}

/** At most three months apart, and not backwards. */
function isListable(start: string, end: string): boolean {
  const [fromMs, untilMs] = [start, end].map((day) => Date.parse(`${day}T00:00:00Z`));
  if (fromMs === undefined || untilMs === undefined || !(fromMs <= untilMs)) return false;
  const limit = new Date(fromMs);
  limit.setUTCMonth(limit.getUTCMonth() + 3);
  return untilMs <= limit.getTime();
}

const seconds = (atMs: number | null) => (atMs === null ? '0' : String(Math.floor(atMs / 1_000)));

export const isUsable = (
  { isUsed, isVoid, isEnabled, fromMs, untilMs }: DemoCoupon,
  nowMs: number,
): boolean => !isUsed && !isVoid && isEnabled && (fromMs ?? 0) <= nowMs && (untilMs ?? nowMs) >= nowMs;

/** Numbers as strings, as the document has them. */
function listedCoupon(coupon: DemoCoupon, nowMs: number) {
  return {
    user_id: String(coupon.ownerId),
    coupons_id: coupon.couponId,
    coupons_sn: coupon.couponCode,
    coupons_name: coupon.name,
    status: coupon.isUsed ? '1' : '0',
    is_enable: isUsable(coupon, nowMs) ? '1' : '0',
    is_delete: coupon.isVoid ? '1' : '0',
    ext_info: [
      {
        coupons_price: coupon.amount,
        min_goods_amount: coupon.minimum,
        start_time: seconds(coupon.fromMs),
        end_time: seconds(coupon.untilMs),
      },
    ],
  };
}

function listedOrder({ sentAs: _sentAs, ...order }: DemoHandedOrder) {
  const discount = Number(order.goods_amount) + Number(order.shipping_fee) - Number(order.order_amount);
  return {
    ...order,
    order_id: order.order_sn,
    user_id: String(order.user_id),
    act_price: discount.toFixed(2),
    coupons_id: '',
    pay_name: '',
  };
}

export const messageOf = (refusal: HaidianRefusal): string => HAIDIAN_MESSAGES[refusal];
