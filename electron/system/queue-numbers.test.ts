import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from '../journal/backup.ts';
import { openDatabase } from '../journal/database.ts';
import { LEAP, restoreNewest } from '../journal/restore.ts';
import { createQueueNumbers } from './queue-numbers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-queue-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('queue numbers of the kiosk itself', () => {
  it('are never given twice, also after a restart or with another letter', () => {
    const file = join(folder, 'kiosk.sqlite');
    const before = openDatabase(file);
    const numbers = createQueueNumbers(before, 'L');
    expect([numbers.next(), numbers.next()]).toEqual([
      { sequence: 1, queueNo: 'L001' },
      { sequence: 2, queueNo: 'L002' },
    ]);
    before.close();
    const after = openDatabase(file);
    expect(createQueueNumbers(after, 'M').next()).toEqual({ sequence: 3, queueNo: 'M003' });
    after.close();
  });

  it.each([0, 5])('leap over what went out since the backup, of which there were %d', async (given) => {
    const file = join(folder, 'kiosk.sqlite');
    const backupFolder = join(folder, 'backups');
    const database = openDatabase(file);
    // What is on the disk when is none of this test's questions.
    database.exec('PRAGMA synchronous = OFF');
    const numbers = createQueueNumbers(database, 'L');
    for (let number = 0; number < given; number++) numbers.next();
    await backUp(database, backupFolder, '260701', 3);
    for (let number = 0; number < LEAP; number++) numbers.next();
    const last = numbers.next();
    database.close();
    writeFileSync(file, 'no database at all');
    restoreNewest({ file, backupFolder, nowMs: 0 });
    const restored = openDatabase(file);
    // One more than is leapt over went out: the next is the last that did, and no earlier one.
    expect(createQueueNumbers(restored, 'L').next()).toEqual(last);
    restored.close();
  });

  it('go on behind a thousand', () => {
    const database = openDatabase(':memory:');
    const numbers = createQueueNumbers(database, 'L');
    for (let given = 0; given < 999; given++) numbers.next();
    expect(numbers.next().queueNo).toBe('L1000');
    database.close();
  });
});
