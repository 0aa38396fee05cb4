import type { DatabaseSync } from 'node:sqlite';

/** Small things that outlive a restart and are replaced whole: the open session, the last catalogue. */
export interface KeptValues {
  get(key: string): { value: unknown; atMs: number } | null;
  set(key: string, value: unknown, atMs: number): void;
  remove(key: string): void;
}

export function createKeptValues(database: DatabaseSync): KeptValues {
  const select = database.prepare('SELECT body, at_ms FROM kept WHERE key = ?');
  const upsert = database.prepare(
    'INSERT INTO kept (key, body, at_ms) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET body = excluded.body, at_ms = excluded.at_ms',
  );
  const remove = database.prepare('DELETE FROM kept WHERE key = ?');
  return {
    get: (key) => {
      const row = select.get(key);
      return row ? { value: JSON.parse(String(row.body)), atMs: Number(row.at_ms) } : null;
    },
    set: (key, value, atMs) => void upsert.run(key, JSON.stringify(value), atMs),
    remove: (key) => void remove.run(key),
  };
}
