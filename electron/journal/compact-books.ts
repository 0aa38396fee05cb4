import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { transaction } from './database.ts';

/* The other books of the journal, kept from growing for ever. Each throws when the disk does not take it, and nothing is changed then. */

/** Rows read in one transaction: a few milliseconds, so that no shopper waits for it. */
const ROWS_AT_ONCE = 2_000;

/** Takes orders of documents out that were placed before `beforeMs` and need nothing more. Gives how many. */
export function compactDocuments(database: DatabaseSync, beforeMs: number): number {
  const { changes } = database
    .prepare(
      `DELETE FROM document_orders WHERE document_order_id IN (
         SELECT document_order_id FROM document_orders
         WHERE created_at_ms < ? AND (watch_until_ms IS NULL OR watch_until_ms < ?) ORDER BY created_at_ms LIMIT 100)`,
    )
    .run(beforeMs, beforeMs);
  return Number(changes);
}

/**
 * Takes lines of the stock out that are older than `beforeMs`. What is reckoned with stays: the last line of each kind of each slot, and
 * whatever moved for a sale that is in the journal still. Gives how many.
 */
export function compactStock(database: DatabaseSync, beforeMs: number): number {
  const { changes } = database
    .prepare(
      `WITH moved AS (
         SELECT COALESCE(json_extract(body, '$.feedId'), json_extract(body, '$.jobId')) AS motion_id FROM sale_events
         WHERE kind IN ('feedStarted', 'printStarted') AND motion_id IS NOT NULL
           AND sale_id IN (SELECT sale_id FROM sales WHERE started_at_ms < :beforeMs)
       )
       DELETE FROM stock_ledger WHERE seq IN (
         SELECT seq FROM stock_ledger
         WHERE at_ms < :beforeMs
           AND seq NOT IN (SELECT MAX(seq) FROM stock_ledger GROUP BY slot, kind)
           AND (motion_id IS NULL OR motion_id NOT IN (SELECT motion_id FROM moved))
         ORDER BY seq LIMIT ${ROWS_AT_ONCE})`,
    )
    .run({ beforeMs });
  return Number(changes);
}

/**
 * Makes one sum for each name out of moves of money that are older than `beforeMs`, between any two of `lines`: whatever is reckoned
 * from one of these lines on, or up to it, comes to the same. Gives how many rows fewer there are.
 */
export function rollUpMoves(database: DatabaseSync, beforeMs: number, lines: readonly number[]): number {
  const bounds = [0, ...lines, Number.MAX_SAFE_INTEGER].toSorted((one, other) => one - other);
  return transaction(database, () =>
    bounds
      .slice(1)
      .reduce((sum, upTo, index) => sum + rollUp(database, beforeMs, bounds[index] ?? 0, upTo), 0),
  );
}

function rollUp(database: DatabaseSync, beforeMs: number, after: number, upTo: number): number {
  if (after === upTo) return 0;
  const rows = database
    .prepare(
      `SELECT seq, at_ms, name, count, amount_minor FROM cash_moves
       WHERE seq > ? AND seq <= ? AND at_ms < ? ORDER BY seq LIMIT ${ROWS_AT_ONCE}`,
    )
    .all(after, upTo, beforeMs);
  const byName = Map.groupBy(rows, ({ name }) => String(name));
  const remove = database.prepare('DELETE FROM cash_moves WHERE seq = ?');
  const insert = database.prepare(
    "INSERT INTO cash_moves (seq, at_ms, source, name, count, amount_minor) VALUES (?, ?, ' sum', ?, ?, ?)",
  );
  for (const [name, same] of byName) {
    if (same.length < 2) continue;
    for (const { seq } of same) remove.run(Number(seq));
    const last = (column: string) => Math.max(...same.map((row) => Number(row[column])));
    insert.run(last('seq'), last('at_ms'), name, sumOf(same, 'count'), sumOf(same, 'amount_minor'));
  }
  return rows.length - byName.size;
}

const sumOf = (rows: readonly Record<string, SQLOutputValue>[], column: string): number =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0);
