import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callRaw, DEVICE, logInRaw, newPaymentId, startDemo, type TestDemo } from './test-support.ts';

let demo: TestDemo;
let thirdId: string;
beforeEach(async () => {
  demo = await startDemo();
  thirdId = await createPayment(1);
});
afterEach(() => demo.close());

async function createPayment(payType: number): Promise<string> {
  const third_id = newPaymentId();
  const { id: mobile_model_id } = demo.model(0);
  const body = { mobile_model_id, device_id: DEVICE, third_id, pay_amount: 39.9, pay_type: payType };
  const answer = await callRaw(demo.backend.url, '/order/payData', body, await logInRaw(demo.backend));
  expect(answer.code).toBe(200);
  return third_id;
}

const statusOf = (id = thirdId) =>
  demo.backend.control.payments().find((payment) => payment.thirdId === id)?.status;
/** The address in the kiosk's QR code. */
const address = (amount = '39.9', type = '1', id = thirdId) =>
  demo.backend.payTemplate
    .replace('{third_id}', id)
    .replace('{pay_amount}', amount)
    .replace('{pay_type}', type);
const BROWSER = { accept: 'text/html,application/xhtml+xml', 'accept-language': 'en-GB,en;q=0.9' };

async function open(url: string, headers: Record<string, string> = BROWSER) {
  const response = await fetch(url, { headers });
  return { status: response.status, html: await response.text() };
}

/** As a phone sends the form: the page's own address, urlencoded. */
async function press(action: string, url = address()) {
  const response = await fetch(url, {
    method: 'POST',
    headers: BROWSER,
    body: new URLSearchParams({ action }),
  });
  return { status: response.status, html: await response.text(), url: response.url };
}

/** As `curl -d action=pay URL` sends it. */
async function curl(body: string, url = address(), type = 'application/x-www-form-urlencoded') {
  const headers = { accept: '*/*', 'content-type': type };
  const response = await fetch(url, { method: 'POST', headers, body });
  return { status: response.status, ...((await response.json()) as { code: number; data: unknown }) };
}

describe('the pay page', () => {
  it('shows the amount and three buttons, and opening it begins the payment', async () => {
    expect(statusOf()).toBe(1);
    const { status, html } = await open(address());
    expect(status).toBe(200);
    expect(html).toContain('¥39.90');
    expect(html).toContain('Apple iPhone 15');
    expect(html).toContain(thirdId);
    const actions = [...html.matchAll(/<button[^>]*value="(\w+)"/g)].map((match) => match[1]);
    expect(actions).toEqual(['pay', 'fail', 'leave']);
    expect(html).not.toMatch(/<script|src=|href=/);
    expect(statusOf()).toBe(2);
  });

  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', '立即支付'],
    ['fr,en;q=0.5,zh;q=0.4', 'Pay now'],
    ['en;q=0.3,zh;q=0.8', '立即支付'],
    ['', 'Pay now'],
  ])('speaks the language of the phone: "%s"', async (language, button) => {
    expect((await open(address(), { ...BROWSER, 'accept-language': language })).html).toContain(button);
  });

  it('pays by its form, and a reload of the result pays nothing more', async () => {
    await open(address());
    const { status, html, url } = await press('pay');
    expect([status, url]).toEqual([200, address()]);
    expect(html).toContain('Paid');
    expect(html).not.toContain('<form');
    expect(statusOf()).toBe(3);
    expect((await open(address())).html).toContain('data-view="paid"');
    await press('fail');
    expect(statusOf()).toBe(3);
  });

  it('fails by its form, and lets the shopper try again', async () => {
    expect((await press('fail')).html).toContain('Payment failed');
    expect(statusOf()).toBe(4);
    expect((await open(address())).html).toContain('Try again');
    await press('pay');
    expect(statusOf()).toBe(3);
  });

  it('lets the shopper walk away and come back late', async () => {
    await open(address());
    expect((await press('leave')).html).toContain('You walked away');
    expect(statusOf()).toBe(2);
    await press('pay', `${address()}&left=1`);
    expect(statusOf()).toBe(3);
  });

  it.each(['40', '39.91', '0.399', '-39.9', 'abc', ''])(
    'refuses the amount "%s" in the address',
    async (amount) => {
      const { status, html } = await open(address(amount));
      expect(status).toBe(409);
      expect(html).toContain('The amount does not match');
      expect(html).not.toContain('<form');
      expect((await curl('action=pay', address(amount))).status).toBe(409);
      expect((await press('pay', address(amount))).status).toBe(409);
      expect(statusOf()).toBe(1);
    },
  );

  it('takes the same amount written longer', async () => {
    expect((await open(address('39.90'))).status).toBe(200);
  });

  it('refuses two amounts in one address', async () => {
    expect((await open(`${address()}&amount=1`)).status).toBe(409);
    expect(statusOf()).toBe(1);
  });

  it('refuses another payment type, and payments that no phone makes', async () => {
    expect((await open(address('39.9', '2'))).html).toContain('Not paid by phone');
    const cash = await createPayment(4);
    expect((await curl('action=pay', address('39.9', '4', cash))).status).toBe(409);
    expect(statusOf(cash)).toBe(1);
  });

  it('shows an unknown payment as such', async () => {
    const { status, html } = await open(address('39.9', '1', 'PYEN250604999999'));
    expect(status).toBe(404);
    expect(html).toContain('Unknown payment');
    expect((await curl('action=pay', address('39.9', '1', 'x'))).status).toBe(404);
  });

  it('never writes what the address says into the page', async () => {
    const evil = '%3Cscript%3Ealert(1)%3C%2Fscript%3E';
    for (const url of [address(evil), address('39.9', evil), `${demo.backend.url}/pay/${evil}`]) {
      expect((await open(url)).html).not.toContain('alert(1)');
    }
  });

  it('answers curl in the envelope, urlencoded or JSON, also without a query', async () => {
    const bare = `${demo.backend.url}/pay/${thirdId}`;
    expect(await curl('action=leave', bare)).toMatchObject({
      code: 200,
      data: { third_id: thirdId, status: 1 },
    });
    expect(await curl('{"action":"fail"}', bare, 'application/json')).toMatchObject({ data: { status: 4 } });
    expect(await curl('action=pay', bare)).toMatchObject({ status: 200, code: 200, data: { status: 3 } });
    expect(await curl('action=rob', bare)).toMatchObject({ status: 400, code: 400 });
    expect(await curl('', bare)).toMatchObject({ status: 400, code: 400 });
  });

  it('shows an unclear payment without any button', async () => {
    demo.backend.control.setPaymentStatus(thirdId, 5);
    const { html } = await open(address());
    expect(html).toContain('Payment unclear');
    expect(html).not.toContain('<form');
  });
});
