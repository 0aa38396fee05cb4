import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PayType } from '../../../shared/domain/payment.ts';
import {
  JPEG,
  newOrderId,
  newPaymentId,
  PNG,
  startDemo,
  type TestDemo,
} from '../../demo/backend/test-support.ts';
import { expectError, expectValue } from '../transport/test-kit/expect-result.ts';
import { MobileShellCode as Code } from './error-codes.ts';

let demo: TestDemo;
beforeAll(async () => {
  demo = await startDemo({ maxUploadBytes: 1_000, devices: ['KIOSK-1', 'KIOSK-2'] });
});
afterAll(() => demo.close());

const PLENTY = 5;
beforeEach(() => {
  for (const { id } of demo.backend.control.models()) demo.backend.control.setStock(id, PLENTY);
});

const paymentFor = (overrides: object = {}) => {
  const model = demo.model(0);
  const report = {
    paymentId: newPaymentId(),
    modelId: model.id,
    amountMinor: model.priceMinor,
    payType: PayType.weChat,
  };
  return { ...report, ...overrides };
};

/** An order that could be placed: paid for, picture uploaded. */
async function orderReady(overrides: object = {}) {
  const payment = paymentFor();
  expectValue(await demo.client.reportPayment(payment));
  demo.backend.control.pay(payment.paymentId);
  const { url } = expectValue(await demo.client.uploadPrintFile(PNG, 'case.png'));
  const { paymentId, modelId } = payment;
  return { orderId: newOrderId(), paymentId, modelId, pictureUrl: url, ...overrides };
}

const refused = (reason: string, code: number) => ({ kind: 'refused', reason, code });

describe('reading', () => {
  it('refuses a device that is not registered', async () => {
    const stranger = demo.connect({ deviceId: 'SOMEBODY-ELSE' });
    const expected = refused('wrongDevice', Code.wrongDevice);
    expect(expectError(await stranger.listModels('BR020250120000001'))).toMatchObject(expected);
    expect(expectError(await stranger.listPrintJobs())).toMatchObject(expected);
  });

  it('refuses an unknown brand', async () => {
    const result = await demo.client.listModels('BR020250120000099');
    expect(expectError(result)).toMatchObject(refused('other', Code.unknownBrand));
  });
});

describe('payData', () => {
  it.each([
    ['a device that is not registered', {}, 'wrongDevice', Code.wrongDevice, 'SOMEBODY-ELSE'],
    ['an unknown model', { modelId: 'MM020250120000099' }, 'unknownModel', Code.unknownModel],
    ['an amount under the price', { amountMinor: 1 }, 'wrongAmount', Code.wrongAmount],
    ['an unknown payment type', { payType: 8 }, 'other', Code.unknownPayType],
    ['an id with the other prefix', { paymentId: 'OREN250604000001' }, 'other', Code.malformedId],
    ['an id with too few digits', { paymentId: 'PYEN25060400001' }, 'other', Code.malformedId],
    ['an id with a day that is none', { paymentId: 'PYEN250230000001' }, 'other', Code.malformedId],
  ])('refuses %s', async (_what, overrides, reason, code, deviceId = 'KIOSK-1') => {
    const client = demo.connect({ deviceId });
    const before = demo.backend.control.payments().length;
    const result = await client.reportPayment(paymentFor(overrides));
    expect(expectError(result)).toMatchObject(refused(reason, code));
    expect(demo.backend.control.payments()).toHaveLength(before);
  });

  it('refuses a sold-out model', async () => {
    demo.backend.control.setStock(demo.model(0).id, 0);
    const result = await demo.client.reportPayment(paymentFor());
    expect(expectError(result)).toMatchObject(refused('soldOut', Code.soldOut));
  });

  it('refuses an id for the second time, even with the very same content', async () => {
    const payment = paymentFor();
    expectValue(await demo.client.reportPayment(payment));
    expect(expectError(await demo.client.reportPayment(payment))).toMatchObject({ kind: 'idTaken' });
  });
});

describe('orderData', () => {
  it.each([
    ['an unknown payment', () => ({ paymentId: newPaymentId() }), 'notPaid', Code.unknownPayment],
    ['an id with the other prefix', () => ({ orderId: newPaymentId() }), 'other', Code.malformedId],
    ['an unknown model', () => ({ modelId: 'MM1' }), 'unknownModel', Code.unknownModel],
    ['a model that was not paid for', () => ({ modelId: demo.model(1).id }), 'other', Code.otherModelPaid],
    [
      'a picture from elsewhere',
      () => ({ pictureUrl: 'https://example.com/cat.png' }),
      'fileRejected',
      Code.unknownPicture,
    ],
    ['a picture that is no address', () => ({ pictureUrl: 'cat.png' }), 'fileRejected', Code.unknownPicture],
  ])('refuses %s', async (_what, overrides, reason, code) => {
    const order = await orderReady(overrides());
    expect(expectError(await demo.client.placeOrder(order))).toMatchObject(refused(reason, code));
    expect(demo.model(0).stock).toBe(PLENTY);
  });

  it('refuses a payment that is not paid', async () => {
    const payment = paymentFor();
    expectValue(await demo.client.reportPayment(payment));
    const order = await orderReady({ paymentId: payment.paymentId });
    expect(expectError(await demo.client.placeOrder(order))).toMatchObject(refused('notPaid', Code.notPaid));
  });

  it('refuses a payment that another device reported', async () => {
    const order = await orderReady();
    const neighbour = demo.connect({ deviceId: 'KIOSK-2' });
    const expected = refused('notPaid', Code.unknownPayment);
    expect(expectError(await neighbour.placeOrder(order))).toMatchObject(expected);
    expectValue(await demo.client.placeOrder(order));
  });

  it('refuses when the last piece went while the shopper paid', async () => {
    const order = await orderReady();
    demo.backend.control.setStock(order.modelId, 0);
    expect(expectError(await demo.client.placeOrder(order))).toMatchObject(refused('soldOut', Code.soldOut));
  });

  it('refuses the same order twice, and a second order for one payment', async () => {
    const order = await orderReady();
    expectValue(await demo.client.placeOrder(order));
    expect(expectError(await demo.client.placeOrder(order))).toMatchObject({ kind: 'idTaken' });
    const second = await demo.client.placeOrder({ ...order, orderId: newOrderId() });
    expect(expectError(second)).toMatchObject(refused('other', Code.paymentUsed));
    expect(demo.model(0).stock).toBe(PLENTY - 1);
  });
});

describe('upload', () => {
  it('takes JPEG as well as PNG', async () => {
    expect(expectValue(await demo.client.uploadPrintFile(JPEG, 'case.jpg')).url).toMatch(/\.jpg$/);
  });

  it('refuses what is no picture, whatever its name', async () => {
    const result = await demo.client.uploadPrintFile(Buffer.from('GIF89a…'), 'case.png');
    expect(expectError(result)).toMatchObject(refused('fileRejected', Code.wrongFileType));
  });

  it('refuses what is too large', async () => {
    const result = await demo.client.uploadPrintFile(Buffer.concat([PNG, Buffer.alloc(1_000)]), 'case.png');
    expect(expectError(result)).toMatchObject(refused('fileRejected', Code.fileTooLarge));
  });
});
