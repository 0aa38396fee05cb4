import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestVendingClient } from '../../demo/backend/other-systems-kit.ts';
import { startDemo, type TestDemo } from '../../demo/backend/test-support.ts';
import { DEMO_DELIVERY_PRODUCT, DEMO_MACHINE_NO } from '../../demo/backend/vending-platform/machines.ts';
import { expectError, expectValue } from '../transport/test-kit/expect-result.ts';
import { createHangClock, HANG_MS } from '../transport/test-kit/hang-clock.ts';
import { deadAddress } from '../transport/test-kit/stub.ts';
import type { VendingOrder } from '../vending-types.ts';
import { VendingCode } from './codes.ts';

let demo: TestDemo;
beforeEach(async () => {
  demo = await startDemo();
});
afterEach(() => demo.close());

let numbers = 0;
function newOrder(change: Partial<VendingOrder> = {}): VendingOrder {
  numbers += 1;
  return {
    tradeId: `20260601120000${String(numbers).padStart(8, '0')}`,
    machineNo: DEMO_MACHINE_NO,
    productId: DEMO_DELIVERY_PRODUCT,
    ...change,
  };
}
const control = () => demo.backend.others.vendingPlatform;
const client = (options = {}) => createTestVendingClient(demo.backend.url, options);

describe('an order', () => {
  it('is for one item of one machine, under our number, with the address for its result', async () => {
    control().addOutcome({ kind: 'silence' });
    const order = newOrder();
    expect(expectValue(await client().placeOrder(order))).toEqual({ vendingOrderId: '1111111' });
    expect(control().orders()).toEqual([
      { orderId: 1_111_111, ...order, notifyUrl: 'http://127.0.0.1:9/notify/dispense' },
    ]);
    expect(control().product(DEMO_DELIVERY_PRODUCT)?.stock).toBe(499);
  });

  it('is taken also where the answer leaves out what is zero', async () => {
    control().setOmitsDefaults(true);
    control().addOutcome({ kind: 'silence' });
    expect(expectValue(await client().placeOrder(newOrder()))).toEqual({ vendingOrderId: '1111111' });
  });
});

describe('a refusal', () => {
  it.each<[string, Partial<VendingOrder>, object]>([
    [
      'a machine number of seven digits',
      { machineNo: '1234567' },
      { kind: 'refused', code: VendingCode.malformed },
    ],
    [
      'a trade id of nineteen digits',
      { tradeId: '1'.repeat(19) },
      { kind: 'refused', code: VendingCode.malformed },
    ],
    [
      'a trade id of 33 digits',
      { tradeId: '1'.repeat(33) },
      { kind: 'refused', code: VendingCode.malformed },
    ],
    [
      'an unknown machine',
      { machineNo: '99999999' },
      { kind: 'refused', reason: 'wrongDevice', code: 60001 },
    ],
    ['an unknown product', { productId: 7 }, { kind: 'refused', reason: 'unknownModel', code: 60003 }],
  ])('of %s', async (_what, change, expected) => {
    expect(expectError(await client().placeOrder(newOrder(change)))).toMatchObject(expected);
    expect(control().orders()).toEqual([]);
  });

  it('of a product off the shelf carries the code of the document', async () => {
    control().setProduct(DEMO_DELIVERY_PRODUCT, { isOnShelf: false });
    const error = expectError(await client().placeOrder(newOrder()));
    expect(error).toMatchObject({
      kind: 'refused',
      reason: 'soldOut',
      code: 60002,
      detail: '60002 商品已下架',
    });
  });

  it('of a product that is sold out, and of a machine that is offline', async () => {
    control().setProduct(DEMO_DELIVERY_PRODUCT, { stock: 0 });
    expect(expectError(await client().placeOrder(newOrder()))).toMatchObject({
      code: VendingCode.outOfStock,
    });
    control().setOnline(false);
    expect(expectError(await client().placeOrder(newOrder()))).toMatchObject({
      code: VendingCode.machineOffline,
    });
  });

  it('of a trade id that was used before', async () => {
    control().addOutcome({ kind: 'silence' });
    const order = newOrder();
    expectValue(await client().placeOrder(order));
    expect(expectError(await client().placeOrder(order))).toMatchObject({ kind: 'idTaken' });
    expect(control().orders()).toHaveLength(1);
  });

  it.each([{ appId: 'ds-somebody' }, { appSecret: 'wrong-secret' }])('of %j', async (wrong) => {
    const error = expectError(await client(wrong).placeOrder(newOrder()));
    expect(error).toMatchObject({ kind: 'unauthorised' });
  });

  it('of more than one item in one order, which no client of ours sends', async () => {
    const response = await fetch(`${demo.backend.url}/vending-platform/api/openapi/v1/orders`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        Appid: 'ds-demo-1000',
        AppSecret: 'casepress-demo-vending-secret',
      },
      body: JSON.stringify({
        machine_no: DEMO_MACHINE_NO,
        notify_url: 'http://127.0.0.1:9/',
        trade_id: '20260601120000990000',
        products: [{ product_id: DEMO_DELIVERY_PRODUCT, quantity: 2 }],
      }),
    });
    expect(await response.json()).toMatchObject({ code: VendingCode.oneAtATime });
  });
});

describe('bad luck', () => {
  it.each([
    ['html', { kind: 'contract', system: 'vending-platform', field: '(body)' }],
    ['empty', { kind: 'contract', field: '(body)' }],
    ['wrongShape', { kind: 'contract', field: 'data.order_id' }],
    ['http500', { kind: 'unreachable', sent: true }],
    ['closeBeforeProcessing', { kind: 'unreachable', sent: true }],
    ['closeBeforeAnswer', { kind: 'unreachable', sent: true }],
    ['hang', { kind: 'unreachable', sent: true }],
  ] as const)('%s is an error by its name, and the order is sent once', async (kind, expected) => {
    control().setFault({ kind });
    const hang = { clock: createHangClock(() => control().requestCount), timeoutMs: HANG_MS };
    const own = kind === 'hang' ? hang : {};
    expect(expectError(await client(own).placeOrder(newOrder()))).toMatchObject(expected);
    expect(control().requestCount).toBe(1);
  });

  it('a platform that nobody reaches was certainly not told', async () => {
    const away = createTestVendingClient(await deadAddress());
    expect(expectError(await away.placeOrder(newOrder()))).toMatchObject({
      kind: 'unreachable',
      sent: false,
    });
  });

  it('a call that was called off', async () => {
    control().setFault({ kind: 'hang' });
    const leaving = new AbortController();
    const answer = client().placeOrder(newOrder(), { signal: leaving.signal });
    await expect.poll(() => control().requestCount).toBe(1);
    leaving.abort();
    expect(expectError(await answer)).toEqual({ kind: 'aborted' });
  });
});
