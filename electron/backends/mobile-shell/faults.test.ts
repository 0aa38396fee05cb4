import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PayType } from '../../../shared/domain/payment.ts';
import type { Fault } from '../../demo/backend/faults.ts';
import { newOrderId, newPaymentId, PNG, startDemo, type TestDemo } from '../../demo/backend/test-support.ts';
import { expectError, expectValue } from '../transport/test-kit/expect-result.ts';
import { createHangClock, HANG_MS } from '../transport/test-kit/hang-clock.ts';
import type { BackendResult } from '../types.ts';
import { ENDPOINT_LIMITS, type EndpointName } from './limits.ts';
import { mobileShell } from './schema.ts';

let demo: TestDemo;
beforeEach(async () => {
  demo = await startDemo();
});
afterEach(() => demo.close());

const someOrder = () => ({
  orderId: newOrderId(),
  paymentId: newPaymentId(),
  modelId: demo.model(0).id,
  pictureUrl: `${demo.backend.url}/files/20250604/0.png`,
});
const somePayment = () => ({
  paymentId: newPaymentId(),
  modelId: demo.model(0).id,
  amountMinor: demo.model(0).priceMinor,
  payType: PayType.weChat,
});

type Call = (client: TestDemo['client']) => Promise<BackendResult<unknown>>;
const CALLS: Readonly<
  Record<Exclude<EndpointName, 'login' | 'notifyPayment' | 'notifyOrder' | 'fetchFile'>, Call>
> = {
  listBrands: (client) => client.listBrands(),
  listStock: (client) => client.listModels('BR020250120000001'),
  uploadFile: (client) => client.uploadPrintFile(PNG, 'case.png'),
  reportPayment: (client) => client.reportPayment(somePayment()),
  getPaymentStatus: (client) => client.getPaymentStatus([newPaymentId()]),
  placeOrder: (client) => client.placeOrder(someOrder()),
  getOrderStatus: (client) => client.getOrderStatus([newOrderId()]),
  listPrintJobs: (client) => client.listPrintJobs(),
};
const NAMES = Object.keys(CALLS) as (keyof typeof CALLS)[];

const unreachable = { kind: 'unreachable', sent: true };
const contractError = (path: string) => ({ kind: 'contract', system: 'mobile-shell', endpoint: path });

describe.each(NAMES)('%s', (name) => {
  const { path } = mobileShell[name];
  const attempts: number = ENDPOINT_LIMITS[name].attempts;

  it.each<[Fault['kind'], Fault, 'unreachable' | 'contract']>([
    ['html', { kind: 'html' }, 'contract'],
    ['empty', { kind: 'empty' }, 'contract'],
    ['wrongShape', { kind: 'wrongShape' }, 'contract'],
    ['http500', { kind: 'http500' }, 'unreachable'],
    ['closeBeforeProcessing', { kind: 'closeBeforeProcessing' }, 'unreachable'],
    ['closeBeforeAnswer', { kind: 'closeBeforeAnswer' }, 'unreachable'],
    ['hang', { kind: 'hang' }, 'unreachable'],
  ])('%s is an error by its name', async (kind, fault, expected) => {
    expectValue(await demo.client.testLogin());
    demo.backend.control.setFault(path, fault);
    const clock = createHangClock(() => demo.backend.control.requests[path] ?? 0);
    const client = kind === 'hang' ? demo.connect({ clock, timeouts: { [name]: HANG_MS } }) : demo.client;
    const error = expectError(await CALLS[name](client));
    expect(error).toMatchObject(expected === 'contract' ? contractError(path) : unreachable);
    // Garbage is not asked for again; what did not answer is, where asking is harmless.
    expect(demo.backend.control.requests[path]).toBe(expected === 'contract' ? 1 : attempts);
  });

  it('is well again after the fault, and bears slowness', async () => {
    demo.backend.control.setFault(path, { kind: 'slow', ms: 60, times: 1 });
    const slow = await CALLS[name](demo.client);
    const quick = await CALLS[name](demo.client);
    // An order for an unpaid payment is refused, which is an answer too.
    expect([slow, quick].map((result) => (result.ok ? 'ok' : result.error.kind))).toEqual(
      name === 'placeOrder' ? ['refused', 'refused'] : ['ok', 'ok'],
    );
    expect(demo.backend.control.requests[path]).toBe(2);
  });
});

describe('an answer that got lost', () => {
  it('leaves the payment made: the repeat meets its own id', async () => {
    const payment = somePayment();
    demo.backend.control.setFault('/order/payData', { kind: 'closeBeforeAnswer', times: 1 });
    expect(expectError(await demo.client.reportPayment(payment))).toMatchObject(unreachable);
    expect(demo.backend.control.payments().map(({ thirdId }) => thirdId)).toEqual([payment.paymentId]);
    expect(expectError(await demo.client.reportPayment(payment))).toMatchObject({ kind: 'idTaken' });
    expect(expectValue(await demo.client.getPaymentStatus([payment.paymentId]))).toEqual([
      { id: payment.paymentId, status: 1 },
    ]);
  });

  it('is another thing than a request that never arrived', async () => {
    const payment = somePayment();
    demo.backend.control.setFault('/order/payData', { kind: 'closeBeforeProcessing', times: 1 });
    expect(expectError(await demo.client.reportPayment(payment))).toMatchObject(unreachable);
    expect(demo.backend.control.payments()).toEqual([]);
    expectValue(await demo.client.reportPayment(payment));
    expect(demo.backend.control.payments()).toHaveLength(1);
  });
});

describe('the login', () => {
  it.each<[Fault, object]>([
    [{ kind: 'html' }, contractError('/user/login')],
    [{ kind: 'wrongShape' }, { ...contractError('/user/login'), field: 'data.id' }],
    [{ kind: 'closeBeforeAnswer' }, unreachable],
    [{ kind: 'http500' }, unreachable],
  ])('%j is an error by its name', async (fault, expected) => {
    demo.backend.control.setFault('/user/login', fault);
    expect(expectError(await demo.client.testLogin())).toMatchObject(expected);
    demo.backend.control.setFault('/user/login', null);
    expectValue(await demo.client.testLogin());
  });
});
