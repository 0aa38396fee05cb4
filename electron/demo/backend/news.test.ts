import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { envelope } from '../../backends/mobile-shell/test-support.ts';
import { expectValue } from '../../backends/transport/test-kit/expect-result.ts';
import { createManualClock, type ManualClock } from '../../backends/transport/test-kit/manual-clock.ts';
import { type Stub, type StubOutcome, startStub } from '../../backends/transport/test-kit/stub.ts';
import { callRaw, newOrderId, newPaymentId, PNG, startDemo, type TestDemo } from './test-support.ts';

let demo: TestDemo;
let clock: ManualClock;
let kiosk: Stub;
let answer: StubOutcome;
beforeEach(async () => {
  clock = createManualClock();
  answer = envelope('success');
  kiosk = await startStub(() => answer);
  demo = await startDemo({
    clock,
    random: () => 0.5,
    notify: { paymentUrl: `${kiosk.url}/pay`, orderUrl: `${kiosk.url}/order` },
  });
});
afterEach(async () => {
  await demo.close();
  await kiosk.close();
});

const PAUSE_MS = 7_500;
async function createPayment(): Promise<string> {
  const { id: modelId, priceMinor } = demo.model(0);
  const paymentId = newPaymentId();
  expectValue(await demo.client.reportPayment({ paymentId, modelId, amountMinor: priceMinor, payType: 1 }));
  return paymentId;
}
const received = () => kiosk.requests.map(({ path, body }) => [path, ...(JSON.parse(body) as object[])]);
const outcomes = () =>
  demo.backend.control.deliveries().map(({ status, attempts, outcome }) => [status, attempts, outcome]);

describe('the demo’s news to the kiosk', () => {
  it('tell every change of a payment, once where the kiosk says success', async () => {
    const third_id = await createPayment();
    await fetch(`${demo.backend.url}/pay/${third_id}`);
    await expect.poll(outcomes).toEqual([[2, 1, 'delivered']]);
    demo.backend.control.pay(third_id);
    await expect.poll(outcomes).toEqual([
      [2, 1, 'delivered'],
      [3, 1, 'delivered'],
    ]);
    clock.advance(60_000);
    const entry = { third_id, pay_type: 1, pay_amount: 39.9, pay_date: '2025-06-04 12:00:00' };
    expect(received()).toEqual([
      ['/pay', { ...entry, status: 2 }],
      ['/pay', { ...entry, status: 3 }],
    ]);
  });

  it('tell what becomes of an order', async () => {
    const [paymentId, orderId] = [await createPayment(), newOrderId()];
    demo.backend.control.pay(paymentId);
    const { url: pictureUrl } = expectValue(await demo.client.uploadPrintFile(PNG, 'a.png'));
    expectValue(await demo.client.placeOrder({ orderId, paymentId, modelId: demo.model(0).id, pictureUrl }));
    await callRaw(demo.backend.url, '/notify/order', [{ third_id: orderId, status: 11 }]);
    demo.backend.control.setOrderStatus(orderId, 6);
    await expect.poll(outcomes).toContainEqual([6, 1, 'delivered']);
    expect(received()).toContainEqual(['/order', { third_id: orderId, status: 6 }]);
  });

  it.each<[string, StubOutcome]>([
    ['fail', envelope('fail')],
    ['success with another code', envelope('success', 500)],
    ['a page', { body: '<html>' }],
    ['nothing, the connection cut', 'cut'],
  ])('are repeated 5-10 s apart, ten times, and then given up: %s', async (_what, given) => {
    answer = given;
    demo.backend.control.pay(await createPayment());
    for (let attempt = 1; attempt < 10; attempt += 1) {
      await expect.poll(() => clock.waits()).toEqual([PAUSE_MS]);
      expect(kiosk.requests).toHaveLength(attempt);
      clock.advance(PAUSE_MS - 1);
      expect(kiosk.requests).toHaveLength(attempt);
      clock.advance(1);
    }
    await expect.poll(outcomes).toEqual([[3, 10, 'givenUp']]);
    expect(clock.waits()).toEqual([]);
    expect(kiosk.requests).toHaveLength(10);
  });

  it('stop at the first success', async () => {
    answer = envelope('fail');
    demo.backend.control.pay(await createPayment());
    await expect.poll(() => clock.waits()).toEqual([PAUSE_MS]);
    answer = envelope('Success');
    clock.advance(PAUSE_MS);
    await expect.poll(outcomes).toEqual([[3, 2, 'delivered']]);
    expect(clock.waits()).toEqual([]);
  });

  it('give way to newer news of the same payment', async () => {
    answer = envelope('fail');
    const id = await createPayment();
    demo.backend.control.fail(id);
    await expect.poll(() => clock.waits()).toEqual([PAUSE_MS]);
    answer = envelope('success');
    demo.backend.control.pay(id);
    await expect.poll(outcomes).toEqual([
      [4, 1, 'superseded'],
      [3, 1, 'delivered'],
    ]);
    expect(clock.waits()).toEqual([]);
  });

  it('do not hold up the end, even at a kiosk that hangs', async () => {
    answer = 'hang';
    demo.backend.control.pay(await createPayment());
    await expect.poll(() => kiosk.requests).toHaveLength(1);
    await demo.backend.close();
    expect(clock.waits()).toEqual([]);
  });

  it('go where they are sent now, or nowhere', async () => {
    demo.backend.control.setNotify({});
    demo.backend.control.pay(await createPayment());
    expect(outcomes()).toEqual([]);
    demo.backend.control.setNotify({ paymentUrl: `${kiosk.url}/elsewhere` });
    demo.backend.control.pay(await createPayment());
    await expect.poll(() => kiosk.count('/elsewhere')).toBe(1);
    expect(kiosk.requests).toHaveLength(1);
  });
});
