import { afterEach, describe, expect, it } from 'vitest';
import { expectError, expectValue } from '../transport/test-kit/expect-result.ts';
import { NOON_MS } from '../transport/test-kit/manual-clock.ts';
import { type Stub, startStub } from '../transport/test-kit/stub.ts';
import { createTestClient, envelope } from './test-support.ts';

let stub: Stub;
afterEach(() => stub.close());

const ORDERS = [
  { id: 'OREN250604000001', status: 11 },
  { id: 'OREN250604000002', status: 16 },
];

describe('the notifier', () => {
  it('sends payments as the document writes them', async () => {
    stub = await startStub(() => envelope('success'));
    const client = createTestClient(stub.url);
    const news = { id: 'PYEN250604000001', status: 3, payType: 4, amountMinor: 110, paidAtMs: NOON_MS };
    expectValue(await client.sendPaymentStatus(`${stub.url}/hook`, [news]));
    expect(stub.requests.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      [
        '/hook',
        [
          {
            third_id: 'PYEN250604000001',
            pay_type: 4,
            pay_amount: 1.1,
            pay_date: '2025-06-04 12:00:00',
            status: 3,
          },
        ],
      ],
    ]);
    // The receiver is not the backend: it gets no token, and needs no login.
    expect(stub.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('sends orders as the document writes them, and nothing for nothing', async () => {
    stub = await startStub(() => envelope('SUCCESS'));
    const client = createTestClient(stub.url);
    expectValue(await client.sendOrderStatus(stub.url, []));
    expectValue(await client.sendOrderStatus(stub.url, ORDERS));
    expect(stub.requests.map(({ body }) => JSON.parse(body))).toEqual([
      [
        { third_id: 'OREN250604000001', status: 11 },
        { third_id: 'OREN250604000002', status: 16 },
      ],
    ]);
  });

  it.each([
    ['data "fail"', envelope('fail'), { kind: 'refused', reason: 'other', code: 200 }],
    ['another code', envelope('success', 500), { kind: 'refused', reason: 'other', code: 500 }],
    ['401', envelope(null, 401), { kind: 'refused', reason: 'other', code: 401 }],
    ['no data', envelope(null), { kind: 'contract', endpoint: '/notify/order', field: 'data' }],
    ['plain text', { body: 'success' }, { kind: 'contract', endpoint: '/notify/order', field: '(body)' }],
    ['HTTP 500', { status: 500 }, { kind: 'unreachable', sent: true }],
  ])('takes only "success" for success, not %s, and tries once', async (_what, answer, expected) => {
    stub = await startStub(() => answer);
    const result = await createTestClient(stub.url).sendOrderStatus(stub.url, ORDERS);
    expect(expectError(result)).toMatchObject(expected);
    expect(stub.requests).toHaveLength(1);
  });
});
