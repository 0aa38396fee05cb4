import type { DatabaseSync } from 'node:sqlite';
import type { SaleState } from '../../shared/domain/sale-state.ts';
import { idsOf, type SaleEvent, saleEventSchema } from '../services/sale/events.ts';
import { transaction } from './database.ts';
import type { OutboxEntry } from './outbox.ts';
import { createSaleSearch, type SalePage, type SaleQuery } from './sale-search.ts';

/** What of a sale one can look for, beside its ids. */
export interface SaleIndex {
  readonly state: SaleState;
  readonly queueNo: string | null;
}

/** What is written together with an event, in the same transaction. */
export interface AppendExtras {
  /** Whether the sale needs nothing more: it is not loaded at the next start. */
  readonly atRest: boolean;
  /** By what staff find it. */
  readonly index: SaleIndex;
  readonly outbox: readonly OutboxEntry[];
}

/** The append-only record of every sale. Every method throws when the disk does not take or give the data. */
export interface SaleJournal {
  /** Durable when it returns. `seq` is the number of events that the sale had: a lost race throws. */
  append(saleId: string, seq: number, event: SaleEvent, extras: AppendExtras): void;
  read(saleId: string): SaleEvent[];
  /** Sales that are not at rest, the oldest first. */
  openSaleIds(): string[];
  /** The latest sales, the youngest first, at rest or not. */
  recentSaleIds(limit: number): string[];
  /** The sale in which a payment id, order id or claim code was used. */
  findSaleId(id: string): string | null;
  /** Fast with a hundred thousand sales: it reads no journal. */
  search(query: SaleQuery): SalePage;
}

export function createSaleJournal(database: DatabaseSync): SaleJournal {
  const insertEvent = database.prepare(
    'INSERT INTO sale_events (sale_id, seq, at_ms, kind, body) VALUES (?, ?, ?, ?, ?)',
  );
  const upsertSale = database.prepare(
    `INSERT INTO sales (sale_id, started_at_ms, at_rest, state, queue_no) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (sale_id) DO UPDATE SET at_rest = excluded.at_rest, state = excluded.state, queue_no = excluded.queue_no`,
  );
  const insertId = database.prepare('INSERT INTO sale_ids (id, sale_id) VALUES (?, ?)');
  const insertOutbox = database.prepare(
    'INSERT INTO outbox (topic, lane, body, created_at_ms) VALUES (?, ?, ?, ?)',
  );
  const selectEvents = database.prepare('SELECT body FROM sale_events WHERE sale_id = ? ORDER BY seq');
  const selectOpen = database.prepare(
    'SELECT sale_id FROM sales WHERE at_rest = 0 ORDER BY started_at_ms, rowid',
  );
  const selectRecent = database.prepare(
    'SELECT sale_id FROM sales ORDER BY started_at_ms DESC, rowid DESC LIMIT ?',
  );
  const selectId = database.prepare('SELECT sale_id FROM sale_ids WHERE id = ?');

  return {
    search: createSaleSearch(database),
    append: (saleId, seq, event, extras) =>
      transaction(database, () => {
        insertEvent.run(saleId, seq, event.atMs, event.kind, JSON.stringify(event));
        const { state, queueNo } = extras.index;
        upsertSale.run(saleId, event.atMs, extras.atRest ? 1 : 0, state, queueNo);
        for (const id of idsOf(event)) insertId.run(id, saleId);
        for (const entry of extras.outbox) {
          insertOutbox.run(entry.topic, entry.lane, JSON.stringify(entry.body), event.atMs);
        }
      }),
    read: (saleId) =>
      selectEvents.all(saleId).map((row) => saleEventSchema.parse(JSON.parse(String(row.body)))),
    openSaleIds: () => selectOpen.all().map((row) => String(row.sale_id)),
    recentSaleIds: (limit) => selectRecent.all(limit).map((row) => String(row.sale_id)),
    findSaleId: (id) => {
      const row = selectId.get(id);
      return row ? String(row.sale_id) : null;
    },
  };
}
