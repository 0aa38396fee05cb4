import { createHash } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { transaction } from '../../journal/database.ts';
import { type ClosedRecord, closedSchema, type Draft, draftSchema } from './cash-up-records.ts';

export interface StoredDraft {
  readonly cashUpId: string;
  readonly revision: number;
  readonly draft: Draft;
}

export interface StoredCashUp {
  readonly record: ClosedRecord;
  readonly hash: string;
  /** False: the record, or the one before it, is not what was signed. */
  readonly isWhole: boolean;
}

/** The cash-ups on the disk: at most one that is open, and all that were signed, for ever. Throws when the disk fails. */
export interface CashUpBook {
  open(): StoredDraft | null;
  begin(cashUpId: string, draft: Draft): void;
  /** Replaces the open one whole. */
  save(cashUpId: string, draft: Draft): void;
  drop(cashUpId: string): void;
  /** In one stroke, with `beside`: afterwards the new period is there with everything, or the old one is open still. */
  close(record: ClosedRecord, beside: () => void): void;
  last(): StoredCashUp | null;
  get(number: number): StoredCashUp | null;
  /** The youngest first. */
  list(before: number | null, limit: number): StoredCashUp[];
  /** The number of the next print of it, written down before anything is printed. */
  nextPrint(number: number): number;
}

export const FIRST_HASH = '0'.repeat(64);

/** What stands for a signed cash-up in the audit log, and in the one after it. */
export const hashOfRecord = (record: ClosedRecord): string =>
  hashOf(record.formerHash, JSON.stringify(record));
const hashOf = (former: string, body: string) =>
  createHash('sha256').update(`${former}\n${body}`).digest('hex');

export function createCashUpBook(database: DatabaseSync): CashUpBook {
  const selectOpen = database.prepare("SELECT cash_up_id, revision, body FROM cash_ups WHERE state = 'open'");
  const insert = database.prepare(
    "INSERT INTO cash_ups (cash_up_id, state, revision, body) VALUES (?, 'open', 1, ?)",
  );
  const update = database.prepare(
    "UPDATE cash_ups SET body = ?, revision = revision + 1 WHERE cash_up_id = ? AND state = 'open'",
  );
  const remove = database.prepare("DELETE FROM cash_ups WHERE cash_up_id = ? AND state = 'open'");
  const close = database.prepare(
    "UPDATE cash_ups SET state = 'closed', number = ?, body = ?, hash = ? WHERE cash_up_id = ? AND state = 'open'",
  );
  const columns = 'SELECT number, body, hash FROM cash_ups';
  const selectOne = database.prepare(`${columns} WHERE number = ?`);
  const selectLast = database.prepare(`${columns} WHERE number IS NOT NULL ORDER BY number DESC LIMIT 1`);
  const selectPage = database.prepare(`${columns} WHERE number < ? ORDER BY number DESC LIMIT ?`);
  const addPrint = database.prepare('UPDATE cash_ups SET prints = prints + 1 WHERE number = ?');
  const selectPrints = database.prepare('SELECT prints FROM cash_ups WHERE number = ?');

  const read = (row: Record<string, SQLOutputValue>): StoredCashUp => {
    const body = String(row.body);
    const hash = String(row.hash);
    const record = closedSchema.parse(JSON.parse(body));
    const former = record.number === 1 ? null : selectOne.get(record.number - 1);
    const formerHash = former ? String(former.hash) : FIRST_HASH;
    const isWhole = hash === hashOf(formerHash, body) && record.formerHash === formerHash;
    return { record, hash, isWhole };
  };

  return {
    open: () => {
      const row = selectOpen.get();
      if (!row) return null;
      const draft = draftSchema.parse(JSON.parse(String(row.body)));
      return { cashUpId: String(row.cash_up_id), revision: Number(row.revision), draft };
    },
    begin: (cashUpId, draft) => void insert.run(cashUpId, JSON.stringify(draft)),
    save: (cashUpId, draft) => void update.run(JSON.stringify(draft), cashUpId),
    drop: (cashUpId) => void remove.run(cashUpId),
    close: (record, beside) =>
      transaction(database, () => {
        const body = JSON.stringify(record);
        beside();
        const { changes } = close.run(record.number, body, hashOfRecord(record), record.cashUpId);
        if (Number(changes) !== 1) throw new Error('the cash-up is not open any more');
      }),
    last: () => {
      const row = selectLast.get();
      return row ? read(row) : null;
    },
    get: (number) => {
      const row = selectOne.get(number);
      return row ? read(row) : null;
    },
    list: (before, limit) => selectPage.all(before ?? Number.MAX_SAFE_INTEGER, limit).map(read),
    nextPrint: (number) => {
      addPrint.run(number);
      return Number(selectPrints.get(number)?.prints ?? 0);
    },
  };
}
