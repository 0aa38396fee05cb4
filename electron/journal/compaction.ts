import type { DatabaseSync } from 'node:sqlite';
import { transaction } from './database.ts';

/** Sales taken out in one transaction: a few milliseconds, so that no shopper waits for it. */
export const COMPACT_AT_ONCE = 100;

/**
 * Takes sales out of the journal that began before `beforeMs`, need nothing more, stand in the book of cash, and have nothing
 * in the outbox: at most `COMPACT_AT_ONCE`, the oldest first. Gives how many. Their numbers are not given out again, since the
 * counters stay. Throws when the disk does not take it; nothing is taken out then.
 */
export function compactSales(database: DatabaseSync, beforeMs: number): number {
  const old = database
    .prepare(
      `SELECT sale_id FROM sales
       WHERE at_rest = 1 AND started_at_ms < ?
         AND sale_id NOT IN (SELECT sale_id FROM cash_unbooked)
         AND sale_id NOT IN (SELECT lane FROM outbox)
         AND sale_id NOT IN (SELECT sale_id FROM sale_ids WHERE id IN (SELECT lane FROM outbox))
       ORDER BY started_at_ms LIMIT ?`,
    )
    .all(beforeMs, COMPACT_AT_ONCE)
    .map((row) => String(row.sale_id));
  if (old.length === 0) return 0;
  const removals = ['sale_events', 'sale_ids', 'sales'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE sale_id = ?`),
  );
  transaction(database, () => {
    for (const saleId of old) for (const removal of removals) removal.run(saleId);
  });
  return old.length;
}
