import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../journal/database.ts';
import type { Clock } from './clock.ts';
import { createIdIssuer, dayOf, defaultIdRange, randomCode } from './ids.ts';

const DAY_MS = 86_400_000;
const range = { from: 5000, to: 5999 };

function clockAt(read: () => number): Clock {
  return { now: read, steadyMs: read, sleep: () => Promise.reject(new Error('not used')) };
}

describe('createIdIssuer', () => {
  it('follows the rule of the contract, in the time zone of the site', () => {
    const clock = clockAt(() => Date.UTC(2025, 5, 3, 20, 0));
    const ids = createIdIssuer({
      database: openDatabase(':memory:'),
      range,
      timeZone: 'Asia/Shanghai',
      clock,
    });
    expect(ids.nextPaymentId()).toEqual({ ok: true, value: 'PYEN250604005000' });
    expect(ids.nextPaymentId()).toEqual({ ok: true, value: 'PYEN250604005001' });
    expect(ids.nextOrderId()).toEqual({ ok: true, value: 'OREN250604005000' });
  });

  it('never gives a number twice, however the clock jumps and however often it starts again', () => {
    const jump = fc.record({ days: fc.integer({ min: -3, max: 3 }), restart: fc.boolean() });
    fc.assert(
      fc.property(fc.array(jump, { maxLength: 60 }), (jumps) => {
        const database = openDatabase(':memory:');
        let nowMs = Date.UTC(2026, 0, 10);
        const clock = clockAt(() => nowMs);
        const issuer = () => createIdIssuer({ database, range, timeZone: 'Asia/Shanghai', clock });
        let ids = issuer();
        const given = jumps.map(({ days, restart }) => {
          nowMs += days * DAY_MS;
          if (restart) ids = issuer();
          return ids.nextPaymentId();
        });
        const values = given.map((result) => (result.ok ? result.value : ''));
        expect(new Set(values).size).toBe(values.length);
        expect(values.every((value) => /^PYEN\d{6}005\d{3}$/.test(value))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('says when the day has no numbers left, rather than taking those of another kiosk', () => {
    const clock = clockAt(() => Date.UTC(2026, 0, 10));
    const ids = createIdIssuer({
      database: openDatabase(':memory:'),
      range: { from: 7, to: 8 },
      timeZone: 'UTC',
      clock,
    });
    expect([ids.nextOrderId().ok, ids.nextOrderId().ok]).toEqual([true, true]);
    expect(ids.nextOrderId()).toEqual({ ok: false, error: 'idsExhausted' });
  });

  it('throws when the disk does not take the number', () => {
    const database = openDatabase(':memory:');
    const ids = createIdIssuer({ database, range, timeZone: 'UTC', clock: clockAt(() => 0) });
    database.close();
    expect(() => ids.nextPaymentId()).toThrow();
  });
});

describe('defaultIdRange', () => {
  it('stays inside six digits and is the same at every start', () => {
    fc.assert(
      fc.property(fc.string(), (deviceId) => {
        const { from, to } = defaultIdRange(deviceId);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(999_999);
        expect(defaultIdRange(deviceId)).toEqual({ from, to });
      }),
    );
  });
});

describe('randomCode', () => {
  it('has six signs that cannot be taken for one another', () => {
    const codes = Array.from({ length: 200 }, () => randomCode());
    expect(codes.every((code) => /^[2-9A-HJKMNP-TV-Z]{6}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBeGreaterThan(195);
  });
});

describe('dayOf', () => {
  it('changes at midnight of the site, not of the machine', () => {
    expect(dayOf(Date.UTC(2026, 2, 1, 15, 59), 'Asia/Shanghai')).toBe('260301');
    expect(dayOf(Date.UTC(2026, 2, 1, 16, 0), 'Asia/Shanghai')).toBe('260302');
  });
});

describe('openDatabase', () => {
  it('refuses a database of a newer version', () => {
    const file = `file:newer-${Math.random()}?mode=memory&cache=shared`;
    const keeper = new DatabaseSync(file);
    keeper.exec('PRAGMA user_version = 99');
    expect(() => openDatabase(file)).toThrow(/newer than this program/);
    keeper.close();
  });
});
