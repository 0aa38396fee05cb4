import type { DatabaseSync } from 'node:sqlite';

/** `accepted` and neither of the others: the program ended while it was at it. */
export type CommandState = 'accepted' | 'done' | 'failed';

export interface KeptCommand {
  readonly id: string;
  readonly keyName: string;
  readonly kind: string;
  readonly receivedAtMs: number;
  readonly expiresAtMs: number;
}

/** Commands that were taken, by their ids. Every method throws when the disk fails. */
export interface FleetCommands {
  /** Whether this id was used. */
  has(id: string): boolean;
  insert(command: KeptCommand): void;
  setState(id: string, state: CommandState): void;
  /** Those that were accepted and not ended, the oldest first. */
  unfinished(): KeptCommand[];
  /** The latest expiry among the ended ones that expired before `beforeMs`: null where there are none. */
  latestExpiry(beforeMs: number): number | null;
  forgetExpired(beforeMs: number): void;
}

export function createFleetCommands(database: DatabaseSync): FleetCommands {
  const find = database.prepare('SELECT 1 FROM fleet_commands WHERE id = ?');
  const insert = database.prepare(
    `INSERT INTO fleet_commands (id, key_name, kind, received_at_ms, expires_at_ms, state)
     VALUES (?, ?, ?, ?, ?, 'accepted')`,
  );
  const update = database.prepare('UPDATE fleet_commands SET state = ? WHERE id = ?');
  const select = database.prepare(
    `SELECT id, key_name, kind, received_at_ms, expires_at_ms FROM fleet_commands
     WHERE state = 'accepted' ORDER BY received_at_ms, id`,
  );
  const latest = database.prepare(
    "SELECT MAX(expires_at_ms) AS at_ms FROM fleet_commands WHERE expires_at_ms < ? AND state != 'accepted'",
  );
  const remove = database.prepare(
    "DELETE FROM fleet_commands WHERE expires_at_ms < ? AND state != 'accepted'",
  );
  return {
    has: (id) => find.get(id) !== undefined,
    insert: ({ id, keyName, kind, receivedAtMs, expiresAtMs }) =>
      void insert.run(id, keyName, kind, receivedAtMs, expiresAtMs),
    setState: (id, state) => void update.run(state, id),
    unfinished: () =>
      select.all().map((row) => ({
        id: String(row.id),
        keyName: String(row.key_name),
        kind: String(row.kind),
        receivedAtMs: Number(row.received_at_ms),
        expiresAtMs: Number(row.expires_at_ms),
      })),
    latestExpiry: (beforeMs) => {
      const atMs = latest.get(beforeMs)?.at_ms ?? null;
      return atMs === null ? null : Number(atMs);
    },
    forgetExpired: (beforeMs) => void remove.run(beforeMs),
  };
}
