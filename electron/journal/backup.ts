import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';

/** A copy of the database that was opened again and found whole. */
export interface Backup {
  readonly file: string;
  readonly bytes: number;
}

const NAME = /^kiosk-\d{6}\.sqlite$/;
/** Pages copied between two looks at the event loop: a quarter of a megabyte. */
const PAGES_A_STEP = 64;

/**
 * Copies the open database while the kiosk goes on, checks the copy, and only then lets it stand beside the older ones, of
 * which `keep` stay. `day` is yyMMdd; a second one on a day takes the place of the first. Throws when the disk does not take it,
 * or when the copy lacks something: the older ones are then untouched.
 */
export async function backUp(
  database: DatabaseSync,
  folder: string,
  day: string,
  keep: number,
): Promise<Backup> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `kiosk-${day}.sqlite`);
  const beside = `${file}.part`;
  rmSync(beside, { force: true });
  const least = contentsOf(database);
  try {
    await backup(database, beside, { rate: PAGES_A_STEP });
    verify(beside, least);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  for (const old of listBackups(folder).slice(keep)) rmSync(old, { force: true });
  return { file, bytes: statSync(file).size };
}

/** Backups of a folder, the newest first. */
export function listBackups(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => NAME.test(name));
    return names
      .sort()
      .reverse()
      .map((name) => join(folder, name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

interface Contents {
  readonly version: number;
  readonly events: number;
  readonly sales: number;
  readonly auditLines: number;
}

function contentsOf(database: DatabaseSync): Contents {
  const number = (sql: string) => Number(Object.values(database.prepare(sql).get() ?? {})[0] ?? 0);
  return {
    version: number('PRAGMA user_version'),
    events: number('SELECT COUNT(*) FROM sale_events'),
    sales: number('SELECT COUNT(*) FROM sales'),
    auditLines: number('SELECT COUNT(*) FROM audit'),
  };
}

/** Throws unless the copy is sound and holds at least what there was when it was begun: nothing of that is ever taken out meanwhile. */
function verify(file: string, least: Contents): void {
  const copy = new DatabaseSync(file);
  try {
    // One file that stands for itself, without a write-ahead log beside it.
    copy.exec('PRAGMA journal_mode = DELETE');
    const check = copy.prepare('PRAGMA integrity_check(1)').get();
    if (check?.integrity_check !== 'ok') throw new Error('the backup is damaged');
    const found = contentsOf(copy);
    for (const key of ['version', 'events', 'sales', 'auditLines'] as const)
      if (found[key] < least[key]) throw new Error(`the backup lacks ${key}: ${found[key]} of ${least[key]}`);
  } finally {
    copy.close();
  }
}
