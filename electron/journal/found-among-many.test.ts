import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { SALE_INDEX_STEP } from './migrate-sale-index.ts';
import { createSaleSearch, type SalePage, type SaleQuery } from './sale-search.ts';

const SALES = 100_000;
const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2024, 0, 1);

const idOf = (letter: string, number: number) => `${letter}2401${String(number).padStart(8, '0')}`;

/** A hundred thousand sales as a kiosk of before this step has them. */
function openOldBooks(): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  database.exec(`
    CREATE TABLE sale_events (sale_id TEXT NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL, kind TEXT NOT NULL,
      body TEXT NOT NULL, PRIMARY KEY (sale_id, seq)) STRICT, WITHOUT ROWID;
    CREATE TABLE sales (sale_id TEXT PRIMARY KEY, started_at_ms INTEGER NOT NULL, at_rest INTEGER NOT NULL) STRICT;
    CREATE TABLE sale_ids (id TEXT PRIMARY KEY, sale_id TEXT NOT NULL) STRICT; BEGIN`);
  const sale = database.prepare('INSERT INTO sales VALUES (?, ?, 1)');
  const event = database.prepare('INSERT INTO sale_events VALUES (?, ?, ?, ?, ?)');
  const id = database.prepare('INSERT INTO sale_ids VALUES (?, ?)');
  for (let number = 0; number < SALES; number++) {
    const saleId = `sale-${number}`;
    const atMs = START_MS + number * 10_000;
    sale.run(saleId, atMs);
    const queueNo = `A${String(number % 1000).padStart(3, '0')}`;
    const events: [string, object][] = [
      ['saleStarted', { design: 'x'.repeat(300) }],
      ['orderIdChosen', {}],
      ['orderPlaced', { queueNo }],
      number % 100 === 7
        ? ['claimOpened', { reason: number % 200 === 7 ? 'unclear' : 'printFailed' }]
        : ['caseCollected', {}],
    ];
    events.forEach(
      ([kind, body], seq) => void event.run(saleId, seq, atMs, kind, JSON.stringify({ kind, ...body })),
    );
    id.run(idOf('PYEN', number), saleId);
    id.run(idOf('OREN', number), saleId);
  }
  database.exec('COMMIT');
  return database;
}

let search: ReturnType<typeof createSaleSearch>;
/** What a search that reads every journal would do at least. */
let readWhole: () => void;
beforeAll(() => {
  const database = openOldBooks();
  database.exec(SALE_INDEX_STEP);
  search = createSaleSearch(database);
  const readAll = database.prepare("SELECT COUNT(*) FROM sale_events WHERE body LIKE '%nowhere%'");
  readWhole = () => void readAll.get();
}, 60_000);

const EVERYTHING: SaleQuery = { text: null, state: null, fromMs: null, toMs: null, after: null, limit: 20 };

/** Rounds in which a search may win against reading it all: what else the machine is busy with hits either of them. */
const ROUNDS = 20;

function timeOf(work: () => void): number {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
}

function timed(query: Partial<SaleQuery>) {
  const whole = { ...EVERYTHING, ...query };
  const isQuicker = () => timeOf(() => search(whole)) < timeOf(readWhole);
  expect(Array.from({ length: ROUNDS }).some(isQuicker)).toBe(true);
  return search(whole);
}

describe('a sale among a hundred thousand', () => {
  it('is found by a whole id, typed small and with spaces', () => {
    expect(timed({ text: ' pyen2401 00054321 ' }).saleIds).toEqual(['sale-54321']);
    expect(timed({ text: idOf('OREN', 3) }).saleIds).toEqual(['sale-3']);
  });

  it('is found by its queue number, the youngest first', () => {
    const { saleIds } = timed({ text: 'A017' });
    expect(saleIds.slice(0, 2)).toEqual(['sale-99017', 'sale-98017']);
  });

  it('is found by what all ids begin with, without reading them all', () => {
    expect(timed({ text: 'P' }).saleIds[0]).toBe('sale-99999');
  });

  it('is found by its state, which old journals tell too', () => {
    expect(timed({ state: 'attention' }).saleIds.slice(0, 2)).toEqual(['sale-99807', 'sale-99607']);
    expect(timed({ state: 'claim' }).saleIds[0]).toBe('sale-99907');
    expect(timed({ state: 'delivered', text: 'A107' }).saleIds).toEqual([]);
  });

  it('is found by its day', () => {
    const page = timed({ fromMs: START_MS + DAY_MS, toMs: START_MS + 2 * DAY_MS });
    expect(page.saleIds[0]).toBe('sale-17279');
  });

  it('comes on some page, each sale once', () => {
    const seen = new Set<string>();
    let after: string | null = null;
    do {
      const query: SaleQuery = { ...EVERYTHING, text: 'A01', after, limit: 50 };
      // The first page tells how quick it is; the others are as many again.
      const page: SalePage = after === null ? timed(query) : search(query);
      for (const saleId of page.saleIds) seen.add(saleId);
      after = page.cursor;
    } while (after !== null);
    expect(seen.size).toBe(1_000);
  });
});
