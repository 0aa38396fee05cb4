import type { Clock } from '../../../system/clock.ts';

/** How often it is looked who has slept enough, in real milliseconds. */
const TICK_MS = 10;

/** Real time that can be sent ahead: whoever slept over the jump wakes at its end. For hours of a great many sleepers. */
export function createJumpingClock(): Clock & { jump(spanMs: number): void; stop(): void } {
  let aheadMs = 0;
  const sleepers = new Set<{ readonly dueMs: number; wake(): void }>();
  const now = () => Date.now() + aheadMs;
  const ticks = setInterval(() => {
    const nowMs = now();
    for (const sleeper of sleepers) if (sleeper.dueMs <= nowMs) sleeper.wake();
  }, TICK_MS);
  return {
    now,
    steadyMs: now,
    sleep: (delayMs, signal) => {
      if (signal?.aborted) return Promise.reject(signal.reason);
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const sleeper = { dueMs: now() + delayMs, wake: () => settle(resolve) };
      const onAbort = () => settle(() => reject(signal?.reason));
      const settle = (how: () => void) => {
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', onAbort);
        how();
      };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', onAbort, { once: true });
      return promise;
    },
    jump: (spanMs) => {
      aheadMs += spanMs;
    },
    stop: () => clearInterval(ticks),
  };
}
