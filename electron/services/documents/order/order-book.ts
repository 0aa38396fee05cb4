import type { DatabaseSync } from 'node:sqlite';
import type { SaleState } from '../../../../shared/domain/sale-state.ts';
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
  search(query: DocumentQuery): DocumentFinds;
}

/** What is looked for. Everything that is given has to fit. */
export interface DocumentQuery {
  /** The beginning of a claim code, or of the shop's number. */
  readonly text: string | null;
  readonly state: SaleState | null;
  /** Placed at or after, and before: milliseconds since 1970. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** Behind this one. */
  readonly after: string | null;
  readonly limit: number;
}

/** The youngest first, each with the cursor behind it. */
export interface DocumentFinds {
  readonly found: readonly { readonly order: DocumentOrderRecord; readonly cursor: string }[];
  readonly hasMore: boolean;
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
  /** Each condition holds by itself where it is not given. */
  const found = database.prepare(
    `SELECT body, created_at_ms, rowid AS row_id FROM document_orders
     WHERE created_at_ms >= :fromMs AND created_at_ms < :toMs AND (created_at_ms, rowid) < (:afterMs, :afterRow)
       AND (:text = '' OR document_order_id IN (
         SELECT document_order_id FROM document_orders WHERE code >= :text AND code < :textEnd
         UNION SELECT document_order_id FROM document_orders
         WHERE upper(json_extract(body, '$.orderNo')) >= :text AND upper(json_extract(body, '$.orderNo')) < :textEnd))
       AND (:stages IS NULL OR ${STAGE_NAME} IN (SELECT value FROM json_each(:stages)))
     ORDER BY created_at_ms DESC, rowid DESC LIMIT :limit`,
  );
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
    search: ({ text, state, fromMs, toMs, after, limit }) => {
      const [afterMs, afterRow] = after?.split('-').map(Number) ?? [];
      const wanted = text?.replace(/\s/g, '').toUpperCase() ?? '';
      const rows = found.all({
        ...{ fromMs: fromMs ?? 0, toMs: toMs ?? END, afterMs: afterMs ?? END, afterRow: afterRow ?? END },
        ...{ text: wanted, textEnd: `${wanted}\uffff`, limit: limit + 1 },
        stages: state === null ? null : JSON.stringify(STAGES_OF[state]),
      });
      const finds = rows.slice(0, limit).map((row) => ({
        order: read(row),
        cursor: `${row.created_at_ms}-${row.row_id}`,
      }));
      return { found: finds, hasMore: rows.length > limit };
    },
  };
}

/** Null: at rest for good. */
function watchUntilMs(order: DocumentOrderRecord): number | null {
  if (isAtRest(order, Number.NEGATIVE_INFINITY)) return null;
  const { stage } = order;
  const isTimed = 'watchUntilMs' in stage && stage.isSeenOff === undefined;
  return isTimed ? stage.watchUntilMs : Number.MAX_SAFE_INTEGER;
}

const END = Number.MAX_SAFE_INTEGER;

/** A stage with the way in which it was settled, where it was. */
const STAGE_NAME = `json_extract(body, '$.stage.kind') || COALESCE('.' || json_extract(body, '$.stage.how'), '')`;

/** In the words in which staff look for sales. */
const STAGES_OF: Record<SaleState, readonly string[]> = {
  running: ['recorded', 'verifying', 'checking', 'awaitingPayment', 'closing', 'printing', 'toBeDelivered'],
  attention: [],
  claim: ['claim', 'refunding'],
  refunded: ['refunded', 'settled.refundedByHand'],
  delivered: ['printed', 'collected', 'settled.printed', 'settled.delivered'],
  cancelled: ['cancelled', 'timedOut', 'refused'],
};
