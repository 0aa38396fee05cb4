import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSign } from '../../../backends/haidian/sign.ts';
import { DEMO_PATHS } from '../other-systems.ts';
import { startDemo, type TestDemo } from '../test-support.ts';
import { HAIDIAN_MESSAGES, type HaidianRefusal } from './messages.ts';
import { DEMO_HAIDIAN } from './seed.ts';

let demo: TestDemo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo.close());

const sign = createSign(DEMO_HAIDIAN.signKey);
async function post(path: string, body: string): Promise<{ code: number; msg: string; data?: unknown }> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(demo.backend.url + DEMO_PATHS.haidian + path, { method: 'POST', headers, body });
  return (await answer.json()) as { code: number; msg: string; data?: unknown };
}
const ask = (path: string, fields: object) =>
  post(path, JSON.stringify({ ...fields, sign: sign(fields as Record<string, unknown>) }));

const ORDER = {
  ...{ user_id: 8, order_sn: 'X1', order_amount: '39.9', goods_amount: '39.9', shipping_fee: '0' },
  ...{ order_type: '1', consignee: '', address: '' },
  ...{ add_time: '2025-06-04 12:00:00', pay_time: '2025-06-04 12:00:00' },
  order_goods: [
    { goods_no: '1', goods_name: 'C', goods_price: '39.9', goods_number: '1', goods_amount: '39.9' },
  ],
};
const [LINE] = ORDER.order_goods;

describe('the demo refuses', () => {
  it.each<[HaidianRefusal, string, object]>([
    ['malformed', '/api/user-info', {}],
    ['malformed', '/api/user-info', { mobile: '13800138000', real_name: 'Minho' }],
    ['unknownMember', '/api/user-info', { mobile: '13700137000' }],
    ['malformed', '/api/order-list', {}],
    ['malformed', '/api/order-list', { user_id: 8, start_date: '2025-01-01' }],
    ['malformed', '/api/order-list', { user_id: 8, page: 0 }],
    ['rangeTooLong', '/api/order-list', { user_id: 8, start_date: '2025-01-01', end_date: '2025-04-02' }],
    ['rangeTooLong', '/api/order-list', { user_id: 8, start_date: '2025-02-01', end_date: '2025-01-01' }],
    ['malformed', '/api/order-add', { ...ORDER, order_type: '2' }],
    ['malformed', '/api/order-add', { ...ORDER, order_goods: [] }],
    ['malformed', '/api/order-add', { ...ORDER, order_amount: 39.9 }],
    ['wrongSums', '/api/order-add', { ...ORDER, order_amount: '40' }],
    ['wrongSums', '/api/order-add', { ...ORDER, goods_amount: '39.8' }],
    ['wrongSums', '/api/order-add', { ...ORDER, order_goods: [{ ...LINE, goods_number: '2' }] }],
    ['unknownMember', '/api/order-add', { ...ORDER, user_id: 77 }],
    ['unknownCoupon', '/api/coupons-info', { user_id: 8, coupons_sn: 'HD10OFF', coupons_id: '1' }],
    ['unusableCoupon', '/api/coupons-use', { user_id: 8, coupons_sn: 'HDEXPIRED', coupons_id: '503' }],
    ['usedCoupon', '/api/coupons-use', { user_id: 8, coupons_sn: 'HDUSED', coupons_id: '505' }],
    ['otherOwner', '/api/coupons-use', { user_id: 8, coupons_sn: 'HDOTHER', coupons_id: '508' }],
    [
      'unknownOrder',
      '/api/order-send',
      { user_id: 9, order_sn: 'HD2025000000', send_type: '自提', express_no: '' },
    ],
    [
      'malformed',
      '/api/order-send',
      { user_id: 8, order_sn: 'HD2025000000', send_type: '自提', express_no: 'SF1' },
    ],
    [
      'malformed',
      '/api/order-send',
      { user_id: 8, order_sn: 'HD2025000000', send_type: '1', express_no: '' },
    ],
    [
      'sentOrder',
      '/api/order-send',
      { user_id: 8, order_sn: 'HD2025000000', send_type: '自提', express_no: '' },
    ],
  ])('with %s: %s %j', async (refusal, path, fields) => {
    expect(await ask(path, fields)).toEqual({ code: -1, msg: HAIDIAN_MESSAGES[refusal] });
  });

  it.each(['', '[]', 'null', '{"mobile"'])('a body that is no object: %j', async (body) => {
    expect(await post('/api/user-info', body)).toEqual({ code: -1, msg: HAIDIAN_MESSAGES.malformed });
  });

  it('a request without its signature, or with that of another', async () => {
    const refused = { code: -1, msg: HAIDIAN_MESSAGES.sign };
    expect(await post('/api/user-info', '{"mobile":"13800138000"}')).toEqual(refused);
    const other = sign({ mobile: '13900139000' });
    expect(await post('/api/user-info', JSON.stringify({ mobile: '13800138000', sign: other }))).toEqual(
      refused,
    );
  });
});

describe('the demo answers', () => {
  it('a name, and a list by mobile number', async () => {
    expect(await ask('/api/user-info', { real_name: 'Minho' })).toMatchObject({
      code: 0,
      data: { uid: '8' },
    });
    const { data } = await ask('/api/order-list', { mobile: DEMO_HAIDIAN.mobile });
    expect(data).toHaveLength(10);
    expect(await ask('/api/order-list', { mobile: '13700137000' })).toMatchObject({ code: 0, data: [] });
  });
});

it('says on its page which members and coupons there are', () => {
  const page = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  const named = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name);
  const coupons = named.filter((name) => name.startsWith('HD'));
  expect(coupons).toHaveLength(9);
  for (const code of coupons) expect(demo.backend.others.haidian.coupon(code)).not.toBeNull();
  expect(named.filter((name) => /^\d+$/.test(name))).toEqual([DEMO_HAIDIAN.mobile, DEMO_HAIDIAN.otherMobile]);
});
