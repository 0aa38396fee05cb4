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
  const removePlaces = database.prepare(
    `DELETE FROM cash_places WHERE part_id IN (
       SELECT json_extract(body, '$.partId') FROM sale_events WHERE sale_id = ? AND kind = 'cashInserted')`,
  );
  const removeBooked = database.prepare('DELETE FROM cash_booked WHERE source = ?');
  const removals = ['sale_events', 'sale_ids', 'sales', 'coupon_outcomes'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE sale_id = ?`),
  );
  transaction(database, () => {
    // The places before the events that name them.
    for (const saleId of old)
      for (const removal of [removePlaces, removeBooked, ...removals]) removal.run(saleId);
  });
  return old.length;
}
