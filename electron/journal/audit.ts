import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { type AuditLine, auditLineSchema } from '../../shared/contract/staff.ts';
import { transaction } from './database.ts';

export type AuditDetail = AuditLine['detail'];
export type AuditEntry = Omit<AuditLine, 'seq'>;

/**
 * Who did what at this machine. Each line holds the hash of the one before it, so that a line that was changed or taken
 * out is found. Every method throws when the disk does not take or give the data.
 */
export interface AuditLog {
  /** Durable when it returns. */
  append(entry: AuditEntry): void;
  /** The youngest first; only lines older than `before`, where it is given. */
  list(before: number | null, limit: number): AuditLine[];
  /** The first line that does not follow from the one before it; null when the chain is whole. What was found whole is not read again by this process. */
  brokenAt(): number | null;
}

const FIRST_HASH = '0'.repeat(64);

export function createAuditLog(database: DatabaseSync): AuditLog {
  const insert = database.prepare('INSERT INTO audit (seq, body, hash) VALUES (?, ?, ?)');
  const selectLast = database.prepare('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
  const selectPage = database.prepare('SELECT seq, body FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?');
  const selectRest = database.prepare('SELECT seq, body, hash FROM audit WHERE seq > ? ORDER BY seq');
  let whole = { seq: 0, hash: FIRST_HASH };
  return {
    append: (entry) =>
      transaction(database, () => {
        const last = selectLast.get();
        const body = JSON.stringify(entry);
        insert.run(Number(last?.seq ?? 0) + 1, body, hashOf(String(last?.hash ?? FIRST_HASH), body));
      }),
    list: (before, limit) =>
      selectPage
        .all(before ?? Number.MAX_SAFE_INTEGER, limit)
        .map((row) => z.parse(auditLineSchema, { ...JSON.parse(String(row.body)), seq: Number(row.seq) })),
    brokenAt: () => {
      for (const { seq, body, hash } of selectRest.iterate(whole.seq)) {
        if (Number(seq) !== whole.seq + 1 || hash !== hashOf(whole.hash, String(body))) return Number(seq);
        whole = { seq: Number(seq), hash: String(hash) };
      }
      return null;
    },
  };
}

const hashOf = (former: string, body: string): string =>
  createHash('sha256').update(`${former}\n${body}`).digest('hex');
