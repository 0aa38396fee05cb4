import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PrintShopRig, startPrintShop } from '../../../backends/print-shop/test-kit.ts';
import { expectValue } from '../../../backends/transport/test-kit/expect-result.ts';

let rig: PrintShopRig;
let orderId: string;
beforeEach(async () => {
  rig = await startPrintShop();
  orderId = await rig.place();
});
afterEach(() => rig.close());

const BROWSER = { accept: 'text/html,application/xhtml+xml', 'accept-language': 'en-GB,en;q=0.9' };
const address = (amount = '0.8', id = orderId) => `${rig.url}/pay/${id}?amount=${amount}`;
const stateNow = async () => expectValue(await rig.client.readOrder(orderId)).state;

async function open(url = address(), language = 'en') {
  const response = await fetch(url, { headers: { ...BROWSER, 'accept-language': language } });
  return { status: response.status, html: await response.text() };
}
async function press(fields: Record<string, string>, url = address()) {
  const response = await fetch(url, { method: 'POST', headers: BROWSER, body: new URLSearchParams(fields) });
  return { status: response.status, html: await response.text() };
}
async function curl(fields: Record<string, string>, url = address()) {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: response.status, answer: (await response.json()) as unknown };
}

describe('the pay page of the print shop', () => {
  it('shows what is paid, in the language of the phone, without a script', async () => {
    const { status, html } = await open();
    expect(status).toBe(200);
    for (const word of ['¥0.80', '保养指南.docx', orderId, 'Pay with Alipay']) expect(html).toContain(word);
    expect(html).not.toMatch(/<script|src=|href=/);
    expect((await open(address(), 'zh-CN')).html).toContain('微信支付');
    expect(await stateNow()).toBe('PAYING');
  });

  it.each([
    ['ALIPAY', 'pay'],
    ['WECHAT', 'payByWeChat'],
  ])('pays by %s, once', async (payway, action) => {
    expect((await press({ action })).html).toContain('data-view="paid"');
    const order = expectValue(await rig.client.readOrder(orderId));
    expect(order).toMatchObject({ state: 'PAID', payway, paidAtMs: expect.any(Number) });
    await press({ action: 'payByWeChat' });
    expect(expectValue(await rig.client.readOrder(orderId))).toEqual(order);
  });

  it('lets the shopper walk away and come back', async () => {
    expect((await press({ action: 'leave' })).html).toContain('data-view="left"');
    expect(await stateNow()).toBe('PAYING');
    await press({ action: 'pay' }, `${address()}&left=1`);
    expect(await stateNow()).toBe('PAID');
  });

  it('takes no money for an order that was cancelled', async () => {
    expectValue(await rig.client.cancelOrder(orderId));
    expect((await press({ action: 'pay' })).html).toContain('data-view="cancelled"');
    expect((await curl({ action: 'pay' })).answer).toMatchObject({ info: { state: 'CANCEL' } });
    expect(await stateNow()).toBe('CANCEL');
  });

  it('says that the money goes back', async () => {
    rig.control.move(orderId, 'PAID');
    rig.control.move(orderId, 'REFUNDING');
    expect((await open()).html).toContain('data-view="refund"');
  });

  it.each(['80', '0.81', '-0.8', 'abc', ''])('refuses the amount "%s"', async (amount) => {
    expect((await open(address(amount))).html).toContain('data-view="wrongAmount"');
    expect((await press({ action: 'pay' }, address(amount))).status).toBe(409);
    expect((await curl({ action: 'pay' }, address(amount))).status).toBe(409);
    expect(await stateNow()).toBe('PAYING');
  });

  it('refuses two amounts, an unknown order and an action that is none', async () => {
    expect((await open(`${address()}&amount=1`)).status).toBe(409);
    expect((await open(address('0.8', '2017'))).status).toBe(404);
    expect((await curl({ action: 'pay' }, address('0.8', '2017'))).status).toBe(404);
    expect((await curl({ action: 'rob' })).status).toBe(400);
    expect(await stateNow()).toBe('PAYING');
  });

  it('answers a script', async () => {
    expect(await curl({ action: 'pay' }, `${rig.url}/pay/${orderId}`)).toEqual({
      status: 200,
      answer: { result: 'OK', info: { orderID: orderId, state: 'PAID' } },
    });
  });
});

describe('the counter', () => {
  const move = async (state: string, orderID = orderId) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ orderID, state });
    return (await fetch(`${rig.url}/demo/orders`, { method: 'POST', headers, body })).status;
  };

  it('moves an order as its states allow', async () => {
    expect(await move('PRINTED')).toBe(409);
    expect([await move('PAID'), await move('PRINTED'), await move('FINISH')]).toEqual([200, 200, 200]);
    expect(await stateNow()).toBe('FINISH');
    expect([await move('REFUNDING'), await move('PAID', '2017'), await move('LOST')]).toEqual([
      409, 409, 409,
    ]);
    const shown = await fetch(`${rig.url}/demo/orders`);
    expect(await shown.json()).toMatchObject({ orders: [{ orderID: orderId, state: 'FINISH' }] });
  });
});
