import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayMove } from '../../demo/backend/print-shop/states.ts';
import { systemClock } from '../../system/clock.ts';
import { silentLog } from '../../system/log.ts';
import { DOCUMENT_ORDER_GROUPS, DOCUMENT_ORDER_STATES } from '../document-types.ts';
import { expectError, expectValue } from '../transport/test-kit/expect-result.ts';
import { startStub } from '../transport/test-kit/stub.ts';
import { createPrintShopClient } from './client.ts';
import { type PrintShopRig, startPrintShop } from './test-kit.ts';

/** How an order gets into each state, from unpaid on. */
const PATHS = {
  PAYING: [],
  PAID: ['PAID'],
  PRINTED: ['PAID', 'PRINTED'],
  FINISH: ['PAID', 'PRINTED', 'FINISH'],
  CANCEL: ['CANCEL'],
  REFUNDING: ['PAID', 'REFUNDING'],
  REFUNDED: ['PAID', 'REFUNDING', 'REFUNDED'],
} as const;
const GROUP_OF = {
  ...{ PAYING: 'PAYING', PAID: 'PAID', PRINTED: 'PRINTED', FINISH: 'FINISH', CANCEL: 'FINISH' },
  ...{ REFUNDING: 'REFUND', REFUNDED: 'REFUND' },
} as const;

let rig: PrintShopRig;
const idOf: Partial<Record<keyof typeof PATHS, string>> = {};
const orderIn = (state: keyof typeof PATHS) => idOf[state] ?? 'none';
beforeAll(async () => {
  rig = await startPrintShop();
  for (const state of DOCUMENT_ORDER_STATES) {
    const orderId = await rig.place();
    for (const step of PATHS[state]) expect(rig.control.move(orderId, step)).toBe(true);
    idOf[state] = orderId;
  }
});
afterAll(() => rig.close());

describe.each(DOCUMENT_ORDER_STATES)('an order that is %s', (state) => {
  it('says so in its detail, with the moments that it has had', async () => {
    const order = expectValue(await rig.client.readOrder(orderIn(state)));
    expect(order.state).toBe(state);
    const isPaid = !['PAYING', 'CANCEL'].includes(state);
    expect([order.paidAtMs !== null, order.payway]).toEqual([isPaid, isPaid ? 'ALIPAY' : null]);
    expect(order.printedAtMs !== null).toBe(['PRINTED', 'FINISH'].includes(state));
  });

  it('is listed under ALL and its own group, and under no other', async () => {
    const listed: string[] = [];
    for (const group of DOCUMENT_ORDER_GROUPS) {
      const found = expectValue(await rig.client.listOrders({ group, page: 1, limits: 100 }));
      if (found.some((order) => order.orderId === orderIn(state) && order.state === state))
        listed.push(group);
    }
    expect(listed).toEqual(['ALL', GROUP_OF[state]]);
  });

  it('is cancelled only while it is unpaid', async () => {
    // A fresh one, since the others are looked at again.
    const orderId = await rig.place();
    for (const step of PATHS[state]) rig.control.move(orderId, step);
    const result = await rig.client.cancelOrder(orderId);
    if (state === 'PAYING') expect(result.ok).toBe(true);
    else expect(expectError(result)).toMatchObject({ kind: 'refused', reason: 'other' });
    const after = expectValue(await rig.client.readOrder(orderId)).state;
    expect(after).toBe(state === 'PAYING' ? 'CANCEL' : state);
    rig.control.setOrder(orderId, { state: 'CANCEL' });
  });
});

it('counts every group', async () => {
  const before = expectValue(await rig.client.countOrders());
  await rig.place();
  const paid = await rig.place();
  rig.control.move(paid, 'PAID');
  const { ALL, PAYING, PAID, ...rest } = before;
  expect(expectValue(await rig.client.countOrders())).toEqual({
    ...rest,
    ...{ ALL: ALL + 2, PAYING: PAYING + 1, PAID: PAID + 1 },
  });
  expect(before).toMatchObject({ PAYING: 1, PAID: 1, PRINTED: 1, REFUND: 2 });
});

it('never refunds what is printed, and never goes back', () => {
  expect(DOCUMENT_ORDER_STATES.filter((to) => mayMove('PRINTED', to))).toEqual(['FINISH']);
  for (const end of ['FINISH', 'CANCEL', 'REFUNDED'] as const)
    expect(DOCUMENT_ORDER_STATES.some((to) => mayMove(end, to))).toBe(false);
  expect(rig.control.move(orderIn('PRINTED'), 'REFUNDING')).toBe(false);
  expect(rig.control.move(orderIn('PAYING'), 'PRINTED')).toBe(false);
});

it('keeps a state that the document does not know as unknown', async () => {
  const base = { orderID: '1', orderDate: 1, money: 1, pointName: '', fileCount: 1, filePrename: '' };
  const info = ['paid', 'SHREDDED', ''].map((state) => ({ ...base, state }));
  const stub = await startStub(() => ({ body: JSON.stringify({ result: 'OK', info }) }));
  const client = createPrintShopClient({
    ...{ url: stub.url, token: 'a-token', pointId: '1', clock: systemClock, log: silentLog },
  });
  const found = expectValue(await client.listOrders({ group: 'ALL', page: 1, limits: 5 }));
  client.close();
  await stub.close();
  expect(found.map(({ state }) => state)).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN']);
});
