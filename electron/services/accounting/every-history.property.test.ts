import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { wireAmount } from '../../../shared/domain/money.ts';
import type { Trade } from '../../backends/accounting-types.ts';
import { openDemoBooks } from '../../demo/backend/gobox/books.ts';
import { newCabinet } from '../../demo/backend/gobox/handlers.ts';
import { receiveTrade } from '../../demo/backend/gobox/trades.ts';
import { openDatabase } from '../../journal/database.ts';
import { createOutbox } from '../../journal/outbox.ts';
import { createSaleJournal } from '../../journal/sale-journal.ts';
import { systemClock } from '../../system/clock.ts';
import { silentLog } from '../../system/log.ts';
import { arbitraryLaterEvent, SALE_STARTED } from '../sale/arbitrary-events.ts';
import { createSaleStore } from '../sale/sale-store.ts';
import { chances } from '../sale/test-kit/chances.ts';
import { play } from '../sale/test-kit/play-sale.ts';
import { createTradeNews } from './trade-news.ts';
import { tradesOf } from './trades-of-sale.ts';

const news = createTradeNews({});
const MOMENT = '2025-06-04 12:00:00';

/** Strict books, which refuse what no trade may do. */
function openBooks() {
  const books = openDemoBooks(new DatabaseSync(':memory:'));
  const rules = { books, setOfBook: 'B', now: () => MOMENT, acceptsRepeats: () => false };
  const numbers = { store_id: 1, bank_id: 1, member_id: 1, employee_id: 1, bill_type: 0 };
  const row = { app_key: '', user_name: 'u', updated_at: null };
  books.cabinets.add(newCabinet({ name: 'K', dev_id: 1, ...numbers }, { ...rules, bookRow: row }));
  const receive = ({ transId, status, goods }: Trade) =>
    receiveTrade(
      {
        trans_id: transId,
        status,
        e_id: 'x',
        dev_id: 1,
        create_time: MOMENT,
        update_time: MOMENT,
        products: goods.map(({ barcode, name, count, amountMinor }) => ({
          ...{ barcode, name, num: count, amount: wireAmount(amountMinor, 'CNY'), cost: 0 },
        })),
      },
      rules,
    );
  return { books, receive };
}

it('tells strict books every history that a kiosk can write, and they agree with the sale in the end', () => {
  const seen = new Set<number>();
  fc.assert(
    fc.property(chances, (steps) => {
      const { books, receive } = openBooks();
      const states = play(steps);
      states.forEach((sale, index) => {
        const before = states[index - 1] ?? null;
        const formerStates = () => states.slice(0, index);
        for (const { body } of news({ before, after: sale, atMs: index, formerStates })) {
          seen.add(body.status);
          expect(receive(body)).toEqual({ ok: true, value: {} });
        }
      });
      const last = states.at(-1);
      for (const { transId, status } of last ? tradesOf(last) : []) {
        expect(books.orders.findByKey(transId)).toMatchObject({ status });
      }
      const lines = books.orders.all().map(({ trans_id }) => trans_id);
      expect(new Set(lines).size).toBe(lines.length);
    }),
    { numRuns: 300 },
  );
  expect([...seen]).toEqual(expect.arrayContaining([100, 103, 105, 109]));
});

it('writes each change with its event: one that the disk did not take is in no message', () => {
  fc.assert(
    fc.property(fc.array(arbitraryLaterEvent, { maxLength: 25 }), (events) => {
      const database = openDatabase(':memory:');
      const journal = createSaleJournal(database);
      let isFull = false;
      const append: typeof journal.append = (...args) => {
        isFull = !isFull;
        if (isFull) throw new Error('disk full');
        journal.append(...args);
      };
      const times = { latePaymentMs: 0 };
      const store = createSaleStore({
        journal: { ...journal, append },
        ...{ times, clock: systemClock, sendsOrderStatus: false, tradeNews: news, log: silentLog },
      });
      for (const event of [SALE_STARTED, ...events]) {
        for (let time = 0; time < 2; time += 1) {
          try {
            store.append('s1', event);
            break;
          } catch {
            // Full, or an event that this sale cannot take: the next round tells.
          }
        }
      }
      const told = new Map(
        database
          .prepare("SELECT lane, body FROM outbox WHERE topic = 'trade' ORDER BY id")
          .all()
          .map((row) => [String(row.lane), (JSON.parse(String(row.body)) as Trade).status]),
      );
      const sale = store.get('s1');
      for (const { transId, status } of sale ? tradesOf(sale) : []) expect(told.get(transId)).toBe(status);
      expect(createOutbox(database).countByState('orderStatus').waiting).toBe(0);
    }),
    { numRuns: 100 },
  );
});
