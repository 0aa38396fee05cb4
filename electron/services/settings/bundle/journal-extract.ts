import type { DatabaseSync } from 'node:sqlite';
import { isRecord } from '../../../../shared/domain/setting-changes.ts';

const SALES = 200;
const AUDIT_LINES = 500;
const TEXT_MAX_LENGTH = 300;

/** Members that hold the shopper's own work, or addresses by which pictures and payments can be reached. */
const LEFT_OUT = new Set(['design', 'url', 'pictureUrl', 'qrText', 'personName', 'printFile']);

/** What happened to the last sales, one event a line, without anything of the shopper's. */
export function extractSales(database: DatabaseSync): string {
  const rows = database
    .prepare(
      `SELECT sale_id, seq, at_ms, kind, body FROM sale_events
       WHERE sale_id IN (SELECT sale_id FROM sales ORDER BY started_at_ms DESC LIMIT ?) ORDER BY sale_id, seq`,
    )
    .all(SALES);
  return linesOf(
    rows.map((row) => ({
      saleId: row.sale_id,
      seq: row.seq,
      at: new Date(Number(row.at_ms)).toISOString(),
      kind: row.kind,
      ...plainParts(row.body),
    })),
  );
}

/** What staff did last, without their names. */
export function extractAudit(database: DatabaseSync): string {
  const rows = database.prepare('SELECT seq, body FROM audit ORDER BY seq DESC LIMIT ?').all(AUDIT_LINES);
  return linesOf(rows.map((row) => ({ seq: row.seq, ...plainParts(row.body) })));
}

/** How many rows each table of the database has. */
export function countRows(database: DatabaseSync): Record<string, number> {
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all();
  return Object.fromEntries(
    tables.map(({ name }) => {
      const quoted = `"${String(name).replaceAll('"', '""')}"`;
      return [String(name), Number(database.prepare(`SELECT count(*) AS rows FROM ${quoted}`).get()?.rows)];
    }),
  );
}

/** Only plain values: a picture, however it came into an event, is none. */
function plainParts(body: unknown): Record<string, unknown> {
  const parsed: unknown = JSON.parse(String(body));
  if (!isRecord(parsed)) return {};
  const kept = Object.entries(parsed).filter(([name]) => !LEFT_OUT.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'string') {
    if (/^data:|[A-Za-z0-9+/]{200}/.test(value)) return '[left out]';
    return value.slice(0, TEXT_MAX_LENGTH);
  }
  if (Array.isArray(value)) return value.map(plainValue);
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !LEFT_OUT.has(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, plainValue(inner)]));
}

const linesOf = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
