import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newCabinet, newTrade, startGobox } from '../../../backends/gobox/test-kit.ts';
import { expectError, expectValue } from '../../../backends/transport/test-kit/expect-result.ts';
import { createBooksDesk } from './books-desk.ts';

const EVERY_ORDER = {
  ...{ fromDay: null, toDay: null, devId: null, transId: null, status: null, isImported: null },
  start: 0,
};

type Rig = Awaited<ReturnType<typeof startGobox>>;
let rig: Rig;
beforeEach(async () => {
  rig = await startGobox();
});
afterEach(() => rig.close());

const openDesk = () => createBooksDesk({ backend: rig.desk, canChange: true });

async function bookedOrder() {
  expectValue(await rig.client.sendTrade(newTrade()));
  const { items } = expectValue(await openDesk().queryOrders(EVERY_ORDER));
  const [order] = items;
  if (!order) throw new Error('the books have no order');
  return order;
}

describe('the books as staff work in them', () => {
  it('import an order, reset it, and delete it', async () => {
    const order = await bookedOrder();
    const desk = openDesk();
    expect(expectValue(await desk.importOrder(order))).toMatchObject({
      isImported: true,
      retailCode: expect.stringMatching(/^LS/),
    });
    expect(expectError(await desk.deleteOrder(order))).toMatchObject({
      reason: 'refused',
      detail: expect.stringContaining('订单已导入'),
    });
    expect(expectValue(await desk.resetOrder(order))).toMatchObject({ isImported: false, retailCode: null });
    expectValue(await desk.deleteOrder(order));
    expect(expectError(await desk.readOrder(order))).toMatchObject({ reason: 'gone' });
  });

  it('import nothing that is in C8 already, and ask for nothing then', async () => {
    const order = await bookedOrder();
    const desk = openDesk();
    expectValue(await desk.importOrder(order));
    expect(expectError(await desk.importOrder(order))).toMatchObject({ reason: 'imported' });
    expect(rig.control.requests.importOrder).toBe(1);
    expectValue(await desk.resetOrder(order));
    expect(expectError(await desk.resetOrder(order))).toMatchObject({ reason: 'notImported' });
    expect(rig.control.requests.resetOrder).toBe(1);
  });

  it('send a second hand away while the first is at it', async () => {
    const order = await bookedOrder();
    const desk = openDesk();
    const both = await Promise.all([desk.importOrder(order), desk.importOrder(order)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { reason: 'busy' } });
    expect(rig.control.requests.importOrder).toBe(1);
  });

  it('say that it is unclear where the answer was lost, and try nothing twice', async () => {
    const order = await bookedOrder();
    const desk = openDesk();
    rig.control.setFault('importOrder', { kind: 'closeBeforeAnswer', times: 1 });
    expect(expectError(await desk.importOrder(order))).toMatchObject({ reason: 'unclear' });
    expect(rig.control.requests.importOrder).toBe(1);
    expect(expectValue(await desk.readOrder(order))).toMatchObject({ isImported: true });
    expect(expectError(await desk.importOrder(order))).toMatchObject({ reason: 'imported' });
  });

  it('page and search cabinets, and pass on what goBox says', async () => {
    const desk = openDesk();
    for (let number = 1; number <= 11; number += 1)
      expectValue(await desk.createCabinet(newCabinet({ devId: 3_000 + number, name: `层 ${number}` })));
    const first = expectValue(await desk.listCabinets('层', 0));
    expect(first).toMatchObject({ total: 11, start: 0 });
    expect(first.items).toHaveLength(10);
    expect(expectValue(await desk.listCabinets('层', 10)).items).toHaveLength(1);
    expect(expectError(await desk.createCabinet(newCabinet({ devId: 3_001 })))).toMatchObject({
      reason: 'refused',
      detail: expect.stringContaining('设备id重复'),
    });
  });

  it('are not asked for a change of the set of books without its token', async () => {
    const desk = createBooksDesk({ backend: rig.desk, canChange: false });
    expect(expectError(await desk.changeBook(1, { appKey: 'k', userName: 'u' }))).toMatchObject({
      reason: 'noToken',
    });
    expect(rig.control.requests.changeSetOfBook).toBeUndefined();
  });

  it('say that they are away', async () => {
    const client = rig.connect({ url: 'http://127.0.0.1:9' });
    if (!client.desk) throw new Error('no desk');
    const desk = createBooksDesk({ backend: client.desk, canChange: true });
    expect(expectError(await desk.queryOrders(EVERY_ORDER))).toMatchObject({ reason: 'away', detail: null });
    expect(expectError(await desk.createCabinet(newCabinet()))).toMatchObject({ reason: 'away' });
  });
});
