import { type Clock, systemClock } from '../../../system/clock.ts';

/** The deadline of a call that is to hang, in milliseconds: far longer than anything else that a client waits for. */
export const HANG_MS = 3_600_000;
const LOOK_MS = 2;

/**
 * Real time, but for waits of `HANG_MS`: such a deadline passes once `arrived` has grown, so once the other side has the request. A short
 * deadline would pass on a busy machine before the request has left.
 */
export function createHangClock(arrived: () => number): Clock {
  return {
    ...systemClock,
    sleep: async (delayMs, signal) => {
      if (delayMs < HANG_MS) return systemClock.sleep(delayMs, signal);
      const before = arrived();
      while (arrived() === before) await systemClock.sleep(LOOK_MS, signal);
    },
  };
}
