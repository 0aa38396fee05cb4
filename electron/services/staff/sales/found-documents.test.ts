import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { DOCUMENTS_STEP } from '../../../journal/migrate-documents.ts';
import type { SaleQuery } from '../../../journal/sale-search.ts';
import type { DocumentOrderRecord, OrderStage } from '../../documents/order/document-order.ts';
import { createOrderBook } from '../../documents/order/order-book.ts';
import { createDocumentDesk } from '../../documents/staff-desk.ts';
import { searchAll } from './search-all.ts';

const DAY_MS = 86_400_000;
const EVERYTHING: SaleQuery = { text: null, state: null, fromMs: null, toMs: null, after: null, limit: 3 };
const CHOICE = { size: 'A4', caliper: '70g', color: 'mono', side: 1, row: 1, col: 1 } as const;

const orderOf = (
  documentOrderId: string,
  createdAtMs: number,
  orderNo: string,
  stage: OrderStage,
): DocumentOrderRecord => ({
  ...{ documentOrderId, sessionId: 's', createdAtMs, moneyMinor: 150, settle: [], dispatching: null },
  files: [
    {
      ...{ documentId: 'a', name: 'a.pdf', md5: 'x', sheets: 3 },
      choice: { ...CHOICE, copies: 1, startPage: 1, endPage: 3 },
    },
  ],
  ...{ orderNo, round: 1, stage },
});
const claim = (code: string): OrderStage => ({
  ...{ kind: 'claim', code, reason: 'unclear', sinceMs: 0, jobs: [] },
});

function open(saleTimes: readonly number[] = []) {
  const database = new DatabaseSync(':memory:');
  database.exec(DOCUMENTS_STEP);
  const book = createOrderBook(database);
  const store = { book, open: () => [], find: book.find };
  const desk = createDocumentDesk({
    store: { ...store, get: () => never(), put: never, move: never, end: never, claim: never, ...LISTENING },
    backend: { countOrders: never, listOrders: never },
    engine: { wake: never },
    files: { keep: never, read: async () => null, erase: never, eraseBut: never },
    ...{ currency: 'CNY', clock: { now: () => 0, sleep: never, steadyMs: () => 0 }, hasSlips: false },
  });
  /** A list of sales, the youngest first, as the journal gives it. */
  const sales = saleTimes.map((atMs, index) => ({ atMs, row: index + 1, saleId: `sale-${atMs}` }));
  const search = (query: SaleQuery) => {
    const [ms = 0, row = 0] = query.after?.split('-').map(Number) ?? [];
    const behind = sales
      .toSorted((one, other) => other.atMs - one.atMs || other.row - one.row)
      .filter((sale) => query.after === null || sale.atMs < ms || (sale.atMs === ms && sale.row < row));
    const page = behind.slice(0, query.limit);
    const places = page.map(({ atMs, row: at }) => ({ startedAtMs: atMs, cursor: `${atMs}-${at}` }));
    const cursor = behind.length > query.limit ? (places.at(-1)?.cursor ?? null) : null;
    return { saleIds: page.map(({ saleId }) => saleId), places, cursor };
  };
  const find = (query: Partial<SaleQuery>) =>
    searchAll({ ...EVERYTHING, ...query }, { journal: { search }, documents: desk });
  return { book, find };
}
const never = (): never => {
  throw new Error('this is not asked for');
};
const LISTENING = { tell: never, subscribe: () => undefined };

describe('orders of documents among the sales', () => {
  it('are found by the beginning of their code or number, in any letters, and by day and state', async () => {
    const { book, find } = open();
    book.put(orderOf('DOC1', DAY_MS, '202611220048', claim('P4N8WT')));
    book.put(orderOf('DOC2', 2 * DAY_MS, 'ab-77', { kind: 'collected' }));
    book.put(orderOf('DOC3', 3 * DAY_MS, '202611220050', { kind: 'timedOut', watchUntilMs: 0 }));
    const idsOf = async (query: Partial<SaleQuery>) =>
      (await find(query)).documents.map(({ documentOrderId }) => documentOrderId);
    expect(await idsOf({ text: 'p4n8' })).toEqual(['DOC1']);
    expect(await idsOf({ text: '20261122' })).toEqual(['DOC3', 'DOC1']);
    expect(await idsOf({ text: 'AB-7' })).toEqual(['DOC2']);
    expect(await idsOf({ text: 'nothing' })).toEqual([]);
    expect(await idsOf({ fromMs: DAY_MS, toMs: 2 * DAY_MS })).toEqual(['DOC1']);
    expect(await idsOf({ state: 'claim' })).toEqual(['DOC1']);
    expect(await idsOf({ state: 'delivered' })).toEqual(['DOC2']);
    expect(await idsOf({ state: 'cancelled' })).toEqual(['DOC3']);
    expect(await idsOf({ state: 'attention' })).toEqual([]);
  });

  it('come page by page with the sales, each row once and in order', async () => {
    const { book, find } = open([10, 20, 21, 22, 50, 51, 90]);
    for (const atMs of [5, 20, 30, 31, 32, 33, 34, 95])
      book.put(orderOf(`DOC${atMs}`, atMs, `${atMs}`, { kind: 'collected' }));
    const rows: number[] = [];
    let after: string | null = null;
    for (let page = 0; page < 20; page += 1) {
      const found = await find({ after });
      const here = [
        ...found.saleIds.map((saleId) => Number(saleId.slice('sale-'.length))),
        ...found.documents.map(({ createdAtMs }) => createdAtMs),
      ];
      rows.push(...here.toSorted((one, other) => other - one));
      after = found.cursor;
      if (after === null) break;
      expect(after).toMatch(/^\d{1,16}-\d{1,16}~\d{1,16}-\d{1,16}$/);
    }
    expect(rows).toEqual([95, 90, 51, 50, 34, 33, 32, 31, 30, 22, 21, 20, 20, 10, 5]);
  });
});
