import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '../../shared/domain/result.ts';

/** Held as long as this process uses the data folder. */
export interface DataLock {
  release(): void;
}

export interface DataFolderTaken {
  readonly kind: 'dataFolderTaken';
  /** Who holds it, if it said so. */
  readonly pid: number | undefined;
}

/** SQLITE_BUSY: another process holds the lock. */
const SQLITE_BUSY = 5;

/**
 * Makes sure that one kiosk only writes to a data folder: two would sell the same case and mix up the journal.
 *
 * The lock is one of the operating system's, taken by an open SQLite transaction. A lock that is a mere file with a
 * process id outlives a power cut, and after it the id may belong to somebody else; this one ends with its process,
 * however that ends. The file with the id is for the message only.
 */
export function lockDataFolder(dataDir: string): Result<DataLock, DataFolderTaken> {
  mkdirSync(dataDir, { recursive: true });
  const holderFile = join(dataDir, 'kiosk.pid');
  const database = new DatabaseSync(join(dataDir, 'kiosk.lock'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return err({ kind: 'dataFolderTaken', pid: readPid(holderFile) });
    throw error;
  }
  writeFileSync(holderFile, `${process.pid}\n`);
  return ok({ release: () => database.close() });
}

/** One sentence for the person who started the second kiosk. */
export function describeTakenFolder(dataDir: string, { pid }: DataFolderTaken): string {
  const holder = pid === undefined ? 'Another kiosk' : `Another kiosk (process ${pid})`;
  return `${holder} is using the data folder ${dataDir}: stop it first, or choose another folder with --data DIR.`;
}

function readPid(file: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || undefined;
  } catch {
    return undefined;
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
