import { describe, expect, it } from 'vitest';
import { createClockWatch } from './clock-watch.ts';

const HOUR_MS = 3_600_000;

describe('a clock that is wrong', () => {
  const setUp = () => {
    const time = { nowMs: 100 * HOUR_MS };
    return { time, watch: createClockWatch({ now: () => time.nowMs }) };
  };

  it('is said so once several answers agree', () => {
    const { time, watch } = setUp();
    for (const expected of [null, null, HOUR_MS, HOUR_MS]) {
      watch.heard(time.nowMs - HOUR_MS);
      expect(watch.wrongByMs()).toBe(expected);
    }
  });

  it('is not taken for wrong by one odd answer, nor by minutes', () => {
    const { time, watch } = setUp();
    for (const offMs of [HOUR_MS, -HOUR_MS, 60_000, HOUR_MS, HOUR_MS, 0]) {
      watch.heard(time.nowMs + offMs);
      expect(watch.wrongByMs()).toBeNull();
    }
  });

  it('is right again when somebody has set it', () => {
    const { time, watch } = setUp();
    const rightMs = time.nowMs;
    time.nowMs += 2 * HOUR_MS;
    for (let answer = 0; answer < 5; answer++) watch.heard(rightMs);
    expect(watch.wrongByMs()).toBe(2 * HOUR_MS);
    time.nowMs = rightMs;
    watch.heard(rightMs);
    expect(watch.wrongByMs()).toBeNull();
  });
});
