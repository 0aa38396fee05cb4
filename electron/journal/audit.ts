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
  /**
   * Takes out the oldest lines that are older than `beforeMs`, and says in a line of its own up to which one, and with what hash: from there
   * the chain is verified then. Gives how many; none where the chain is broken among them, since that is what staff have to see.
   */
  compact(beforeMs: number, nowMs: number): number;
}

const FIRST_HASH = '0'.repeat(64);
/** Lines looked at in one transaction: a few milliseconds. */
const COMPACT_AT_ONCE = 2_000;
/** Fewer are not worth the line that says so. */
const COMPACT_AT_LEAST = 200;

/** What stands before the first line that is left. */
const anchorSchema = z.object({ upTo: z.number(), hash: z.string() });
const COMPACTED = 'compactLog';

export function createAuditLog(database: DatabaseSync): AuditLog {
  const insert = database.prepare('INSERT INTO audit (seq, body, hash) VALUES (?, ?, ?)');
  const selectLast = database.prepare('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
  const selectFirst = database.prepare('SELECT seq FROM audit ORDER BY seq LIMIT 1');
  const selectPage = database.prepare('SELECT seq, body FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?');
  const selectRest = database.prepare('SELECT seq, body, hash FROM audit WHERE seq > ? ORDER BY seq');
  const selectOldest = database.prepare('SELECT seq, body, hash FROM audit ORDER BY seq LIMIT ?');
  const removeUpTo = database.prepare('DELETE FROM audit WHERE seq <= ?');
  const selectAnchor = database.prepare(
    `SELECT json_extract(body, '$.detail') AS detail FROM audit
     WHERE json_extract(body, '$.action') = '${COMPACTED}' AND json_extract(body, '$.detail.upTo') = ?
     ORDER BY seq DESC LIMIT 1`,
  );
  let whole = { seq: 0, hash: FIRST_HASH };

  const write = (entry: AuditEntry) => {
    const last = selectLast.get();
    const body = JSON.stringify(entry);
    insert.run(Number(last?.seq ?? 0) + 1, body, hashOf(String(last?.hash ?? FIRST_HASH), body));
  };

  /** What the first line that is left follows from; null where no line says why there are none before it. */
  const beginning = (): typeof whole | null => {
    const upTo = Number(selectFirst.get()?.seq ?? 1) - 1;
    if (upTo === 0) return { seq: 0, hash: FIRST_HASH };
    const row = selectAnchor.get(upTo);
    const anchor = row && anchorSchema.safeParse(JSON.parse(String(row.detail))).data;
    return anchor ? { seq: upTo, hash: anchor.hash } : null;
  };

  return {
    append: (entry) => transaction(database, () => write(entry)),
    list: (before, limit) =>
      selectPage
        .all(before ?? Number.MAX_SAFE_INTEGER, limit)
        .map((row) => z.parse(auditLineSchema, { ...JSON.parse(String(row.body)), seq: Number(row.seq) })),
    brokenAt: () => {
      const firstSeq = Number(selectFirst.get()?.seq ?? 1);
      const from = firstSeq > whole.seq + 1 ? beginning() : whole;
      if (!from) return firstSeq;
      whole = from;
      for (const { seq, body, hash } of selectRest.iterate(whole.seq)) {
        if (Number(seq) !== whole.seq + 1 || hash !== hashOf(whole.hash, String(body))) return Number(seq);
        whole = { seq: Number(seq), hash: String(hash) };
      }
      return null;
    },
    compact: (beforeMs, nowMs) =>
      transaction(database, () => {
        let last = beginning();
        let removed = 0;
        for (const { seq, body, hash } of selectOldest.all(COMPACT_AT_ONCE)) {
          if (!last || Number(seq) !== last.seq + 1 || hash !== hashOf(last.hash, String(body))) return 0;
          if (atMsOf(String(body)) >= beforeMs) break;
          last = { seq: Number(seq), hash: String(hash) };
          removed += 1;
        }
        if (!last || removed < COMPACT_AT_LEAST) return 0;
        write({
          ...{ atMs: nowMs, personId: null, personName: 'Casepress', action: COMPACTED, outcome: 'ordered' },
          detail: { upTo: last.seq, hash: last.hash },
        });
        removeUpTo.run(last.seq);
        return removed;
      }),
  };
}

const atMsOf = (body: string): number =>
  z.object({ atMs: z.number() }).safeParse(JSON.parse(body)).data?.atMs ?? Number.POSITIVE_INFINITY;

const hashOf = (former: string, body: string): string =>
  createHash('sha256').update(`${former}\n${body}`).digest('hex');
