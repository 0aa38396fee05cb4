import { parseAmount } from '../../../shared/domain/money.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { CouponRecord, CouponRule, MemberOrder, MemberOrderLine } from '../member-types.ts';
import { readTime } from './read-time.ts';
import { type CouponOnWire, type OrderOnWire, OrderType } from './schema.ts';

/* From the wire's names into the kiosk's. The error names the field that is no amount or no time. */

export interface Site {
  readonly currency: string;
  readonly timeZone: string;
  /** Numbers of `status` that say that a coupon was used. */
  readonly usedStatus: readonly number[];
}

interface Misfit {
  readonly field: string;
  readonly detail: string;
}

/** Reads the fields of one object, and remembers the first that does not fit. */
function createFieldReader({ currency, timeZone }: Site, path = '') {
  let misfit: Misfit | null = null;
  const take = <Value>(name: string, read: Result<Value, string>, otherwise: Value): Value => {
    if (read.ok) return read.value;
    misfit ??= { field: path + name, detail: read.error };
    return otherwise;
  };
  return {
    amount: (name: string, wire: number | string | null | undefined): number =>
      take(name, readFloat(wire === '' ? 0 : (wire ?? 0), currency), 0),
    time: (name: string, wire: number | string | null | undefined, edge?: 'end'): number | null =>
      take(name, readTime(wire, timeZone, edge), null),
    finish: <Value>(value: Value): Result<Value, Misfit> => (misfit ? err(misfit) : ok(value)),
  };
}

/** Amounts may be floats over there: 39.900000000000006 is 39.9, and half a fen is still refused. */
function readFloat(wire: number | string, currency: string): Result<number, string> {
  const isFloat = typeof wire === 'number' && Math.abs(wire) < 1e9;
  return parseAmount(isFloat ? wire.toFixed(6) : wire, currency);
}

export function memberOrderOf(wire: OrderOnWire, site: Site): Result<MemberOrder, Misfit> {
  const lines: MemberOrderLine[] = [];
  for (const [index, goods] of wire.order_goods.entries()) {
    const reader = createFieldReader(site, `order_goods.${index}.`);
    const amountMinor = reader.amount('goods_amount', goods.goods_amount);
    const line = reader.finish({ name: goods.goods_name, count: goods.goods_number, amountMinor });
    if (!line.ok) return line;
    lines.push(line.value);
  }
  const reader = createFieldReader(site);
  return reader.finish({
    orderNo: wire.order_sn,
    way: wayOf(wire.order_type),
    totalMinor: reader.amount('order_amount', wire.order_amount),
    discountMinor: reader.amount('act_price', wire.act_price),
    placedAtMs: reader.time('add_time', wire.add_time),
    paidAtMs: reader.time('pay_time', wire.pay_time),
    lines,
  });
}

function wayOf(orderType: number): MemberOrder['way'] {
  if (orderType === OrderType.pickUp) return 'pickUp';
  return orderType === OrderType.delivery ? 'delivery' : 'unknown';
}

export function couponOf(wire: CouponOnWire, site: Site): Result<CouponRecord, Misfit> {
  const rules: CouponRule[] = [];
  for (const [index, rule] of wire.ext_info.entries()) {
    const reader = createFieldReader(site, `ext_info.${index}.`);
    const read = reader.finish({
      amountMinor: reader.amount('coupons_price', rule.coupons_price),
      minimumMinor: reader.amount('min_goods_amount', rule.min_goods_amount),
      fromMs: reader.time('start_time', rule.start_time),
      untilMs: reader.time('end_time', rule.end_time, 'end'),
    });
    if (!read.ok) return read;
    rules.push(read.value);
  }
  return ok({
    ownerId: wire.user_id === 0 ? null : wire.user_id,
    couponId: wire.coupons_id,
    couponCode: wire.coupons_sn,
    name: wire.coupons_name,
    isUsed: site.usedStatus.includes(wire.status),
    isUsable: wire.is_enable,
    isVoid: wire.is_delete,
    rules,
  });
}
