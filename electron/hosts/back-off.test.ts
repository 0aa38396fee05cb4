import { describe, expect, it } from 'vitest';
import { createBackOff } from './back-off.ts';
import { HOST_DELAYS } from './delays.ts';

describe('createBackOff', () => {
  it('waits twice as long each time, up to a limit', () => {
    let nowMs = 0;
    const nextDelayMs = createBackOff({ steadyMs: () => nowMs });
    const delays = Array.from({ length: 8 }, () => {
      nowMs += 1000;
      return nextDelayMs();
    });
    expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it('forgives after a long good time', () => {
    let nowMs = 0;
    const nextDelayMs = createBackOff({ steadyMs: () => nowMs });
    nextDelayMs();
    nextDelayMs();
    nowMs += HOST_DELAYS.restartLongestMs + HOST_DELAYS.restartForgivenAfterMs + 1;
    expect(nextDelayMs()).toBe(HOST_DELAYS.restartFirstMs);
  });
});
