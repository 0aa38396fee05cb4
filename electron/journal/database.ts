import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { COUPON_OUTCOMES_STEP } from './coupon-outcomes.ts';
import { databaseSize } from './database-size.ts';
import { CASH_STEP } from './migrate-cash.ts';
import { DOCUMENT_SEARCH_STEP, DOCUMENTS_STEP } from './migrate-documents.ts';
import { FLEET_STEP } from './migrate-fleet.ts';
import { SALE_INDEX_STEP } from './migrate-sale-index.ts';

/**
 * The schema, one step per version. A step that was released is never edited: a change is a new step.
 * `sale_events` is the truth; `sales`, `sale_ids` are indexes over it, written in the same transaction.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE sale_events (
     sale_id TEXT NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
     PRIMARY KEY (sale_id, seq)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE sales (sale_id TEXT PRIMARY KEY, started_at_ms INTEGER NOT NULL, at_rest INTEGER NOT NULL) STRICT;
   CREATE INDEX sales_open ON sales (at_rest, started_at_ms);
   CREATE TABLE sale_ids (id TEXT PRIMARY KEY, sale_id TEXT NOT NULL) STRICT;
   CREATE TABLE counters (name TEXT NOT NULL, day TEXT NOT NULL, next INTEGER NOT NULL, PRIMARY KEY (name, day)) STRICT;
   CREATE TABLE outbox (
     id INTEGER PRIMARY KEY AUTOINCREMENT, topic TEXT NOT NULL, lane TEXT NOT NULL, body TEXT NOT NULL,
     created_at_ms INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'waiting'
   ) STRICT;
   CREATE INDEX outbox_waiting ON outbox (state, id);
   CREATE TABLE kept (key TEXT PRIMARY KEY, body TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT;`,
  'CREATE TABLE audit (seq INTEGER PRIMARY KEY, body TEXT NOT NULL, hash TEXT NOT NULL) STRICT;',
  `CREATE TABLE stock_slots (
     slot INTEGER PRIMARY KEY, model_id TEXT, model_name TEXT, capacity INTEGER, count INTEGER,
     missing INTEGER NOT NULL, failures INTEGER NOT NULL, off TEXT, removed INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE stock_ledger (
     seq INTEGER PRIMARY KEY AUTOINCREMENT, at_ms INTEGER NOT NULL, slot INTEGER NOT NULL, kind TEXT NOT NULL,
     model_id TEXT, model_name TEXT, change INTEGER, count INTEGER, motion_id TEXT, act_id TEXT UNIQUE,
     person_id TEXT, person_name TEXT, reason TEXT
   ) STRICT;
   CREATE INDEX stock_ledger_slot ON stock_ledger (slot, seq);
   CREATE INDEX stock_ledger_motion ON stock_ledger (motion_id, seq) WHERE motion_id IS NOT NULL;`,
  `CREATE TABLE device_tests (
     test_id TEXT PRIMARY KEY, started_at_ms INTEGER NOT NULL, body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX device_tests_started ON device_tests (started_at_ms);`,
  SALE_INDEX_STEP,
  CASH_STEP,
  FLEET_STEP,
  DOCUMENTS_STEP,
  DOCUMENT_SEARCH_STEP,
  COUPON_OUTCOMES_STEP,
];

/** A larger file is read whole by the day's backup, and not by every start: that would take longer with each year. */
const CHECKED_AT_ONCE_BYTES = 16 * 1024 * 1024;

/**
 * Opens (and where needed creates or upgrades) the kiosk's database. WAL with `synchronous=FULL`: what was committed is
 * on the disk. Throws when the file is damaged, of a newer version, or cannot be written.
 */
export function openDatabase(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON',
  );
  if (databaseSize(database).bytes <= CHECKED_AT_ONCE_BYTES) {
    const check = database.prepare('PRAGMA quick_check(1)').get();
    if (check?.quick_check !== 'ok') throw new Error(`the database ${file} is damaged`);
  }
  migrate(database);
  return database;
}

/**
 * Programs that know this many steps can work with a database of today: the steps after it only add tables and indexes of
 * their own. A step that changes what older programs read or write raises it to its own number. It stands in the database
 * (`application_id`), so that a program that an update was taken back to opens what the newer one has left.
 */
const WORKS_FROM = 6;

function migrate(database: DatabaseSync): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
  const worksFrom = Number(database.prepare('PRAGMA application_id').get()?.application_id ?? 0);
  if (version > MIGRATIONS.length) {
    if (worksFrom > 0 && worksFrom <= MIGRATIONS.length) return;
    throw new Error(`the database is of version ${version}, newer than this program`);
  }
  if (worksFrom !== WORKS_FROM) database.exec(`PRAGMA application_id = ${WORKS_FROM}`);
  for (const [step, sql] of MIGRATIONS.entries()) {
    if (step < version) continue;
    transaction(database, () => database.exec(`${sql}; PRAGMA user_version = ${step + 1}`));
  }
}

/** Runs `work` as one transaction: all of it is on the disk when this returns, or nothing when it throws. */
export function transaction<Value>(database: DatabaseSync, work: () => Value): Value {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
