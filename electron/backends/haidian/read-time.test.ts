import { describe, expect, it } from 'vitest';
import { lastMonths, readTime } from './read-time.ts';

const SHANGHAI = 'Asia/Shanghai';

describe('a moment', () => {
  it.each([
    ['1436864169', Date.UTC(2015, 6, 14, 8, 56, 9)],
    [1_436_864_169, Date.UTC(2015, 6, 14, 8, 56, 9)],
    ['2025-06-04 12:00:00', Date.UTC(2025, 5, 4, 4)],
    ['2025-06-04T12:00', Date.UTC(2025, 5, 4, 4)],
    ['2025-06-04', Date.UTC(2025, 5, 3, 16)],
    ['0', null],
    [0, null],
    ['', null],
    [undefined, null],
    ['0000-00-00 00:00:00', null],
  ])('%s is read', (wire, value) => {
    expect(readTime(wire, SHANGHAI)).toEqual({ ok: true, value });
  });

  it('that is a day ends with its last second', () => {
    expect(readTime('2025-06-04', SHANGHAI, 'end')).toEqual({
      ok: true,
      value: Date.UTC(2025, 5, 4, 15, 59, 59),
    });
  });

  it.each(['yesterday', '2025-02-30', '2025-06-04 25:00:00', '12', -5, 1.5, '9'.repeat(30)])(
    '%s is none, and is not quoted',
    (wire) => {
      const read = readTime(wire, SHANGHAI);
      expect(read.ok ? read.value : 'refused').toBe('refused');
      expect(JSON.stringify(read)).not.toContain(String(wire));
    },
  );

  it('is right on both sides of a change of clocks', () => {
    const zone = 'Europe/Berlin';
    expect(readTime('2025-03-30 01:30:00', zone)).toEqual({ ok: true, value: Date.UTC(2025, 2, 30, 0, 30) });
    expect(readTime('2025-03-30 03:30:00', zone)).toEqual({ ok: true, value: Date.UTC(2025, 2, 30, 1, 30) });
  });
});

describe('the last three months', () => {
  it.each([
    ['2025-06-04', '2025-03-04'],
    ['2025-05-31', '2025-03-01'],
    ['2025-01-15', '2024-10-15'],
    ['2024-05-29', '2024-02-29'],
  ])('before %s begin on %s', (toDay, fromDay) => {
    const nowMs = Date.parse(`${toDay}T12:00:00+08:00`);
    expect(lastMonths(nowMs, SHANGHAI, 3)).toEqual({ fromDay, toDay });
  });

  it('end with the day of the site, not of the machine', () => {
    expect(lastMonths(Date.UTC(2025, 5, 4, 17), SHANGHAI, 3).toDay).toBe('2025-06-05');
  });
});
