import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PRINT_SHOP } from '../../demo/backend/print-shop/seed.ts';
import { compareSettlement, priceDocuments } from '../../services/documents/price.ts';
import { expectError, expectValue } from '../transport/test-kit/expect-result.ts';
import { newFile, newRequest, type PrintShopRig, startPrintShop } from './test-kit.ts';

let rig: PrintShopRig;
beforeEach(async () => {
  rig = await startPrintShop();
});
afterEach(() => rig.close());

const ADDRESS = { nickname: '王小明', phone: '18900001111', address: '中山路 1 号', message: '' };

describe('verify', () => {
  it('makes an order under a number of the backend, with words for the shopper', async () => {
    const placed = expectValue(await rig.client.verifyOrder(newRequest()));
    expect(placed).toEqual({
      orderId: expect.stringMatching(/^\d{24}$/),
      desc: '《保养指南.docx》等共1个文件',
    });
    expect(rig.control.orders()).toMatchObject([{ orderID: placed.orderId, state: 'PAYING', money: 80 }]);
  });

  it('sends every field of every file as it is', async () => {
    const files = [newFile(), newFile({ fileName: '报告.pdf', color: 'mono', side: 1, row: 3, copies: 4 })];
    await rig.place(newRequest(files));
    const [order] = rig.control.orders();
    expect(order?.files).toEqual(files.map(({ fileId, ...file }) => ({ fileID: fileId, ...file })));
    expect(order).not.toHaveProperty('dispatching');
  });

  it('sends an address where the shopper wants a delivery, and reads it back', async () => {
    const orderId = await rig.place(newRequest([newFile()], ADDRESS));
    expect(expectValue(await rig.client.readOrder(orderId)).dispatching).toEqual(ADDRESS);
  });

  it('twice the same makes two orders, so it is sent once', async () => {
    const first = await rig.place();
    expect(await rig.place()).not.toBe(first);
    expect(rig.control.requests.verify).toBe(2);
  });
});

describe('detail', () => {
  it('has the whole order in our words, without the account that it belongs to', async () => {
    const orderId = await rig.place();
    const order = expectValue(await rig.client.readOrder(orderId));
    expect(order).toEqual({
      ...{ orderId, state: 'PAYING', moneyMinor: 80, dispatching: null },
      orderedAtMs: rig.control.orders()[0]?.orderedAtMs,
      ...{ paidAtMs: null, printedAtMs: null, payway: null },
      ...{ pointId: '0026', pointName: '第一打印点', pointPhone: '18945678901' },
      files: [{ ...newFile(), downloadUrl: null }],
      settle: [
        { size: 'A4', caliper: '70g', color: 'colorful', side: 2, unitMinor: 50, count: 1 },
        { size: 'A4', caliper: '70g', color: 'colorful', side: 1, unitMinor: 30, count: 1 },
      ],
    });
    expect(JSON.stringify(order)).not.toContain(DEMO_PRINT_SHOP.account.username);
  });

  it('settles as we do, and says so where it does not', async () => {
    const files = [newFile({ copies: 3 }), newFile({ color: 'mono', endPage: 2 })];
    const list = { prices: DEMO_PRINT_SHOP.prices, rangeCounts: 'laidOut' } as const;
    const ours = expectValue(priceDocuments(files, list));
    const orderId = await rig.place(newRequest(files));
    expect(compareSettlement(ours, expectValue(await rig.client.readOrder(orderId)))).toMatchObject({
      ok: true,
    });
    rig.control.setOrder(orderId, { money: ours.moneyMinor + 1 });
    const changed = expectValue(await rig.client.readOrder(orderId));
    expect(expectError(compareSettlement(ours, changed))).toEqual({
      kind: 'money',
      oursMinor: ours.moneyMinor,
      theirsMinor: ours.moneyMinor + 1,
    });
  });

  it('reads moments as text or number', async () => {
    const orderId = await rig.place();
    const asText = expectValue(await rig.client.readOrder(orderId));
    rig.control.setStamps('number');
    expect(expectValue(await rig.client.readOrder(orderId))).toEqual(asText);
  });

  it('of an unknown order is refused', async () => {
    expect(expectError(await rig.client.readOrder('2017'))).toMatchObject({ kind: 'refused' });
  });
});

describe('info', () => {
  it('lists the newest first, page by page', async () => {
    const placed = [await rig.place(), await rig.place(), await rig.place()].reverse();
    const pages = [1, 2, 3].map((page) => rig.client.listOrders({ group: 'ALL', page, limits: 2 }));
    const found = (await Promise.all(pages)).map((page) => expectValue(page).map(({ orderId }) => orderId));
    expect(found).toEqual([placed.slice(0, 2), placed.slice(2), []]);
  });

  it('has the short form of an order', async () => {
    const orderId = await rig.place(newRequest([newFile(), newFile()]));
    expect(expectValue(await rig.client.listOrders({ group: 'PAYING', page: 1, limits: 5 }))).toEqual([
      {
        ...{ orderId, state: 'PAYING', moneyMinor: 160, pointName: '第一打印点' },
        orderedAtMs: rig.control.orders()[0]?.orderedAtMs,
        ...{ fileCount: 2, filePrename: '保养指南.docx' },
      },
    ]);
  });
});

describe('cancel', () => {
  it('ends an order that waits for its money', async () => {
    const orderId = await rig.place();
    expect(await rig.client.cancelOrder(orderId)).toEqual({ ok: true, value: undefined });
    expect(expectValue(await rig.client.readOrder(orderId)).state).toBe('CANCEL');
  });

  it('of an unknown order is refused', async () => {
    expect(expectError(await rig.client.cancelOrder('2017'))).toMatchObject({ kind: 'refused' });
  });
});
