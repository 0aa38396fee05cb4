import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectError, expectValue } from '../../backends/transport/test-kit/expect-result.ts';
import { newPaymentId, startDemo, type TestDemo } from './test-support.ts';

let demo: TestDemo;
beforeEach(async () => {
  demo = await startDemo();
});
afterEach(() => demo.close());

const report = (offMinor: number) => {
  const { id: modelId, priceMinor } = demo.model(0);
  const amountMinor = priceMinor - offMinor;
  return demo.client.reportPayment({ paymentId: newPaymentId(), modelId, amountMinor, payType: 1 });
};

describe('a payment below the price', () => {
  it('is taken where a coupon of the retailer accounts for all of it', async () => {
    expectValue(await report(1_000));
    expectValue(await report(300));
  });

  it.each([1, 999, 1_300, 500, -1_000])('is refused where none does: %d off', async (offMinor) => {
    expect(expectError(await report(offMinor))).toMatchObject({ kind: 'refused', reason: 'wrongAmount' });
  });

  it('is refused once that coupon is used', async () => {
    for (const code of ['HD10OFF', 'HDOTHER']) demo.backend.others.haidian.setCoupon(code, { isUsed: true });
    expect(expectError(await report(1_000))).toMatchObject({ reason: 'wrongAmount' });
  });

  it('leaves something to pay, however much a coupon is worth', async () => {
    const { priceMinor } = demo.model(0);
    demo.backend.others.haidian.setCoupon('HDANYBODY', { amount: '500.00' });
    expectError(await report(priceMinor));
    expectValue(await report(priceMinor - 1));
  });
});
