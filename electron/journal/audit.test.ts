import { describe, expect, it } from 'vitest';
import { type AuditEntry, createAuditLog } from './audit.ts';
import { openDatabase } from './database.ts';

const entry = (action: string): AuditEntry => ({
  atMs: 1,
  personId: 'ann',
  personName: 'Ann',
  action,
  outcome: 'ordered',
  detail: { saleId: 's-1', amountMinor: 3990 },
});

function openLog() {
  const database = openDatabase(':memory:');
  const log = createAuditLog(database);
  for (const action of ['one', 'two', 'three', 'four']) log.append(entry(action));
  // A program that starts anew has verified nothing yet.
  return { database, log, brokenAt: () => createAuditLog(database).brokenAt() };
}

describe('the audit log', () => {
  it('gives its lines back by pages, the youngest first', () => {
    const { log, brokenAt } = openLog();
    expect(log.list(null, 2).map(({ seq, action }) => `${seq} ${action}`)).toEqual(['4 four', '3 three']);
    expect(log.list(3, 9).map(({ action }) => action)).toEqual(['two', 'one']);
    expect(brokenAt()).toBeNull();
  });

  it('names the line that was changed', () => {
    const { database, brokenAt } = openLog();
    database.exec(`UPDATE audit SET body = replace(body, '3990', '39') WHERE seq = 2`);
    expect(brokenAt()).toBe(2);
  });

  it('names the line after one that was taken out', () => {
    const { database, brokenAt } = openLog();
    database.exec('DELETE FROM audit WHERE seq = 3');
    expect(brokenAt()).toBe(4);
  });

  it('verifies what came since it looked last', () => {
    const { database, log } = openLog();
    expect(log.brokenAt()).toBeNull();
    log.append(entry('five'));
    database.exec(`UPDATE audit SET body = '{}' WHERE seq = 5`);
    expect(log.brokenAt()).toBe(5);
  });

  describe('after its old lines were taken out', () => {
    /** A thousand lines, one a minute, of which the first six hundred are old. */
    function openOld() {
      const database = openDatabase(':memory:');
      const log = createAuditLog(database);
      for (let atMs = 1; atMs <= 1_000; atMs += 1) log.append({ ...entry(`act ${atMs}`), atMs });
      return { database, log, brokenAt: () => createAuditLog(database).brokenAt() };
    }

    it('is verified from what the line about it says', () => {
      const { database, log, brokenAt } = openOld();
      expect(log.brokenAt()).toBeNull();
      expect(log.compact(601, 5_000)).toBe(600);
      expect(log.brokenAt()).toBeNull();
      expect(brokenAt()).toBeNull();
      const [line] = log.list(null, 1);
      expect(line).toMatchObject({ seq: 1_001, action: 'compactLog', detail: { upTo: 600 } });
      expect(log.list(null, 2_000).at(-1)).toMatchObject({ seq: 601, action: 'act 601' });
      log.append(entry('later'));
      expect(brokenAt()).toBeNull();
      database.exec(`UPDATE audit SET body = replace(body, '3990', '39') WHERE seq = 700`);
      expect(brokenAt()).toBe(700);
    });

    it('names the first line that is left where more was taken out than it says', () => {
      const { database, log, brokenAt } = openOld();
      log.compact(601, 5_000);
      database.exec('DELETE FROM audit WHERE seq <= 650');
      expect(brokenAt()).toBe(651);
    });

    it('names the first line where somebody took lines out who said nothing', () => {
      const { database, brokenAt } = openOld();
      database.exec('DELETE FROM audit WHERE seq <= 600');
      expect(brokenAt()).toBe(601);
    });

    it('names the line that says what was taken out, where that was changed', () => {
      const { database, log, brokenAt } = openOld();
      log.compact(601, 5_000);
      database.exec(`UPDATE audit SET body = replace(body, '"hash":"', '"hash":"0') WHERE seq = 1001`);
      expect(brokenAt()).toBe(601);
    });

    it('grows no further than its age: again and again, in portions, and never for a few lines', () => {
      const { log, brokenAt } = openOld();
      expect(log.compact(101, 5_000)).toBe(0);
      expect(log.compact(301, 5_000)).toBe(300);
      expect(log.compact(301, 5_000)).toBe(0);
      for (let atMs = 1_001; atMs <= 3_500; atMs += 1) log.append({ ...entry(`act ${atMs}`), atMs });
      // The line about the first time is of the time 5,000 and stops it there.
      expect(log.compact(3_400, 6_000)).toBe(700);
      expect(brokenAt()).toBeNull();
    });

    it('keeps what is broken, for whoever has to see it', () => {
      const { database, log, brokenAt } = openOld();
      database.exec(`UPDATE audit SET body = replace(body, '3990', '39') WHERE seq = 50`);
      expect(log.compact(601, 5_000)).toBe(0);
      expect(brokenAt()).toBe(50);
    });
  });
});
