import type { DatabaseSync } from 'node:sqlite';
import { type DocumentOrderRecord, documentOrderSchema, isAtRest } from './document-order.ts';

/** The orders of documents on the disk. What `put` took is there when it returns; every method throws when the disk fails. */
export interface OrderBook {
  put(order: DocumentOrderRecord): void;
  find(documentOrderId: string): DocumentOrderRecord | null;
  /** Whose end is not reached; the oldest first. */
  open(nowMs: number): readonly DocumentOrderRecord[];
  /** The oldest first. */
  ofSession(sessionId: string): readonly DocumentOrderRecord[];
  /** The youngest first. */
  recent(limit: number): readonly DocumentOrderRecord[];
  findByCode(code: string): DocumentOrderRecord | null;
}

export function createOrderBook(database: DatabaseSync): OrderBook {
  const upsert = database.prepare(
    `INSERT INTO document_orders (document_order_id, session_id, created_at_ms, watch_until_ms, code, body)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (document_order_id) DO UPDATE SET
       watch_until_ms = excluded.watch_until_ms, code = COALESCE(excluded.code, code), body = excluded.body`,
  );
  const byId = database.prepare('SELECT body FROM document_orders WHERE document_order_id = ?');
  const byCode = database.prepare('SELECT body FROM document_orders WHERE code = ?');
  const stillOpen = database.prepare(
    'SELECT body FROM document_orders WHERE watch_until_ms > ? ORDER BY created_at_ms, rowid',
  );
  const bySession = database.prepare(
    'SELECT body FROM document_orders WHERE session_id = ? ORDER BY created_at_ms, rowid',
  );
  const youngest = database.prepare(
    'SELECT body FROM document_orders ORDER BY created_at_ms DESC, rowid DESC LIMIT ?',
  );
  const read = (row: Record<string, unknown>) => documentOrderSchema.parse(JSON.parse(String(row.body)));
  const first = (row: Record<string, unknown> | undefined) => (row ? read(row) : null);
  return {
    put: (order) => {
      const { documentOrderId, sessionId, createdAtMs } = order;
      const code = 'code' in order.stage ? order.stage.code : null;
      upsert.run(documentOrderId, sessionId, createdAtMs, watchUntilMs(order), code, JSON.stringify(order));
    },
    find: (documentOrderId) => first(byId.get(documentOrderId)),
    findByCode: (code) => first(byCode.get(code)),
    open: (nowMs) => stillOpen.all(nowMs).map(read),
    ofSession: (sessionId) => bySession.all(sessionId).map(read),
    recent: (limit) => youngest.all(limit).map(read),
  };
}

/** Null: at rest for good. */
function watchUntilMs(order: DocumentOrderRecord): number | null {
  if (isAtRest(order, Number.NEGATIVE_INFINITY)) return null;
  return 'watchUntilMs' in order.stage ? order.stage.watchUntilMs : Number.MAX_SAFE_INTEGER;
}
