import { describe, expect, it } from 'vitest';
import { dateOfSite, dayOfSite } from './site-day.ts';

const HOUR_MS = 3_600_000;

describe("the site's days", () => {
  it('follow each other without a gap, also where summer time begins and ends', () => {
    const nowMs = Date.UTC(2026, 10, 5, 3);
    for (const timeZone of ['Europe/Berlin', 'Asia/Shanghai', 'America/St_Johns', 'Pacific/Auckland']) {
      for (let daysAgo = 0; daysAgo < 240; daysAgo += 3) {
        const day = dayOfSite(nowMs, daysAgo, timeZone);
        expect(dayOfSite(nowMs, daysAgo + 1, timeZone).toMs).toBe(day.fromMs);
        expect([23, 24, 25]).toContain((day.toMs - day.fromMs) / HOUR_MS);
      }
    }
  }, 60_000);

  it('are named by their own date', () => {
    const nowMs = Date.UTC(2026, 10, 22, 20);
    expect(dateOfSite(nowMs, 'Asia/Shanghai')).toBe('2026-11-23');
    expect(dateOfSite(dayOfSite(nowMs, 1, 'Asia/Shanghai').fromMs, 'Asia/Shanghai')).toBe('2026-11-22');
  });
});
