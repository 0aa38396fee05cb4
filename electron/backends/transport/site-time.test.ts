import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSiteDay, formatSiteTime } from './site-time.ts';

describe('site time', () => {
  it.each([
    ['Asia/Shanghai', Date.UTC(2025, 3, 10, 9, 18, 55), '2025-04-10 17:18:55', '250410'],
    ['Asia/Shanghai', Date.UTC(2025, 11, 31, 16, 0, 0), '2026-01-01 00:00:00', '260101'],
    ['Europe/London', Date.UTC(2025, 6, 1, 23, 30, 0), '2025-07-02 00:30:00', '250702'],
    ['America/New_York', Date.UTC(2025, 0, 1, 4, 59, 59), '2024-12-31 23:59:59', '241231'],
  ])('%s', (zone, atMs, time, day) => {
    expect(formatSiteTime(atMs, zone)).toBe(time);
    expect(formatSiteDay(atMs, zone)).toBe(day);
  });

  it('is the ISO text in UTC', () => {
    const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, (date) => {
        expect(formatSiteTime(date.getTime(), 'UTC')).toBe(date.toISOString().slice(0, 19).replace('T', ' '));
      }),
    );
  });
});
