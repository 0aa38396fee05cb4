import { afterEach, expect, it } from 'vitest';
import { expectValue } from '../transport/test-kit/expect-result.ts';
import { type Stub, startStub } from '../transport/test-kit/stub.ts';
import { createTestClient, envelope, startOpenStub } from './test-support.ts';

let stub: Stub | undefined;
afterEach(async () => {
  await stub?.close();
  stub = undefined;
});

it.each(['backend', 'ftp://host', 'http://user:pass@host', 'http://host/?key=1', ''])(
  '"%s" is no base url',
  (url) => {
    expect(() => createTestClient(url)).toThrow(TypeError);
  },
);

it.each(['', '/', '/api', '/api/'])('the paths come after "%s"', async (suffix) => {
  stub = await startStub(({ path }) =>
    path.endsWith('/user/login') ? envelope({ id: '1', account: 'a', token: 't' }) : envelope([]),
  );
  expectValue(await createTestClient(stub.url + suffix).listBrands());
  const base = suffix.replace(/\/$/, '');
  expect(stub.requests.map(({ path }) => path)).toEqual([`${base}/user/login`, `${base}/brand/list`]);
});

it('sends what the document shows', async () => {
  stub = await startOpenStub(({ path }) =>
    path === '/order/payData' ? envelope({ id: '1', third_id: 'PYEN250604000001' }) : envelope([]),
  );
  const client = createTestClient(stub.url);
  const payment = { paymentId: 'PYEN250604000001', modelId: 'MM1', amountMinor: 100, payType: 1 };
  expectValue(await client.reportPayment(payment));
  expectValue(await client.getPaymentStatus(['P000001', 'P000002']));
  expectValue(await client.listBrands());
  expectValue(await client.listPrintJobs());
  expect(stub.requests.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
    ['/user/login', { account: 'stub-account', password: 'stub-password' }],
    [
      '/order/payData',
      {
        mobile_model_id: 'MM1',
        device_id: 'KIOSK-1',
        third_id: 'PYEN250604000001',
        pay_amount: 1,
        pay_type: 1,
      },
    ],
    ['/order/getPayStatus', ['P000001', 'P000002']],
    ['/brand/list', {}],
    ['/order/printList', { device_id: 'KIOSK-1' }],
  ]);
});
