import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OrderStatus } from '../../../shared/domain/order.ts';
import { PaymentStatus, PayType } from '../../../shared/domain/payment.ts';
import { newOrderId, newPaymentId, PNG, startDemo, type TestDemo } from '../../demo/backend/test-support.ts';
import { expectError, expectValue } from '../transport/test-kit/expect-result.ts';

let demo: TestDemo;
beforeEach(async () => {
  demo = await startDemo();
});
afterEach(() => demo.close());

describe('the client against the demo backend', () => {
  it('sells one case, from the brands to the print list', async () => {
    const { client, backend } = demo;
    const brands = expectValue(await client.listBrands());
    expect(brands).toEqual([
      { id: 'BR020250120000001', name: '苹果', englishName: 'Apple' },
      { id: 'BR020250120000002', name: '三星', englishName: 'Samsung' },
    ]);
    const models = expectValue(await client.listModels('BR020250120000002'));
    const model = models[0];
    expect(model).toEqual({
      id: 'MM020250120000004',
      name: 'Samsung Galaxy S22+',
      priceMinor: 4990,
      stock: demo.model(3).stock,
    });
    if (!model) throw new Error('no model');

    const { url } = expectValue(await client.uploadPrintFile(PNG, 'case.png'));
    expect(expectValue(await client.fetchFile(url, 1_000))).toEqual(PNG);

    const [paymentId, orderId] = [newPaymentId(), newOrderId()];
    const payment = { paymentId, modelId: model.id, amountMinor: model.priceMinor, payType: PayType.weChat };
    expect(expectValue(await client.reportPayment(payment)).backendPaymentId).toMatch(/^PAY0\d{9}$/);
    expect(expectValue(await client.getPaymentStatus([paymentId, newPaymentId()]))).toEqual([
      { id: paymentId, status: PaymentStatus.waiting },
    ]);
    backend.control.pay(paymentId);
    expect(expectValue(await client.getPaymentStatus([paymentId]))).toEqual([
      { id: paymentId, status: PaymentStatus.paid },
    ]);

    const placed = expectValue(
      await client.placeOrder({ orderId, paymentId, modelId: model.id, pictureUrl: url }),
    );
    expect(placed).toMatchObject({ queueNo: 'A001', status: OrderStatus.waitingForPrinting });
    expect(expectValue(await client.getOrderStatus([orderId]))).toEqual([
      { id: orderId, status: OrderStatus.waitingForPrinting },
    ]);
    expect(expectValue(await client.listPrintJobs())).toEqual([
      { ...placed, orderId, modelName: 'Samsung Galaxy S22+', pictureUrl: url },
    ]);
    expect(demo.model(3).stock).toBe(model.stock - 1);
    expect(backend.control.requests['/user/login']).toBe(1);
  });

  it('asks nothing when there is nothing to ask', async () => {
    expect(expectValue(await demo.client.getPaymentStatus([]))).toEqual([]);
    expect(expectValue(await demo.client.getOrderStatus([]))).toEqual([]);
    expect(demo.backend.control.requests).toEqual({});
  });

  it('answers for many ids with one request', async () => {
    const model = demo.model(0);
    const ids = Array.from({ length: 12 }, newPaymentId);
    for (const paymentId of ids) {
      expectValue(
        await demo.client.reportPayment({
          paymentId,
          modelId: model.id,
          amountMinor: model.priceMinor,
          payType: PayType.alipay,
        }),
      );
    }
    const entries = expectValue(await demo.client.getPaymentStatus(ids));
    expect(entries.map(({ id }) => id)).toEqual(ids);
    expect(demo.backend.control.requests['/order/getPayStatus']).toBe(1);
  });

  it('keeps status numbers that the document does not know', async () => {
    const model = demo.model(0);
    const paymentId = newPaymentId();
    const payType = PayType.unionPay;
    expectValue(
      await demo.client.reportPayment({
        paymentId,
        modelId: model.id,
        amountMinor: model.priceMinor,
        payType,
      }),
    );
    demo.backend.control.setPaymentStatus(paymentId, 42);
    expect(expectValue(await demo.client.getPaymentStatus([paymentId]))).toEqual([
      { id: paymentId, status: 42 },
    ]);
  });

  it('lists orders that were sold elsewhere, with their picture', async () => {
    const modelId = demo.model(1).id;
    const order = await demo.backend.control.insertForeignOrder({
      deviceId: 'KIOSK-1',
      modelId,
      picture: PNG,
    });
    const [job] = expectValue(await demo.client.listPrintJobs());
    expect(job).toMatchObject({
      orderId: order.thirdId,
      queueNo: 'A001',
      status: OrderStatus.waitingForPrinting,
      modelName: 'Apple iPhone 15 Pro',
    });
    expect(expectValue(await demo.client.fetchFile(job?.pictureUrl ?? '', 1_000))).toEqual(PNG);
  });

  it('tests a login, right and wrong', async () => {
    expect(demo.client.tokenState()).toEqual({ kind: 'none' });
    expectValue(await demo.client.testLogin());
    expect(demo.client.tokenState().kind).toBe('valid');
    const stranger = demo.connect({ password: 'not the password' });
    expect(expectError(await stranger.testLogin())).toMatchObject({ kind: 'unauthorised' });
    expect(stranger.tokenState()).toMatchObject({ kind: 'refused' });
  });

  it('ends everything as aborted once it is closed', async () => {
    demo.backend.control.setFault('/brand/list', { kind: 'hang' });
    const waiting = demo.client.listBrands();
    await expect.poll(() => demo.backend.control.requests['/brand/list']).toBe(1);
    demo.client.close();
    expect(expectError(await waiting)).toEqual({ kind: 'aborted' });
    expect(expectError(await demo.client.listBrands())).toEqual({ kind: 'aborted' });
    expect(demo.backend.control.requests['/brand/list']).toBe(1);
  });
});
