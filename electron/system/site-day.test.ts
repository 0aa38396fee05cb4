import { describe, expect, it } from 'vitest';
import { startOfDayMs } from './site-day.ts';

const at = (text: string) => Date.parse(text);

describe('the start of the day at the site', () => {
  it('is midnight there, not here', () => {
    expect(startOfDayMs(at('2026-11-22T03:00:00Z'), 'Asia/Shanghai')).toBe(at('2026-11-21T16:00:00Z'));
    expect(startOfDayMs(at('2026-11-22T15:59:59Z'), 'Asia/Shanghai')).toBe(at('2026-11-21T16:00:00Z'));
    expect(startOfDayMs(at('2026-11-22T16:00:00Z'), 'Asia/Shanghai')).toBe(at('2026-11-22T16:00:00Z'));
  });

  it('is right where the day has 23 or 25 hours, and where zones differ by quarters', () => {
    expect(startOfDayMs(at('2026-10-25T22:00:00Z'), 'Europe/Berlin')).toBe(at('2026-10-24T22:00:00Z'));
    expect(startOfDayMs(at('2026-03-29T20:00:00Z'), 'Europe/Berlin')).toBe(at('2026-03-28T23:00:00Z'));
    expect(startOfDayMs(at('2026-11-22T12:00:00Z'), 'Asia/Kathmandu')).toBe(at('2026-11-21T18:15:00Z'));
  });
});
