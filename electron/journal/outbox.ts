import type { DatabaseSync } from 'node:sqlite';

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
  /** The oldest waiting entry of every lane of the topic. */
  heads(topic: string): StoredEntry[];
  recordAttempt(id: number): void;
  markDelivered(id: number): void;
  /** Given up on: kept for staff. */
  markUndelivered(id: number): void;
  countByState(): { waiting: number; undelivered: number };
}

export function createOutbox(database: DatabaseSync): Outbox {
  const selectHeads = database.prepare(
    `SELECT id, topic, lane, body, attempts, created_at_ms FROM outbox
     WHERE id IN (SELECT MIN(id) FROM outbox WHERE state = 'waiting' AND topic = ? GROUP BY lane) ORDER BY id`,
  );
  const addAttempt = database.prepare('UPDATE outbox SET attempts = attempts + 1 WHERE id = ?');
  const removeEntry = database.prepare('DELETE FROM outbox WHERE id = ?');
  const giveUp = database.prepare("UPDATE outbox SET state = 'undelivered' WHERE id = ?");
  const count = database.prepare('SELECT state, COUNT(*) AS entries FROM outbox GROUP BY state');

  return {
    heads: (topic) =>
      selectHeads.all(topic).map((row) => ({
        id: Number(row.id),
        topic: String(row.topic),
        lane: String(row.lane),
        body: JSON.parse(String(row.body)),
        attempts: Number(row.attempts),
        createdAtMs: Number(row.created_at_ms),
      })),
    recordAttempt: (id) => void addAttempt.run(id),
    markDelivered: (id) => void removeEntry.run(id),
    markUndelivered: (id) => void giveUp.run(id),
    countByState: () => {
      const counts = new Map(count.all().map((row) => [String(row.state), Number(row.entries)]));
      return { waiting: counts.get('waiting') ?? 0, undelivered: counts.get('undelivered') ?? 0 };
    },
  };
}
