import { afterEach, beforeEach, expect, it } from 'vitest';
import { OrderStatus } from '../../../shared/domain/order.ts';
import { PaymentStatus, PayType } from '../../../shared/domain/payment.ts';
import { newOrderId, newPaymentId, PNG, startDemo, type TestDemo } from '../../demo/backend/test-support.ts';
import { expectValue } from '../transport/test-kit/expect-result.ts';

let demo: TestDemo;
beforeEach(async () => {
  demo = await startDemo();
});
afterEach(() => demo.close());

async function report(payType: PayType): Promise<string> {
  const paymentId = newPaymentId();
  const { id: modelId, priceMinor: amountMinor } = demo.model(0);
  expectValue(await demo.client.reportPayment({ paymentId, modelId, amountMinor, payType }));
  return paymentId;
}

it('reports every payment type of the document under its number', async () => {
  for (const payType of Object.values(PayType)) {
    const paymentId = await report(payType);
    const reported = demo.backend.control.payments().find(({ thirdId }) => thirdId === paymentId);
    expect(reported?.payType).toBe(payType);
  }
});

it('reads every payment status of the document', async () => {
  const paymentId = await report(PayType.weChat);
  for (const status of Object.values(PaymentStatus)) {
    demo.backend.control.setPaymentStatus(paymentId, status);
    expect(expectValue(await demo.client.getPaymentStatus([paymentId]))).toEqual([{ id: paymentId, status }]);
  }
});

it('reads every order status of the document; the print list has those that are to be printed', async () => {
  const { client, backend } = demo;
  const paymentId = await report(PayType.alipay);
  backend.control.pay(paymentId);
  const { url: pictureUrl } = expectValue(await client.uploadPrintFile(PNG, 'case.png'));
  const orderId = newOrderId();
  expectValue(await client.placeOrder({ orderId, paymentId, modelId: demo.model(0).id, pictureUrl }));
  const listed: number[] = [];
  for (const status of Object.values(OrderStatus)) {
    backend.control.setOrderStatus(orderId, status);
    expect(expectValue(await client.getOrderStatus([orderId]))).toEqual([{ id: orderId, status }]);
    for (const job of expectValue(await client.listPrintJobs())) listed.push(job.status);
  }
  expect(listed).toEqual([OrderStatus.waitingForPrinting, OrderStatus.printing]);
});
