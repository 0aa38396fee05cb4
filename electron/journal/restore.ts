import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { dayOf, RANGE_START } from '../system/ids.ts';
import { QUEUE_COUNTER } from '../system/queue-numbers.ts';
import { listBackups } from './backup.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * What a kiosk may have handed out in numbers since its backup. They are leapt over, since a number that went out is never
 * used again; a kiosk's own range has a thousand a day.
 */
export const LEAP = 400;

export interface RestoreOptions {
  /** The kiosk's database; need not be there, or may be damaged. The kiosk is not running. */
  readonly file: string;
  readonly backupFolder: string;
  readonly nowMs: number;
}

/**
 * Puts the newest backup in the place of a database that cannot be read, which is kept as `….damaged`. Gives the backup that
 * was taken, or null where there is none. Sales since then are in the backends and on paper, not here.
 */
export function restoreNewest({ file, backupFolder, nowMs }: RestoreOptions): string | null {
  const [newest] = listBackups(backupFolder);
  if (!newest) return null;
  const beside = `${file}.restored`;
  copyFileSync(newest, beside);
  leapOver(beside, nowMs);
  if (existsSync(file)) renameSync(file, `${file}.damaged`);
  // Of the damaged file: they would be read into the restored one.
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  renameSync(beside, file);
  return newest;
}

/** On every day that it may be now, wherever the site is. */
function leapOver(file: string, nowMs: number): void {
  const days = [-1, 0, 1].map((days) => dayOf(nowMs + days * DAY_MS, 'UTC'));
  const database = new DatabaseSync(file);
  try {
    const start = database.prepare('SELECT next FROM counters WHERE name = ?').get(RANGE_START);
    const from = Number(start?.next ?? 0);
    const leap = database.prepare(
      `INSERT INTO counters (name, day, next) VALUES (?, ?, ?)
       ON CONFLICT (name, day) DO UPDATE SET next = next + ${LEAP}`,
    );
    for (const day of days) for (const name of ['PYEN', 'OREN']) leap.run(name, day, from + LEAP);
    leap.run(QUEUE_COUNTER, '', LEAP);
  } finally {
    database.close();
  }
}
