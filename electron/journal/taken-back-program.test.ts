import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-taken-back-'));
  file = join(folder, 'kiosk.sqlite');
  openDatabase(file).close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a newer program would leave: more steps, of which the ones up to `worksFrom` are needed to work with it. */
function upgradeBeyond(worksFrom: number): void {
  const newer = new DatabaseSync(file);
  newer.exec('CREATE TABLE of_the_future (a TEXT) STRICT');
  newer.exec(`PRAGMA user_version = 99; PRAGMA application_id = ${worksFrom}`);
  newer.close();
}

describe('a program that an update was taken back to', () => {
  it('works on with what the newer one has left, where that only added to it, and leaves it so', () => {
    upgradeBeyond(1);
    const database = openDatabase(file);
    expect(database.prepare('SELECT count(*) AS sales FROM sales').get()).toEqual({ sales: 0 });
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 });
    expect(database.prepare('PRAGMA application_id').get()).toEqual({ application_id: 1 });
    database.close();
  });

  it('refuses what it could not understand', () => {
    upgradeBeyond(98);
    expect(() => openDatabase(file)).toThrow(/newer than this program/);
  });
});
