import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { transaction } from './database.ts';

/** A message that must reach another system. Entries of one `lane` leave in the order in which they were written. */
export interface OutboxEntry {
  readonly topic: string;
  readonly lane: string;
  readonly body: unknown;
}

export interface StoredEntry extends OutboxEntry {
  readonly id: number;
  readonly attempts: number;
  readonly createdAtMs: number;
}

/** Messages on their way. What is here survives a restart; every method throws when the disk fails. */
export interface Outbox {
  /** Of no sale's event: those are written with it. Durable when it returns, or part of a running transaction. */
  add(entry: OutboxEntry, atMs: number): void;
  /** The oldest that wait, whatever their lane, in the order in which they were written. */
  oldest(topic: string, limit: number): StoredEntry[];
  /** All of them or none. */
  markAllDelivered(ids: readonly number[]): void;
  /** The oldest waiting entry of every lane of the topic. */
  heads(topic: string): StoredEntry[];
  recordAttempt(id: number): void;
  markDelivered(id: number): void;
  /** Given up on: kept for staff. */
  markUndelivered(id: number): void;
  /** Of one topic, or of all. */
  countByState(topic?: string): { waiting: number; undelivered: number };
  /** What was given up on, the oldest first. */
  undelivered(topic: string, limit: number): StoredEntry[];
  /** Staff want it sent again, with all its attempts before it. False where there is no such entry of the topic. */
  putBack(topic: string, id: number): boolean;
}

export function createOutbox(database: DatabaseSync): Outbox {
  const selectHeads = database.prepare(
    `SELECT id, topic, lane, body, attempts, created_at_ms FROM outbox
     WHERE id IN (SELECT MIN(id) FROM outbox WHERE state = 'waiting' AND topic = ? GROUP BY lane) ORDER BY id`,
  );
  const insert = database.prepare(
    'INSERT INTO outbox (topic, lane, body, created_at_ms) VALUES (?, ?, ?, ?)',
  );
  const selectOldest = database.prepare(
    `SELECT id, topic, lane, body, attempts, created_at_ms FROM outbox
     WHERE state = 'waiting' AND topic = ? ORDER BY id LIMIT ?`,
  );
  const addAttempt = database.prepare('UPDATE outbox SET attempts = attempts + 1 WHERE id = ?');
  const removeEntry = database.prepare('DELETE FROM outbox WHERE id = ?');
  const giveUp = database.prepare("UPDATE outbox SET state = 'undelivered' WHERE id = ?");
  const count = database.prepare(
    'SELECT state, COUNT(*) AS entries FROM outbox WHERE topic = ? OR ? IS NULL GROUP BY state',
  );
  const selectUndelivered = database.prepare(
    `SELECT id, topic, lane, body, attempts, created_at_ms FROM outbox
     WHERE state = 'undelivered' AND topic = ? ORDER BY id LIMIT ?`,
  );
  const restore = database.prepare(
    "UPDATE outbox SET state = 'waiting', attempts = 0 WHERE id = ? AND topic = ? AND state = 'undelivered'",
  );

  return {
    add: ({ topic, lane, body }, atMs) => void insert.run(topic, lane, JSON.stringify(body), atMs),
    oldest: (topic, limit) => selectOldest.all(topic, limit).map(readEntry),
    markAllDelivered: (ids) =>
      transaction(database, () => {
        for (const id of ids) removeEntry.run(id);
      }),
    heads: (topic) => selectHeads.all(topic).map(readEntry),
    recordAttempt: (id) => void addAttempt.run(id),
    markDelivered: (id) => void removeEntry.run(id),
    markUndelivered: (id) => void giveUp.run(id),
    countByState: (topic) => {
      const wanted = topic ?? null;
      const counts = new Map(
        count.all(wanted, wanted).map((row) => [String(row.state), Number(row.entries)]),
      );
      return { waiting: counts.get('waiting') ?? 0, undelivered: counts.get('undelivered') ?? 0 };
    },
    undelivered: (topic, limit) => selectUndelivered.all(topic, limit).map(readEntry),
    putBack: (topic, id) => Number(restore.run(id, topic).changes) > 0,
  };
}

function readEntry(row: Record<string, SQLOutputValue>): StoredEntry {
  return {
    id: Number(row.id),
    topic: String(row.topic),
    lane: String(row.lane),
    body: JSON.parse(String(row.body)),
    attempts: Number(row.attempts),
    createdAtMs: Number(row.created_at_ms),
  };
}
