import type { Clock } from '../system/clock.ts';
import { HOST_DELAYS } from './delays.ts';

/** Tells, at each failure, how many milliseconds to wait before the next try. */
export function createBackOff(clock: Pick<Clock, 'steadyMs'>): () => number {
  let failures = 0;
  let lastFailureMs = Number.NEGATIVE_INFINITY;
  return () => {
    const nowMs = clock.steadyMs();
    if (nowMs - lastFailureMs > HOST_DELAYS.restartForgivenAfterMs + HOST_DELAYS.restartLongestMs)
      failures = 0;
    lastFailureMs = nowMs;
    const delayMs = HOST_DELAYS.restartFirstMs * 2 ** failures;
    failures += 1;
    return Math.min(delayMs, HOST_DELAYS.restartLongestMs);
  };
}
