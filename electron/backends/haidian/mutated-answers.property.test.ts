import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestHaidianClient } from '../../demo/backend/other-systems-kit.ts';
import { arbitraryMutation, BOTTOMLESS, mutate } from '../transport/test-kit/mutate-json.ts';
import { type Stub, startStub } from '../transport/test-kit/stub.ts';
import type { BackendResult } from '../types.ts';
import type { HaidianClient } from './client.ts';
import type { HaidianEndpointName } from './limits.ts';
import { haidian } from './schema.ts';
import { newHandedOrder } from './test-kit.ts';

const USER = {
  ...{ uid: '8', account: 'admin', nickname: 'Minho', group_level: 0 },
  ...{ create_time: '1436864169', last_login_time: '0' },
};
const ORDER = {
  ...{ order_id: '7', order_sn: 'A1', user_id: '8', order_type: '1', order_amount: '34.90' },
  ...{ shipping_fee: '0', goods_amount: '39.90', act_price: '5.00', coupons_id: '500', pay_name: '微信' },
  ...{ consignee: 'Minho', address: '一楼', add_time: '2025-06-04 12:00:00', pay_time: '1749009600' },
  order_goods: [
    { goods_no: 'G1', goods_name: 'Case', goods_price: 39.9, goods_number: '1', goods_amount: '39.90' },
  ],
};
const COUPON = {
  ...{ user_id: '8', coupons_id: '500', coupons_sn: 'HD10OFF', coupons_name: '满减券' },
  ...{ status: '0', is_enable: '1', is_delete: '0' },
  ext_info: [
    { coupons_price: '10.00', min_goods_amount: '99', start_time: '0', end_time: '2025-12-31 23:59:59' },
  ],
};

const int = z.int();
const minor = int.min(0).max(99_999_999);
const moment = int.nullable();
const member = z.strictObject({ memberId: int.min(1), nickname: z.string().nullable(), level: int });
const orderLine = z.strictObject({ name: z.string(), count: int.min(0), amountMinor: minor });
const order = z.strictObject({
  ...{ orderNo: z.string().min(1), way: z.enum(['pickUp', 'delivery', 'unknown']) },
  ...{ totalMinor: minor, discountMinor: minor, placedAtMs: moment, paidAtMs: moment },
  lines: z.array(orderLine),
});
const coupon = z.strictObject({
  ...{ ownerId: int.min(1).nullable(), couponId: z.string().min(1), couponCode: z.literal('HD10OFF') },
  ...{ name: z.string().nullable(), isUsed: z.boolean(), isUsable: z.boolean(), isVoid: z.boolean() },
  rules: z
    .array(z.strictObject({ amountMinor: minor, minimumMinor: minor, fromMs: moment, untilMs: moment }))
    .min(1),
});
const nothing = z.undefined();

interface Subject {
  readonly answer: object;
  /** What our own words may be, whatever came. */
  readonly value: z.ZodType;
  readonly call: (client: HaidianClient) => Promise<BackendResult<unknown>>;
}

const SUBJECTS: Readonly<Record<HaidianEndpointName, Subject>> = {
  userInfo: {
    answer: { code: 0, data: USER },
    value: member.nullable(),
    call: (client) => client.findMember('13800138000'),
  },
  orderList: {
    answer: { code: 0, data: [ORDER, { ...ORDER, order_sn: 'A2' }] },
    value: z.array(order),
    call: (client) => client.listOrders({ memberId: 8, fromDay: '2025-05-01', toDay: '2025-06-01', page: 1 }),
  },
  orderAdd: {
    answer: { code: 0, msg: '成功' },
    value: nothing,
    call: (client) => client.handOverOrder(newHandedOrder()),
  },
  couponsInfo: {
    answer: { code: 0, data: COUPON },
    value: coupon.nullable(),
    call: (client) => client.readCoupon({ memberId: 8, couponCode: 'HD10OFF' }),
  },
  couponsUse: {
    answer: { code: 0, msg: '操作成功' },
    value: nothing,
    call: (client) => client.redeemCoupon({ memberId: 8, couponId: '500', couponCode: 'HD10OFF' }),
  },
  orderSend: {
    answer: { code: 0, msg: '操作成功' },
    value: nothing,
    call: (client) => client.reportPickUp({ memberId: 8, orderNo: 'A1' }),
  },
};

let stub: Stub;
let client: HaidianClient;
let body = '';
beforeAll(async () => {
  stub = await startStub(() => ({ headers: { 'content-type': 'application/json' }, body }));
  client = createTestHaidianClient(stub.url);
});
afterAll(async () => {
  client.close();
  await stub.close();
});

const NAMES = Object.keys(SUBJECTS) as HaidianEndpointName[];

it('has an answer of every endpoint', () => {
  expect(NAMES.sort()).toEqual(Object.keys(haidian).sort());
});

describe.each(NAMES)('%s', (name) => {
  const subject = SUBJECTS[name];
  const ask = (text: string) => {
    body = text;
    return subject.call(client);
  };

  it('understands the answer as it should be', async () => {
    const result = await ask(JSON.stringify(subject.answer));
    expect(subject.value.safeParse(result.ok ? result.value : 'an error')).toMatchObject({ success: true });
    if (subject.value !== nothing) expect(result).not.toMatchObject({ value: null });
  });

  it('lets no mutated answer past', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryMutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
        const result = await ask(JSON.stringify(mutate(subject.answer, mutations)) ?? '');
        if (result.ok) expect(subject.value.safeParse(result.value)).toMatchObject({ success: true });
        else expect(['contract', 'refused', 'unauthorised']).toContain(result.error.kind);
      }),
      { numRuns: 150 },
    );
  });

  it('bears an answer without a bottom', async () => {
    expect(await ask(BOTTOMLESS)).toMatchObject({
      ok: false,
      error: { kind: 'contract', system: 'haidian' },
    });
  });
});

describe('an answer that is about something else', () => {
  it.each([
    ['another coupon', { data: { ...COUPON, coupons_sn: 'HD99' } }, 'data.coupons_sn'],
    ['a coupon without a rule', { data: { ...COUPON, ext_info: [] } }, 'data.ext_info'],
    [
      'a coupon without end',
      { data: { ...COUPON, ext_info: [{ coupons_price: '1', start_time: '0' }] } },
      'data.ext_info',
    ],
    [
      'half a fen',
      { data: { ...COUPON, ext_info: [{ ...COUPON.ext_info[0], coupons_price: '0.005' }] } },
      'data.ext_info.0.coupons_price',
    ],
  ])('%s is no answer', async (_what, answer, field) => {
    body = JSON.stringify({ code: 0, ...answer });
    expect(await SUBJECTS.couponsInfo.call(client)).toMatchObject({ error: { kind: 'contract', field } });
  });

  it('an order of somebody else is not shown, nor is one without its number', async () => {
    body = JSON.stringify({ code: 0, data: [ORDER, { ...ORDER, user_id: 9 }] });
    expect(await SUBJECTS.orderList.call(client)).toMatchObject({ error: { field: 'data.1.user_id' } });
    body = JSON.stringify({ code: 0, data: [{ ...ORDER, order_sn: null }] });
    expect(await SUBJECTS.orderList.call(client)).toMatchObject({ error: { field: 'data.0.order_sn' } });
  });
});

describe('ways of writing that the document leaves open', () => {
  it('reads one order that is not in a list, as the document shows it', async () => {
    body = JSON.stringify({ code: '0', data: ORDER });
    expect(await SUBJECTS.orderList.call(client)).toMatchObject({
      ok: true,
      value: [{ orderNo: 'A1', placedAtMs: Date.UTC(2025, 5, 4, 4), paidAtMs: 1_749_009_600_000 }],
    });
  });

  it('reads the rules of a coupon out of a text, and flags that are true and false', async () => {
    const ext_info = JSON.stringify(COUPON.ext_info);
    body = JSON.stringify({ code: 0, data: { ...COUPON, ext_info, is_enable: true, is_delete: false } });
    expect(await SUBJECTS.couponsInfo.call(client)).toMatchObject({
      value: {
        isUsable: true,
        isVoid: false,
        rules: [{ amountMinor: 1_000, minimumMinor: 9_900, fromMs: null }],
      },
    });
  });
});
