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
});
