import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIdIssuer } from '../system/ids.ts';
import { createAuditLog } from './audit.ts';
import { backUp, listBackups } from './backup.ts';
import { openDatabase } from './database.ts';
import { LEAP, restoreNewest } from './restore.ts';

const RANGE = { from: 1000, to: 1999 };
const NOW_MS = Date.UTC(2026, 6, 1, 4);
const DAY = '260701';

let folder: string;
let file: string;
let backups: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-backup-'));
  file = join(folder, 'kiosk.sqlite');
  backups = join(folder, 'backups');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What is on the disk when is none of this test's questions. */
function openQuickly() {
  const database = openDatabase(file);
  database.exec('PRAGMA synchronous = OFF');
  return database;
}

const issuerOf = (database: ReturnType<typeof openDatabase>) =>
  createIdIssuer({
    database,
    range: RANGE,
    timeZone: 'Asia/Shanghai',
    clock: { now: () => NOW_MS, steadyMs: () => NOW_MS, sleep: async () => {} },
  });
const entry = (atMs: number) => ({
  atMs,
  personId: null,
  personName: 'nobody',
  action: 'enter',
  outcome: 'ordered' as const,
  detail: {},
});

describe('a backup', () => {
  it('holds what the kiosk has, while the kiosk goes on writing', async () => {
    const database = openQuickly();
    const audit = createAuditLog(database);
    for (let line = 0; line < 2000; line++) audit.append(entry(line));
    const made = backUp(database, backups, DAY, 3);
    audit.append(entry(2000));
    const { bytes } = await made;
    database.close();
    expect(bytes).toBeGreaterThan(0);
    expect(readdirSync(backups)).toEqual([`kiosk-${DAY}.sqlite`]);

    const copy = openDatabase(join(backups, `kiosk-${DAY}.sqlite`));
    expect(createAuditLog(copy).list(null, 3000).length).toBeGreaterThanOrEqual(2000);
    expect(createAuditLog(copy).brokenAt()).toBeNull();
    copy.close();
  });

  it('keeps the youngest few', async () => {
    const database = openQuickly();
    for (const day of ['260701', '260702', '260703', '260704']) await backUp(database, backups, day, 3);
    database.close();
    expect(listBackups(backups).map((path) => path.slice(-13, -7))).toEqual(['260704', '260703', '260702']);
  });

  it('that fails leaves the older ones, and nothing half', async () => {
    const database = openQuickly();
    await backUp(database, backups, DAY, 3);
    // A file stands where the folder would be.
    writeFileSync(join(folder, 'not-a-folder'), '');
    await expect(backUp(database, join(folder, 'not-a-folder'), DAY, 3)).rejects.toThrow();
    database.close();
    expect(readdirSync(backups)).toEqual([`kiosk-${DAY}.sqlite`]);
  });
});

describe('a damaged database', () => {
  it('is put aside for the newest backup, and no number comes out twice', async () => {
    const database = openQuickly();
    const before = issuerOf(database);
    const issued = new Set<string>();
    const take = (next: ReturnType<typeof before.nextPaymentId>) => {
      if (!next.ok) throw new Error(next.error);
      expect(issued.has(next.value)).toBe(false);
      issued.add(next.value);
    };
    for (let sale = 0; sale < 20; sale++) take(before.nextPaymentId());
    await backUp(database, backups, DAY, 3);
    for (let sale = 0; sale < LEAP - 1; sale++) take(before.nextPaymentId());
    database.close();
    writeFileSync(file, 'no database at all');
    expect(() => openDatabase(file)).toThrow();

    const from = restoreNewest({ file, backupFolder: backups, nowMs: NOW_MS });
    expect(from).toBe(join(backups, `kiosk-${DAY}.sqlite`));
    const restored = openDatabase(file);
    for (let sale = 0; sale < 100; sale++) take(issuerOf(restored).nextPaymentId());
    restored.close();
    expect(readdirSync(folder).sort()).toEqual(['backups', 'kiosk.sqlite', 'kiosk.sqlite.damaged']);
  });

  it('stays where there is no backup', () => {
    writeFileSync(file, 'no database at all');
    expect(restoreNewest({ file, backupFolder: backups, nowMs: NOW_MS })).toBeNull();
    expect(readdirSync(folder)).toEqual(['kiosk.sqlite']);
  });
});
