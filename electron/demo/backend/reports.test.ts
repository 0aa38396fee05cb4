import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectError, expectValue } from '../../backends/transport/test-kit/expect-result.ts';
import { callRaw, DEVICE, newOrderId, newPaymentId, PNG, startDemo, type TestDemo } from './test-support.ts';
import { orderMayMove, paymentMayMove } from './transitions.ts';

let demo: TestDemo;
beforeEach(async () => {
  demo = await startDemo();
});
afterEach(() => demo.close());

const report = (path: '/notify/payment' | '/notify/order', body: unknown) =>
  callRaw(demo.backend.url, path, body);

async function createPayment(payType: number) {
  const { id: modelId, priceMinor } = demo.model(0);
  const paymentId = newPaymentId();
  expectValue(await demo.client.reportPayment({ paymentId, modelId, amountMinor: priceMinor, payType }));
  return paymentId;
}
async function createOrder(): Promise<string> {
  const [paymentId, orderId] = [await createPayment(1), newOrderId()];
  demo.backend.control.pay(paymentId);
  const { url: pictureUrl } = expectValue(await demo.client.uploadPrintFile(PNG, 'a.png'));
  expectValue(await demo.client.placeOrder({ orderId, paymentId, modelId: demo.model(0).id, pictureUrl }));
  return orderId;
}
const payment = (third_id: string, overrides: object = {}) => ({
  third_id,
  pay_type: 4,
  pay_amount: 39.9,
  pay_date: '2025-06-04 12:00:00',
  status: 3,
  ...overrides,
});
const paymentStatus = (id: string) =>
  demo.backend.control.payments().find(({ thirdId }) => thirdId === id)?.status;
const orderStatus = (id: string) =>
  demo.backend.control.ordersOf(DEVICE).find(({ thirdId }) => thirdId === id)?.status;

describe('the kiosk’s report of a payment', () => {
  it.each([4, 5, 6, 7, 0])('pays a payment of type %d, and may be repeated', async (payType) => {
    const id = await createPayment(payType);
    for (let repeat = 0; repeat < 3; repeat += 1) {
      const answer = await report('/notify/payment', [payment(id, { pay_type: payType })]);
      expect(answer).toMatchObject({ status: 200, code: 200, data: 'success' });
    }
    expect(paymentStatus(id)).toBe(3);
  });

  it.each([
    ['another amount', { pay_amount: 39.8 }],
    ['another type', { pay_type: 5 }],
    ['a status that is none', { status: 9 }],
    ['an unknown payment', { third_id: 'PYEN250604999999' }],
  ])('is turned down for %s', async (_what, overrides) => {
    const id = await createPayment(4);
    expect((await report('/notify/payment', [payment(id, overrides)])).data).toBe('fail');
    expect(paymentStatus(id)).toBe(1);
  });

  it('does not speak for what a phone pays', async () => {
    const id = await createPayment(1);
    expect((await report('/notify/payment', [payment(id, { pay_type: 1 })])).data).toBe('fail');
    expect(paymentStatus(id)).toBe(1);
    demo.backend.control.pay(id);
    // What is so already may be said again.
    expect((await report('/notify/payment', [payment(id, { pay_type: 1 })])).data).toBe('success');
  });

  it('never takes a payment back', async () => {
    const id = await createPayment(4);
    await report('/notify/payment', [payment(id)]);
    expect((await report('/notify/payment', [payment(id, { status: 4 })])).data).toBe('fail');
    expect(paymentStatus(id)).toBe(3);
  });

  it('takes the good entries beside a bad one', async () => {
    const id = await createPayment(4);
    const entries = [payment('PYEN250604999999'), payment(id)];
    expect((await report('/notify/payment', entries)).data).toBe('fail');
    expect(paymentStatus(id)).toBe(3);
  });

  it.each([[{}], [[]], [[{ third_id: 'P' }]]])('is malformed as %j', async (body) => {
    expect(await report('/notify/payment', body)).toMatchObject({ status: 200, code: 400 });
  });

  it('goes through the client', async () => {
    const id = await createPayment(6);
    const news = { id, status: 3, payType: 6, amountMinor: 3_990, paidAtMs: Date.now() };
    const url = `${demo.backend.url}/notify/payment`;
    expectValue(await demo.client.sendPaymentStatus(url, [news]));
    expect(paymentStatus(id)).toBe(3);
    const other = { ...news, amountMinor: 1 };
    expect(expectError(await demo.client.sendPaymentStatus(url, [other]))).toMatchObject({
      kind: 'refused',
      code: 200,
    });
  });
});

describe('the kiosk’s report of an order', () => {
  it('moves the order, one step after the other, and off the print list', async () => {
    const id = await createOrder();
    for (const status of [11, 12, 15, 16, 9, 10]) {
      for (let repeat = 0; repeat < 2; repeat += 1) {
        expect((await report('/notify/order', [{ third_id: id, status }])).data).toBe('success');
      }
      expect(orderStatus(id)).toBe(status);
      const jobs = expectValue(await demo.client.listPrintJobs());
      expect(jobs.map(({ orderId }) => orderId)).toEqual(status === 11 ? [id] : []);
    }
  });

  it('never goes back', async () => {
    const id = await createOrder();
    await report('/notify/order', [{ third_id: id, status: 12 }]);
    for (const status of [8, 11, 1, 4, 99]) {
      expect((await report('/notify/order', [{ third_id: id, status }])).data).toBe('fail');
    }
    expect(orderStatus(id)).toBe(12);
  });

  it('is turned down for an unknown order', async () => {
    expect((await report('/notify/order', [{ third_id: 'OREN250604999999', status: 11 }])).data).toBe('fail');
  });

  it('leads back to the printer through 13', async () => {
    const id = await createOrder();
    for (const status of [11, 13, 11, 12, 15, 13, 8]) {
      expect((await report('/notify/order', [{ third_id: id, status }])).data).toBe('success');
    }
    expect(expectValue(await demo.client.listPrintJobs())).toHaveLength(1);
  });
});

describe('the transition tables', () => {
  const walk = fc.array(fc.integer({ min: 0, max: 17 }), { maxLength: 40 });
  const follow = (
    start: number,
    steps: readonly number[],
    mayMove: (from: number, to: number) => boolean,
  ) => {
    const path = [start];
    for (const step of steps) if (mayMove(path.at(-1) ?? start, step)) path.push(step);
    return path;
  };

  it('let nothing out of a refund, and nothing but a refund out of collected', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const path = follow(8, steps, orderMayMove);
        const refunded = path.findIndex((status) => status === 6 || status === 7);
        const collected = path.indexOf(10);
        expect(
          path.slice(refunded < 0 ? path.length : refunded).every((status) => status === 6 || status === 7),
        ).toBe(true);
        expect(
          path
            .slice(collected < 0 ? path.length : collected + 1)
            .every((status) => status === 6 || status === 7),
        ).toBe(true);
      }),
    );
  });

  it('keep a paid payment paid', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const path = follow(1, steps, paymentMayMove);
        expect(path.includes(3) ? path.at(-1) : 3).toBe(3);
      }),
    );
  });
});
