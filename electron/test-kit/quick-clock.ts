import { type Clock, systemClock } from '../system/clock.ts';

/**
 * Real time, `times` as fast: for tests that would spend their minutes waiting for a simulated machine. Deadlines shrink
 * with it, so nothing that a real network or process has to answer in time may hang on it closely.
 */
export function createQuickClock(times: number, clock: Clock = systemClock): Clock {
  const beganMs = clock.now();
  const steadyBeganMs = clock.steadyMs();
  return {
    now: () => beganMs + (clock.now() - beganMs) * times,
    steadyMs: () => steadyBeganMs + (clock.steadyMs() - steadyBeganMs) * times,
    sleep: (delayMs, signal) => clock.sleep(delayMs / times, signal),
  };
}
