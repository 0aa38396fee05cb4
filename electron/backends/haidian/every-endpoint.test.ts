import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_HAIDIAN } from '../../demo/backend/haidian/seed.ts';
import { systemClock } from '../../system/clock.ts';
import { expectError, expectValue } from '../transport/test-kit/expect-result.ts';
import { LIST_MONTHS } from './limits.ts';
import { lastMonths } from './read-time.ts';
import { createSign, DEFAULT_SIGN } from './sign.ts';
import { type HaidianRig, newHandedOrder, startHaidian } from './test-kit.ts';

const { memberId, otherMemberId, mobile } = DEMO_HAIDIAN;
const span = () => lastMonths(systemClock.now(), 'Asia/Shanghai', LIST_MONTHS);

let rig: HaidianRig;
beforeEach(async () => {
  rig = await startHaidian();
});
afterEach(() => rig.close());

describe('user-info', () => {
  it('finds a member by mobile number', async () => {
    const member = { memberId, nickname: 'Minho', level: 1 };
    expect(expectValue(await rig.client.findMember(mobile))).toEqual(member);
  });

  it.each(['refused', 'emptyList'] as const)('tells of nobody by %s', async (how) => {
    rig.control.setAbsent(how);
    const result = await rig.client.findMember('13700137000');
    if (how === 'emptyList') expect(expectValue(result)).toBeNull();
    else expect(expectError(result)).toMatchObject({ kind: 'refused', code: -1 });
  });
});

describe('order-list', () => {
  it('gives the orders of three months, page by page, the latest first', async () => {
    const pages = [1, 2, 3, 4].map((page) => rig.client.listOrders({ memberId, ...span(), page }));
    const orders = (await Promise.all(pages)).map(expectValue);
    expect(orders.map((page) => page.length)).toEqual([10, 10, 3, 0]);
    expect(new Set(orders.flat().map(({ orderNo }) => orderNo)).size).toBe(23);
    expect(orders[0]?.[0]).toMatchObject({
      way: 'pickUp',
      totalMinor: 3_490,
      discountMinor: 500,
      placedAtMs: expect.any(Number),
      lines: [{ name: '手机壳 iPhone 15', count: 1, amountMinor: 3_990 }],
    });
  });

  it('refuses more than three months', async () => {
    const query = { memberId, fromDay: '2025-01-01', toDay: '2025-04-02', page: 1 };
    expect(expectError(await rig.client.listOrders(query))).toMatchObject({ kind: 'refused', code: -1 });
    expectValue(await rig.client.listOrders({ ...query, toDay: '2025-04-01' }));
  });

  it('tells whether an order has arrived, and only to whom it belongs', async () => {
    const { orderNo } = newHandedOrder();
    expect(expectValue(await rig.client.hasOrder({ memberId, orderNo }))).toBe(false);
    expectValue(await rig.client.handOverOrder(newHandedOrder({ orderNo })));
    expect(expectValue(await rig.client.hasOrder({ memberId, orderNo }))).toBe(true);
    expect(expectValue(await rig.client.hasOrder({ memberId: otherMemberId, orderNo }))).toBe(false);
  });
});

describe('order-add and order-send', () => {
  it('hand an order over with every field of the document, and report that it was picked up', async () => {
    const order = newHandedOrder();
    expectValue(await rig.client.handOverOrder(order));
    expect(rig.control.orders().at(-1)).toEqual({
      user_id: memberId,
      order_sn: order.orderNo,
      order_amount: '29.9',
      goods_amount: '39.9',
      shipping_fee: '0',
      order_type: '1',
      consignee: '顾客自提',
      address: '',
      add_time: '2025-06-04 12:00:00',
      pay_time: '2025-06-04 12:00:30',
      order_goods: [
        {
          ...{ goods_no: 'MM1', goods_name: 'Galaxy S24 Ultra', goods_price: '39.9' },
          ...{ goods_number: '1', goods_amount: '39.9' },
        },
      ],
      sentAs: null,
    });
    expectValue(await rig.client.reportPickUp(order));
    expect(rig.control.orders().at(-1)).toMatchObject({ order_sn: order.orderNo, sentAs: '自提' });
  });

  it('do so for a shopper without an account', async () => {
    const order = newHandedOrder({ memberId: null });
    expectValue(await rig.client.handOverOrder(order));
    expectValue(await rig.client.reportPickUp(order));
    expect(rig.control.orders().at(-1)).toMatchObject({ user_id: 0, sentAs: '自提' });
  });

  it('may be told twice where the other side takes it, and is one order', async () => {
    rig.control.setAcceptsRepeats(true);
    const order = newHandedOrder();
    for (let time = 0; time < 2; time += 1) expectValue(await rig.client.handOverOrder(order));
    for (let time = 0; time < 2; time += 1) expectValue(await rig.client.reportPickUp(order));
    expect(rig.control.orders().filter(({ order_sn }) => order_sn === order.orderNo)).toHaveLength(1);
  });
});

describe('coupons-info and coupons-use', () => {
  const read = (couponCode: string) => rig.client.readCoupon({ memberId, couponCode });

  it('tell a coupon, take it once, and tell that it is used', async () => {
    const coupon = expectValue(await read('HD5FROM99'));
    expect(coupon).toMatchObject({
      ...{ ownerId: memberId, couponCode: 'HD5FROM99', name: '满99减5' },
      ...{ isUsed: false, isUsable: true, isVoid: false },
      rules: [{ amountMinor: 500, minimumMinor: 9_900, fromMs: expect.any(Number) }],
    });
    const use = { memberId, couponId: coupon?.couponId ?? '', couponCode: 'HD5FROM99' };
    expectValue(await rig.client.redeemCoupon(use));
    expect(expectValue(await read('HD5FROM99'))).toMatchObject({ isUsed: true, isUsable: false });
    expect(expectError(await rig.client.redeemCoupon(use))).toMatchObject({ kind: 'refused', code: -1 });
  });

  it.each([
    ['HDANYBODY', { ownerId: null, rules: [{ fromMs: null, untilMs: null, minimumMinor: 0 }] }],
    ['HDUSED', { isUsed: true }],
    ['HDVOID', { isVoid: true }],
    ['HDLOCKED', { isUsable: false, isUsed: false }],
    ['HDOTHER', { ownerId: otherMemberId }],
    ['HDEXPIRED', { isUsable: false }],
    ['HDEARLY', { isUsable: false }],
  ])('tell what %s is', async (code, expected) => {
    expect(expectValue(await read(code))).toMatchObject(expected);
  });

  it.each(['refused', 'emptyList'] as const)('tell of no coupon by %s', async (how) => {
    rig.control.setAbsent(how);
    const result = await read('NOSUCH');
    if (how === 'emptyList') expect(expectValue(result)).toBeNull();
    else expect(expectError(result)).toMatchObject({ kind: 'refused', code: -1 });
  });
});

describe('the signature', () => {
  it.each(['code', 'http'] as const)(
    'that is wrong is told by %s, and is a matter of the settings',
    async (how) => {
      rig.control.setSignRefusal(how);
      const client = rig.connect({ sign: createSign('another key') });
      expect(expectError(await client.findMember(mobile))).toMatchObject({ kind: 'unauthorised' });
      expect(expectError(await client.handOverOrder(newHandedOrder()))).toMatchObject({
        kind: 'unauthorised',
      });
    },
  );

  it('by another recipe is another one', async () => {
    const sign = createSign(DEMO_HAIDIAN.signKey, { ...DEFAULT_SIGN, letterCase: 'lower' });
    expect(expectError(await rig.connect({ sign }).findMember(mobile))).toMatchObject({
      kind: 'unauthorised',
    });
  });
});

describe('a refusal', () => {
  it.each<[string, (rig: HaidianRig) => Promise<unknown>]>([
    [
      'an order twice',
      async ({ client }) => {
        const order = newHandedOrder();
        expectValue(await client.handOverOrder(order));
        return client.handOverOrder(order);
      },
    ],
    ['an order of nobody', ({ client }) => client.handOverOrder(newHandedOrder({ memberId: 4_711 }))],
    [
      'an order that ends before it begins',
      ({ client }) => client.handOverOrder(newHandedOrder({ paidAtMs: 0 })),
    ],
    [
      'an order without goods',
      ({ client }) => client.handOverOrder(newHandedOrder({ goods: [], discountMinor: 0 })),
    ],
    ['a pick-up of no order', ({ client }) => client.reportPickUp({ memberId, orderNo: 'OREN1' })],
    [
      'a pick-up twice',
      async ({ client }) => {
        const order = newHandedOrder();
        expectValue(await client.handOverOrder(order));
        expectValue(await client.reportPickUp(order));
        return client.reportPickUp(order);
      },
    ],
    [
      'somebody else’s coupon',
      ({ client }) => client.redeemCoupon({ memberId, couponId: '508', couponCode: 'HDOTHER' }),
    ],
    [
      'a coupon with another’s id',
      ({ client }) => client.redeemCoupon({ memberId, couponId: '501', couponCode: 'HD10OFF' }),
    ],
    [
      'a void coupon',
      ({ client }) => client.redeemCoupon({ memberId, couponId: '506', couponCode: 'HDVOID' }),
    ],
  ])('for %s', async (_what, act) => {
    expect(await act(rig)).toMatchObject({
      ok: false,
      error: { kind: 'refused', reason: 'other', code: -1 },
    });
  });
});
