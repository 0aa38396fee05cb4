import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { SaleState } from '../../shared/domain/sale-state.ts';

/** What is looked for. Everything that is given has to fit. */
export interface SaleQuery {
  /** The beginning of a queue number, claim code, payment id or order id. */
  readonly text: string | null;
  readonly state: SaleState | null;
  /** Begun at or after, and before: milliseconds since 1970. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** `cursor` of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

export interface SalePage {
  /** The youngest first. */
  readonly saleIds: readonly string[];
  /** When each began, and the cursor behind it. */
  readonly places: readonly { readonly startedAtMs: number; readonly cursor: string }[];
  /** Null: there are no more. */
  readonly cursor: string | null;
}

/** Behind every text that begins with another one. */
const LAST = '\uffff';
/** Up to so many sales that fit the text are looked up one by one; with more, the list itself is walked. */
const FEW = 500;

/** Finds sales by the columns of their index, without reading a journal. Fast whether much fits or little. */
export function createSaleSearch(database: DatabaseSync): (query: SaleQuery) => SalePage {
  const selectById = database.prepare('SELECT sale_id FROM sale_ids WHERE id >= ? AND id < ? LIMIT ?');
  const selectByQueueNo = database.prepare(
    'SELECT sale_id FROM sales WHERE queue_no >= ? AND queue_no < ? LIMIT ?',
  );

  /** Null: too many to name them. */
  const fewThatFit = (from: string, to: string): string[] | null => {
    const rows = [selectById, selectByQueueNo].flatMap((select) => select.all(from, to, FEW + 1));
    const saleIds = new Set(rows.map((row) => String(row.sale_id)));
    return saleIds.size > FEW || rows.length > FEW ? null : [...saleIds];
  };

  return (query) => {
    const wheres = rangeOf(query);
    const text = query.text?.replace(/\s/g, '').toUpperCase() ?? '';
    if (text !== '') wheres.push(fitting(text, fewThatFit(text, text + LAST)));
    const where = wheres.length === 0 ? '' : `WHERE ${wheres.map(({ sql }) => sql).join(' AND ')}`;
    const rows = database
      .prepare(
        `SELECT sale_id, started_at_ms, rowid AS row_id FROM sales ${where} ORDER BY started_at_ms DESC, rowid DESC LIMIT ?`,
      )
      .all(...wheres.flatMap(({ values }) => values), query.limit + 1);
    const page = rows.slice(0, query.limit);
    const places = page.map(({ started_at_ms, row_id }) => ({
      startedAtMs: Number(started_at_ms),
      cursor: `${started_at_ms}-${row_id}`,
    }));
    return {
      saleIds: page.map((row) => String(row.sale_id)),
      places,
      cursor: rows.length > query.limit ? (places.at(-1)?.cursor ?? null) : null,
    };
  };
}

interface Where {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

function rangeOf({ state, fromMs, toMs, after }: SaleQuery): Where[] {
  const [atMs, rowId] = after?.split('-').map(Number) ?? [];
  return [
    ...(state === null ? [] : [{ sql: 'state = ?', values: [state] }]),
    ...(fromMs === null ? [] : [{ sql: 'started_at_ms >= ?', values: [fromMs] }]),
    ...(toMs === null ? [] : [{ sql: 'started_at_ms < ?', values: [toMs] }]),
    ...(atMs === undefined || rowId === undefined
      ? []
      : [{ sql: '(started_at_ms, rowid) < (?, ?)', values: [atMs, rowId] }]),
  ];
}

/** The `+` keeps the planner from walking an index for what is looked up in a list of ids, or in each row's own. */
function fitting(text: string, few: readonly string[] | null): Where {
  if (few) return { sql: 'sale_id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(few)] };
  const span = [text, text + LAST] as const;
  return {
    sql: `((+queue_no >= ? AND +queue_no < ?) OR EXISTS (
      SELECT 1 FROM sale_ids WHERE sale_ids.sale_id = sales.sale_id AND id >= ? AND id < ?))`,
    values: [...span, ...span],
  };
}
