import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Money is integer minor units; times are milliseconds since 1970. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS brand (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, english_name TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE IF NOT EXISTS model (
    number INTEGER PRIMARY KEY, brand_number INTEGER NOT NULL REFERENCES brand, case_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL, price_minor INTEGER NOT NULL, stock INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS token (hash TEXT PRIMARY KEY, expires_at_ms INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, content_type TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS payment (
    number INTEGER PRIMARY KEY, third_id TEXT NOT NULL UNIQUE, device_id TEXT NOT NULL, model_id TEXT NOT NULL,
    amount_minor INTEGER NOT NULL, pay_type INTEGER NOT NULL, status INTEGER NOT NULL,
    changed_at_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS print_order (
    number INTEGER PRIMARY KEY, third_id TEXT NOT NULL UNIQUE, third_pay_id TEXT UNIQUE, device_id TEXT NOT NULL,
    model_id TEXT NOT NULL, picture_path TEXT NOT NULL, queue_no TEXT NOT NULL, status INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS queue (
    device_id TEXT NOT NULL, day TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (device_id, day)
  ) STRICT;
`;

export interface Store {
  readonly db: DatabaseSync;
  /** All of `work` or nothing of it. Not to be nested. */
  transaction<Value>(work: () => Value): Value;
  close(): void;
}

/** Opens the demo's own data file, and makes it where there is none. Throws where the file is not a database. */
export function openStore(dataFile: string): Store {
  mkdirSync(dirname(dataFile), { recursive: true });
  const db = new DatabaseSync(dataFile, { timeout: 2_000 });
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    db.exec(TABLES);
  } catch (error) {
    db.close();
    throw error;
  }
  return {
    db,
    transaction(work) {
      db.exec('BEGIN IMMEDIATE');
      try {
        const value = work();
        db.exec('COMMIT');
        return value;
      } catch (error) {
        db.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => {
      if (db.isOpen) db.close();
    },
  };
}
