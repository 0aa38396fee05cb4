import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  callRaw,
  DEVICE,
  logInRaw,
  newOrderId,
  newPaymentId,
  PNG,
  startDemo,
  type TestDemo,
} from './test-support.ts';

/** Literal requests of the document, so that client and demo cannot agree on a mistake. */
let demo: TestDemo;
let token: string;
beforeEach(async () => {
  demo = await startDemo();
  token = await logInRaw(demo.backend);
});
afterEach(() => demo.close());

const call = (path: string, body: unknown) => callRaw(demo.backend.url, path, body, token);

async function uploadRaw(
  fields: readonly [string, string | Blob][],
): Promise<{ code: number; data: unknown }> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${demo.backend.url}/file/upload`, { method: 'POST', headers, body: form });
  expect(response.status).toBe(200);
  return (await response.json()) as { code: number; data: unknown };
}

describe('the wire', () => {
  it('carries a whole sale in the document’s own words', async () => {
    const { account, password, url } = demo.backend;
    expect(await callRaw(url, '/user/login', { account, password })).toEqual({
      status: 200,
      code: 200,
      msg: '操作成功',
      data: { id: 'MEA020250118000001', account, token: expect.stringMatching(/^\S{20,}$/) },
    });
    const brands = await call('/brand/list', {});
    expect(brands.data).toContainEqual({ id: 'BR020250120000002', name: '三星', e_name: 'Samsung' });
    const stock = await call('/stock/list', { device_id: DEVICE, brand_id: 'BR020250120000002' });
    const model = {
      mobile_model_id: 'MM020250120000004',
      mobile_model_name: 'Samsung Galaxy S22+',
      price: 49.9,
    };
    expect(stock.data).toContainEqual({ ...model, stock: demo.model(3).stock });

    const { data: pic } = await uploadRaw([
      ['file', new Blob([PNG])],
      ['type', '23'],
    ]);
    expect(pic).toMatch(new RegExp(`^${url}/files/\\d{8}/[0-9a-f]{16}\\.png$`));
    const picture = await fetch(String(pic));
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(PNG);

    const [third_pay_id, third_id] = [newPaymentId(), newOrderId()];
    const { mobile_model_id } = model;
    const sale = { mobile_model_id, device_id: DEVICE };
    expect(
      (await call('/order/payData', { ...sale, third_id: third_pay_id, pay_amount: 49.9, pay_type: 1 })).data,
    ).toEqual({ id: 'PAY0000000001', third_id: third_pay_id });
    expect((await call('/order/getPayStatus', [third_pay_id])).data).toEqual([
      { third_id: third_pay_id, status: 1 },
    ]);
    demo.backend.control.pay(third_pay_id);
    expect((await call('/order/getPayStatus', [third_pay_id])).data).toEqual([
      { third_id: third_pay_id, status: 3 },
    ]);
    const order = { ...sale, third_pay_id, third_id, pic };
    const placed = { id: 'ORD0000000001', third_id, queue_no: 'A001' };
    expect((await call('/order/orderData', order)).data).toEqual({ ...placed, status: 8 });
    expect((await call('/order/getOrderStatus', [third_id])).data).toEqual([{ third_id, status: 8 }]);
    const entry = { ...placed, mobile_model_name: model.mobile_model_name, pic, status: '8' };
    expect((await call('/order/printList', { device_id: DEVICE })).data).toEqual([entry]);
  });

  it.each([
    '/brand/list',
    '/stock/list',
    '/file/upload',
    '/order/payData',
    '/order/getPayStatus',
    '/order/orderData',
    '/order/getOrderStatus',
    '/order/printList',
  ])('%s wants a token, and says 401 in the envelope', async (path) => {
    for (const wrong of [undefined, 'made-up']) {
      expect(await callRaw(demo.backend.url, path, {}, wrong)).toMatchObject({
        status: 200,
        code: 401,
        data: null,
      });
    }
    demo.backend.control.expireTokens();
    expect(await call(path, {})).toMatchObject({ status: 200, code: 401 });
  });

  it.each([
    ['half a body', '{"device_id":'],
    ['an empty body', ''],
    ['a list for an object', []],
    ['a missing field', { device_id: DEVICE }],
    ['a number for a text', { device_id: DEVICE, brand_id: 1 }],
  ])('answers 400 in the envelope to %s', async (_what, body) => {
    expect(await call('/stock/list', body)).toMatchObject({ status: 200, code: 400, data: null });
  });

  it('answers 400 to a list of ids that holds something else', async () => {
    expect(await call('/order/getPayStatus', [1])).toMatchObject({ code: 400 });
    expect(await call('/order/getPayStatus', { third_id: ['P1'] })).toMatchObject({ code: 400 });
    expect(await call('/order/getPayStatus', [])).toMatchObject({ code: 200, data: [] });
  });

  it('answers in the envelope where there is no such interface', async () => {
    expect(await call('/order/refund', {})).toMatchObject({ status: 404, code: 404 });
  });

  it.each<[string, [string, string | Blob][], number]>([
    ['no file', [['type', '23']], 400],
    ['no type', [['file', new Blob([PNG])]], 400],
    [
      'another type',
      [
        ['type', '22'],
        ['file', new Blob([PNG])],
      ],
      3003,
    ],
    [
      'a text under a picture’s name',
      [
        ['type', '23'],
        ['file', new File(['hello'], 'a.png', { type: 'image/png' })],
      ],
      3001,
    ],
    [
      'an empty file',
      [
        ['type', '23'],
        ['file', new Blob([])],
      ],
      3001,
    ],
    [
      'two files',
      [
        ['type', '23'],
        ['file', new Blob([PNG])],
        ['file', new Blob([PNG])],
      ],
      400,
    ],
  ])('refuses an upload with %s', async (_what, fields, code) => {
    expect(await uploadRaw(fields)).toMatchObject({ code, data: null });
  });

  it('refuses an upload that is no form', async () => {
    expect(await call('/file/upload', { type: 23 })).toMatchObject({ status: 200, code: 400 });
  });

  it.each(['/files/20250604/none.png', '/files/..%2f..%2fdemo.sqlite/x', '/files/../demo.sqlite'])(
    'serves no file at %s',
    async (path) => {
      expect((await fetch(demo.backend.url + path)).status).toBe(404);
    },
  );
});
