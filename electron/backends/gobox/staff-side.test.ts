import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TradeStatus } from '../../../shared/domain/trade-status.ts';
import { DEMO_GOBOX_STAFF } from '../../demo/backend/other-systems-kit.ts';
import type { DownloadProgress } from '../accounting-types.ts';
import { expectError, expectValue } from '../transport/test-kit/expect-result.ts';
import { type GoboxRig, newCabinet, newTrade, startGobox, upstreamOrders } from './test-kit.ts';

let rig: GoboxRig;
beforeEach(async () => {
  rig = await startGobox();
});
afterEach(() => rig.close());

const refused = { kind: 'refused', reason: 'other', code: 0 };

describe('the access token', () => {
  it('is got once for all who need it, and again when it is gone', async () => {
    await Promise.all([1, 2, 3].map((start) => rig.desk.listCabinets({ start, limit: 5 })));
    expect(rig.control.requests.getAccessToken).toBe(1);
    rig.control.expireTokens();
    expectValue(await rig.desk.readSetOfBook());
    expect(rig.control.requests.getAccessToken).toBe(2);
    rig.control.setTokenRefusal('http');
    rig.control.expireTokens();
    expectValue(await rig.desk.readSetOfBook());
    expect(rig.control.requests.getAccessToken).toBe(3);
    expect(rig.desk.tokenState()).toMatchObject({ kind: 'valid' });
  });

  it.each([{ c8Token: 'wrong-token' }, { setOfBook: 'OTHER' }, { userName: 'nobody' }])(
    'is refused to %j, and nothing else is asked then',
    async (wrong) => {
      const client = rig.connect({ staff: { ...DEMO_GOBOX_STAFF, ...wrong } });
      expect(expectError((await client.desk?.connect()) ?? { ok: true, value: null })).toMatchObject({
        kind: 'unauthorised',
      });
      expect(client.desk?.tokenState()).toMatchObject({ kind: 'refused' });
      expect(rig.control.requests).toEqual({ getAccessToken: 1 });
    },
  );

  it('is tried at will', async () => {
    expectValue(await rig.desk.connect());
    expectValue(await rig.desk.connect());
    expect(rig.control.requests.getAccessToken).toBe(2);
  });
});

describe('the set of books', () => {
  it('is shown without a secret', async () => {
    const book = expectValue(await rig.desk.readSetOfBook());
    expect(book).toMatchObject({ id: 1, setOfBook: 'DEMO01', userName: 'demo', maskedAppKey: 'dem***' });
    expect(book.maskedToken).toMatch(/^.{3}\*\*\*$/);
    expect(JSON.stringify(book)).not.toMatch(/demo-app-key|demo-c8-access-token/);
  });

  it('is changed with the token of its own', async () => {
    const book = expectValue(await rig.desk.changeSetOfBook(1, { appKey: 'new-app-key', userName: 'demo' }));
    expect(book).toMatchObject({ maskedAppKey: 'new***', updatedAt: expect.stringMatching(/^\d{4}-/) });
    expect(expectError(await rig.desk.changeSetOfBook(9, { appKey: 'x', userName: 'y' }))).toMatchObject(
      refused,
    );
    const without = rig.connect({ staff: { ...DEMO_GOBOX_STAFF, booksToken: null } });
    const error = await without.desk?.changeSetOfBook(1, { appKey: 'x', userName: 'y' });
    expect(error).toMatchObject({ error: { kind: 'unauthorised' } });
  });
});

describe('cabinets', () => {
  it('are made, read, changed, found by a part of their name, and deleted', async () => {
    const made = expectValue(await rig.desk.createCabinet(newCabinet()));
    expect(made).toMatchObject({ ...newCabinet(), setOfBook: 'DEMO01', createdBy: 'demo', updatedAt: null });
    expect(expectValue(await rig.desk.readCabinet(made.id))).toEqual(made);
    const changed = expectValue(
      await rig.desk.changeCabinet(made.id, newCabinet({ name: '二楼', storeId: 99 })),
    );
    expect(changed).toMatchObject({ id: made.id, name: '二楼', storeId: 99, updatedBy: 'demo' });
    expect(expectValue(await rig.desk.listCabinets({ name: '二', start: 0, limit: 10 }))).toEqual({
      total: 1,
      items: [changed],
    });
    expectValue(await rig.desk.deleteCabinet(made.id));
    expect(expectError(await rig.desk.readCabinet(made.id))).toMatchObject(refused);
  });

  it('come page by page', async () => {
    for (let number = 0; number < 5; number += 1) {
      expectValue(await rig.desk.createCabinet(newCabinet({ devId: 3_000 + number, name: `K${number}` })));
    }
    const page = expectValue(await rig.desk.listCabinets({ start: 4, limit: 2 }));
    expect(page.total).toBe(6);
    expect(page.items.map(({ name }) => name)).toEqual(['K3', 'K4']);
  });

  it('are refused with a number that is in use, without a name, and where there is none', async () => {
    const taken = newCabinet({ devId: 1_001 });
    expect(expectError(await rig.desk.createCabinet(taken))).toMatchObject(refused);
    expect(expectError(await rig.desk.createCabinet(newCabinet({ name: '' })))).toMatchObject(refused);
    const made = expectValue(await rig.desk.createCabinet(newCabinet()));
    expect(expectError(await rig.desk.changeCabinet(made.id, taken))).toMatchObject(refused);
    expect(expectError(await rig.desk.changeCabinet(404, newCabinet()))).toMatchObject(refused);
    expect(expectError(await rig.desk.deleteCabinet(404))).toMatchObject(refused);
  });

  it('with orders are not deleted', async () => {
    expectValue(await rig.client.sendTrade(newTrade()));
    const [demo] = rig.control.cabinets();
    expect(expectError(await rig.desk.deleteCabinet(demo?.id ?? 0))).toMatchObject(refused);
  });
});

describe('the download of orders', () => {
  it('goes week by week, each to its last page, and tells how far it is', async () => {
    rig.control.addUpstream(upstreamOrders(60, '2025-05-01', 6));
    const seen: DownloadProgress[] = [];
    const range = { fromDay: '2025-05-01', toDay: '2025-05-17' };
    const done = expectValue(await rig.desk.downloadOrders(range, (progress) => seen.push(progress)));
    // 28 orders in each of the first two weeks are two pages; four in the rest are one.
    expect(seen.map(({ slice, pages }) => [slice, pages])).toEqual([
      [1, 1],
      [1, 2],
      [2, 3],
      [2, 4],
      [3, 5],
    ]);
    expect(done).toEqual({ slice: 3, slices: 3, pages: 5 });
    expect(rig.control.orders()).toHaveLength(60);
  });

  it('brings nothing twice, and goes by its filters', async () => {
    rig.control.addUpstream(upstreamOrders(4, '2025-05-01', 6));
    const range = { fromDay: '2025-05-01', toDay: '2025-05-01' };
    const nobody = () => undefined;
    expectValue(await rig.desk.downloadOrders({ ...range, transId: 'UP2025-05-01-2' }, nobody));
    expect(rig.control.orders()).toHaveLength(1);
    expectValue(await rig.desk.downloadOrders({ ...range, devId: 5, status: 100 }, nobody));
    expect(rig.control.orders()).toHaveLength(1);
    expectValue(await rig.desk.downloadOrders(range, nobody));
    expectValue(await rig.desk.downloadOrders(range, nobody));
    expect(rig.control.orders()).toHaveLength(4);
  });

  it('ends when it is called off, with what has come kept', async () => {
    rig.control.addUpstream(upstreamOrders(60, '2025-05-01', 6));
    const leaving = new AbortController();
    const range = { fromDay: '2025-05-01', toDay: '2025-05-17' };
    const result = await rig.desk.downloadOrders(range, () => leaving.abort(), { signal: leaving.signal });
    expect(expectError(result)).toEqual({ kind: 'aborted' });
    expect(rig.control.orders()).toHaveLength(20);
  });

  it('asks nothing for days that are none, or that run backwards', async () => {
    for (const range of [
      { fromDay: '2025-02-30', toDay: '2025-03-05' },
      { fromDay: '2025-03-05', toDay: '2025-03-01' },
    ]) {
      expect(expectValue(await rig.desk.downloadOrders(range, () => undefined))).toMatchObject({ slices: 0 });
    }
    expect(rig.control.requests).toEqual({});
  });

  it('of more than a week in one call is refused, which no client of ours asks for', async () => {
    expectValue(await rig.desk.connect());
    const query = 'action=get_orders&start_date=2025-05-01 00:00:00&end_date=2025-05-09 00:00:00';
    const token = await demoToken();
    const answer = await fetch(`${rig.url}/gobox/api/orders?${query}`, { headers: { Token: token } });
    expect(await answer.json()).toMatchObject({ state: 0, errmsg: expect.stringContaining('一周') });
  });

  async function demoToken(): Promise<string> {
    const query = new URLSearchParams({
      url: DEMO_GOBOX_STAFF.c8Url,
      set_of_book: 'DEMO01',
      user_name: 'demo',
    });
    const headers = { Token: DEMO_GOBOX_STAFF.c8Token };
    const answer = await fetch(`${rig.url}/gobox/api/access_token?${query}`, { headers });
    const { token } = (await answer.json()) as { token: string };
    return token;
  }
});

describe('the orders', () => {
  const ids = async (query: Partial<Parameters<GoboxRig['desk']['queryOrders']>[0]>) =>
    expectValue(await rig.desk.queryOrders({ start: 0, limit: 50, ...query })).items.map(
      ({ transId }) => transId,
    );

  it('are shown in our own words', async () => {
    const trade = newTrade();
    expectValue(await rig.client.sendTrade(trade));
    const { total, items } = expectValue(await rig.desk.queryOrders({ start: 0, limit: 5 }));
    expect(total).toBe(1);
    expect(items).toMatchObject([
      {
        transId: trade.transId,
        status: 100,
        shopperId: 'walk-in',
        devId: 1001,
        createTime: '2025-06-04 12:00:00',
        totalAmountMinor: 3_990,
        goods: trade.goods,
        isImported: false,
        retailCode: null,
      },
    ]);
  });

  it('are found by every filter', async () => {
    const paid = newTrade();
    const late = newTrade({
      status: TradeStatus.abnormal,
      createdAtMs: Date.UTC(2025, 5, 6),
      updatedAtMs: Date.UTC(2025, 5, 6),
    });
    expectValue(await rig.client.sendTrade(paid));
    expectValue(await rig.client.sendTrade(late));
    expect(await ids({ transId: late.transId })).toEqual([late.transId]);
    expect(await ids({ status: 109 })).toEqual([late.transId]);
    expect(await ids({ fromDay: '2025-06-05' })).toEqual([late.transId]);
    expect(await ids({ toDay: '2025-06-05' })).toEqual([paid.transId]);
    expect(await ids({ devId: 1001 })).toHaveLength(2);
    expect(await ids({ devId: 8 })).toEqual([]);
    expect(await ids({ isImported: true })).toEqual([]);
    expect(await ids({ isImported: false, start: 1, limit: 1 })).toEqual([late.transId]);
  });

  it('are imported once, reset, and then deleted', async () => {
    expectValue(await rig.client.sendTrade(newTrade()));
    const id = rig.control.orders()[0]?.id ?? 0;
    expectValue(await rig.desk.importOrder(id));
    expect(expectError(await rig.desk.importOrder(id))).toMatchObject(refused);
    expect(expectError(await rig.desk.deleteOrder(id))).toMatchObject(refused);
    const { items } = expectValue(await rig.desk.queryOrders({ start: 0, limit: 5, isImported: true }));
    expect(items).toMatchObject([
      { isImported: true, importedBy: 'demo', retailCode: expect.stringMatching(/^LS/) },
    ]);
    expectValue(await rig.desk.resetOrder(id));
    expect(expectError(await rig.desk.resetOrder(id))).toMatchObject(refused);
    expectValue(await rig.desk.deleteOrder(id));
    expect(rig.control.orders()).toEqual([]);
    for (const act of [rig.desk.importOrder, rig.desk.resetOrder, rig.desk.deleteOrder]) {
      expect(expectError(await act(id))).toMatchObject(refused);
    }
  });

  it('of a status that is no sale are not imported', async () => {
    expectValue(await rig.client.sendTrade(newTrade({ status: TradeStatus.closed })));
    expect(expectError(await rig.desk.importOrder(rig.control.orders()[0]?.id ?? 0))).toMatchObject(refused);
  });
});
