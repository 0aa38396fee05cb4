import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactDocuments, compactStock, rollUpMoves } from '../../journal/compact-books.ts';
import { openDatabase } from '../../journal/database.ts';
import { createCashUpBook } from '../cash/cash-up-book.ts';
import { linesInUse } from '../cash/periods.ts';
import { ANN, ANNS_PIN, type CashRig, openCashRig } from '../cash/test-kit/cash-rig.ts';
import { createStockBook } from '../stock/stock-book.ts';

const countIn = ({ database }: Pick<CashRig, 'database'>, table: string) =>
  Number(database.prepare(`SELECT COUNT(*) AS rows FROM ${table}`).get()?.rows);

describe('the book of cash', () => {
  it('reckons the same with sums in place of old moves, whatever was cashed up, and stays small', async () => {
    const act = fc.constantFrom('in', 'in', 'out', 'cashUp', 'compact');
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
        const rig = openCashRig();
        let atMs = 1_000;
        for (const each of acts) {
          atMs += 1_000;
          await rig.clock.advance(1_000);
          if (each === 'in') rig.moves.noteFloat(atMs % 700);
          if (each === 'out') rig.moves.noteHandOut(atMs % 90);
          if (each === 'cashUp') await cashUp(rig);
          if (each !== 'compact') continue;
          const before = { period: rig.period(), expected: rig.expected() };
          while (rollUpMoves(rig.database, rig.clock.now() - 2_500, linesInUse(rig.book)) > 0);
          expect({ period: rig.period(), expected: rig.expected() }).toEqual(before);
        }
        rollUpMoves(rig.database, Number.MAX_SAFE_INTEGER, linesInUse(rig.book));
        // A name, a sum, between any two lines that count.
        expect(countIn(rig, 'cash_moves')).toBeLessThanOrEqual(2 * (linesInUse(rig.book).length + 1));
        expect(
          createCashUpBook(rig.database)
            .list(null, 50)
            .every(({ isWhole }) => isWhole),
        ).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('leaves what is young as it is', () => {
    const rig = openCashRig();
    for (let move = 0; move < 5; move += 1) rig.moves.noteHandOut(100);
    expect(rollUpMoves(rig.database, rig.clock.now(), [])).toBe(0);
    expect(countIn(rig, 'cash_moves')).toBe(5);
    expect(rollUpMoves(rig.database, rig.clock.now() + 1, [3])).toBe(3);
    expect(rig.moves.totals(3, 5).get('+hand|out')).toEqual({ count: 2, amountMinor: 200 });
    expect(rig.moves.line()).toBe(5);
  });
});

async function cashUp(rig: CashRig): Promise<void> {
  rig.desk.start(ANN);
  const counted = { tubes: [{ valueMinor: 100, count: 3 }], cashBox: [], stacker: [] };
  rig.desk.count({ ...rig.step(), counted });
  rig.desk.empty({ ...rig.step(), cashBox: true, stacker: true });
  await rig.desk.sign({ ...rig.step(), reason: 'unknown', note: '', pin: ANNS_PIN });
}

const SLOT = { slot: 1, modelId: 'M', modelName: 'Phone', capacity: 30, count: 20, missing: 0, failures: 0 };
const slot = { ...SLOT, off: null, isRemoved: false };

describe('the book of stock', () => {
  it('loses old lines, and none that something is reckoned from', () => {
    const database = openDatabase(':memory:');
    const book = createStockBook(database);
    book.write(1, { kind: 'counted', slot });
    book.write(2, { kind: 'counted', slot });
    for (let feed = 0; feed < 50; feed += 1)
      book.write(3 + feed, { kind: 'fed', slot, motionId: `F${feed}` });
    // A sale that nobody has settled yet: its blank must not be booked a second time.
    database.exec(`INSERT INTO sales (sale_id, started_at_ms, at_rest, state) VALUES ('open', 1, 0, 'claim');
      INSERT INTO sale_events VALUES ('open', 0, 1, 'feedStarted', '{"feedId":"F7"}')`);
    book.write(5_000, { kind: 'fed', slot, motionId: 'young' });
    const seqOf = (motionId: string) => book.motion(motionId)?.seq;
    const before = { counted: book.lastSeq(1, ['counted']), open: seqOf('F7'), young: seqOf('young') };
    expect(compactStock(database, 1_000)).toBe(50);
    expect(compactStock(database, 1_000)).toBe(0);
    expect({ counted: book.lastSeq(1, ['counted']), open: seqOf('F7'), young: seqOf('young') }).toEqual(
      before,
    );
    expect(book.motion('F8')).toBeNull();
    expect(book.slots()).toEqual([slot]);
    book.write(6_000, { kind: 'fed', slot, motionId: 'next' });
    expect(seqOf('next')).toBeGreaterThan(before.young ?? Number.POSITIVE_INFINITY);
  });
});

describe('orders of documents', () => {
  it('leave once they are old and need nothing more', () => {
    const database = openDatabase(':memory:');
    const insert = database.prepare(
      'INSERT INTO document_orders (document_order_id, session_id, created_at_ms, watch_until_ms, body) VALUES (?, ?, ?, ?, ?)',
    );
    insert.run('done', 's', 1, null, '{}');
    insert.run('lapsed', 's', 1, 500, '{}');
    insert.run('claim', 's', 1, Number.MAX_SAFE_INTEGER, '{}');
    insert.run('young', 's', 2_000, null, '{}');
    expect(compactDocuments(database, 1_000)).toBe(2);
    const left = database.prepare('SELECT document_order_id AS id FROM document_orders ORDER BY id').all();
    expect(left.map(({ id }) => id)).toEqual(['claim', 'young']);
  });
});
