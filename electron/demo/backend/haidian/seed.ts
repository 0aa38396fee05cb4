import { formatSiteTime } from '../../../backends/transport/site-time.ts';
import type { DemoCoupon, DemoMember, DemoRetail } from './store.ts';

const DAY_MS = 24 * 60 * 60_000;

export const DEMO_HAIDIAN = {
  signKey: 'casepress-demo-haidian-key',
  /** Has orders on three pages. */
  mobile: '13800138000',
  memberId: 8,
  otherMobile: '13900139000',
  otherMemberId: 9,
} as const;

const { memberId, otherMemberId } = DEMO_HAIDIAN;

type Seed = Partial<Omit<DemoCoupon, 'fromMs' | 'untilMs'>> & {
  readonly fromDays?: number | null;
  readonly untilDays?: number | null;
};

/** One coupon for each way in which one can apply or not. */
const COUPONS: Readonly<Record<string, Seed>> = {
  HD10OFF: { name: '满减券 10', amount: '10.00' },
  HD5FROM99: { name: '满99减5', amount: '5.00', minimum: '99.00' },
  HDANYBODY: { name: '通用券 3', amount: '3.00', ownerId: 0, fromDays: null, untilDays: null },
  HDEXPIRED: { name: '过期券', fromDays: -60, untilDays: -1 },
  HDEARLY: { name: '未到期券', fromDays: 30 },
  HDUSED: { name: '已用券', isUsed: true },
  HDVOID: { name: '作废券', isVoid: true },
  HDLOCKED: { name: '冻结券', isEnabled: false },
  HDOTHER: { name: '他人券', ownerId: otherMemberId },
};

function member(uid: number, mobile: string, nickname: string, level: number, nowMs: number): DemoMember {
  return { uid, mobile, realName: nickname, nickname, level, createdAtMs: nowMs - 900 * DAY_MS };
}

function coupon(couponCode: string, index: number, seed: Seed, nowMs: number): DemoCoupon {
  const { fromDays = -30, untilDays = 3_650, ...rest } = seed;
  const at = (days: number | null) => (days === null ? null : nowMs + days * DAY_MS);
  return {
    couponId: String(500 + index),
    couponCode,
    ownerId: memberId,
    name: couponCode,
    amount: '10.00',
    minimum: '0',
    isUsed: false,
    isEnabled: true,
    isVoid: false,
    ...rest,
    fromMs: at(fromDays),
    untilMs: at(untilDays),
  };
}

/** Members, coupons and 23 orders of the first member, one every third day; and one that is too old to be listed. */
export function seedRetail({ members, coupons, orders }: DemoRetail, nowMs: number, timeZone: string): void {
  if (members.all().length > 0) return;
  members.put(String(memberId), member(memberId, DEMO_HAIDIAN.mobile, 'Minho', 1, nowMs));
  members.put(String(otherMemberId), member(otherMemberId, DEMO_HAIDIAN.otherMobile, '小林', 2, nowMs));
  for (const [index, [code, seed]] of Object.entries(COUPONS).entries())
    coupons.put(code, coupon(code, index, seed, nowMs));
  for (const [index, daysAgo] of [...Array.from({ length: 23 }, (_, nth) => nth * 3 + 1), 400].entries()) {
    const time = formatSiteTime(nowMs - daysAgo * DAY_MS, timeZone);
    const orderSn = `HD2025${String(index).padStart(6, '0')}`;
    orders.put(orderSn, {
      ...{ user_id: memberId, order_sn: orderSn, order_amount: '34.90', goods_amount: '39.90' },
      ...{ shipping_fee: '0', order_type: '1', consignee: 'Minho', address: '一楼' },
      ...{ add_time: time, pay_time: time, sentAs: '自提' },
      order_goods: [
        {
          ...{ goods_no: 'G1', goods_name: '手机壳 iPhone 15', goods_price: '39.90' },
          ...{ goods_number: '1', goods_amount: '39.90' },
        },
      ],
    });
  }
}
