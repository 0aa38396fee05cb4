import { describe, expect, it } from 'vitest';
import { addDays, dayText, firstOfMonth, todayIn, weeksOfMonth } from './calendar.ts';

describe('the calendar', () => {
  it('knows today by the zone of the machine', () => {
    const atMs = Date.UTC(2026, 10, 22, 20);
    expect(todayIn('Asia/Shanghai', atMs)).toBe('2026-11-23');
    expect(todayIn('America/New_York', atMs)).toBe('2026-11-22');
  });

  it('goes over the ends of months and years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(firstOfMonth('2026-01-31', -1)).toBe('2025-12-01');
    expect(firstOfMonth('2026-12-09', 1)).toBe('2027-01-01');
  });

  it('has each day of a month once, under its weekday', () => {
    const weeks = weeksOfMonth('2026-11-22');
    expect(weeks.map((week) => week.length)).toEqual(Array(weeks.length).fill(7));
    expect(weeks.flat().filter(Boolean)).toHaveLength(30);
    // 1 November 2026 is a Sunday.
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
  });

  it('writes days in the language of the page', () => {
    expect(dayText('2026-11-02', 'en')).toBe('Nov 2, 2026');
    expect(dayText('2026-11-02', 'zh-CN', 'month')).toBe('2026年11月');
  });
});
