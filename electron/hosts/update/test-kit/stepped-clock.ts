import type { Clock } from '../../../system/clock.ts';

export interface SteppedClock extends Clock {
  /** Lets this much time pass, in the order of what waits for it. */
  pass(ms: number): Promise<void>;
  /** Somebody sets the wall clock. No time passes. */
  set(nowMs: number): void;
}

/** Real milliseconds. */
const ENDED_AFTER_MS = 400;

/** A clock that stands still until it is told to go on. */
export function createSteppedClock(startMs = 1_000_000): SteppedClock {
  let nowMs = startMs;
  let aheadMs = 0;
  const waiting = new Set<{ readonly atMs: number; wake(): void }>();
  /** Until what was woken waits for the clock again, real files and all. What has ended waits for nothing. */
  const settle = async () => {
    const endMs = Date.now() + ENDED_AFTER_MS;
    while (waiting.size === 0 && Date.now() < endMs) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    now: () => nowMs + aheadMs,
    steadyMs: () => nowMs,
    set: (ms) => {
      aheadMs = ms - nowMs;
    },
    sleep: (delayMs, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const waiter = { atMs: nowMs + delayMs, wake: resolve };
        waiting.add(waiter);
        const onAbort = () => {
          waiting.delete(waiter);
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', onAbort, { once: true });
      }),
    pass: async (ms) => {
      const endMs = nowMs + ms;
      await settle();
      for (;;) {
        const [next] = [...waiting].filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs);
        if (!next) break;
        waiting.delete(next);
        nowMs = Math.max(nowMs, next.atMs);
        next.wake();
        await settle();
      }
      nowMs = endMs;
    },
  };
}
