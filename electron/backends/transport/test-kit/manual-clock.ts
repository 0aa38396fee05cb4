import type { Clock } from '../../../system/clock.ts';

/** 2025-06-04 12:00:00 in Shanghai. */
export const NOON_MS = Date.UTC(2025, 5, 4, 4);

export interface ManualClock extends Clock {
  /** Moves time on and wakes whoever is due, in order. */
  advance(byMs: number): void;
  /** Somebody sets the wall clock. No time passes. */
  set(byMs: number): void;
  /** What each sleeper still has to wait, in milliseconds. */
  waits(): readonly number[];
}

export function createManualClock(startMs = NOON_MS): ManualClock {
  let nowMs = startMs;
  let steadyMs = startMs;
  const sleepers = new Set<{ readonly dueMs: number; readonly wake: () => void }>();
  return {
    now: () => nowMs,
    steadyMs: () => steadyMs,
    sleep: (delayMs, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = { dueMs: steadyMs + delayMs, wake: resolve };
        sleepers.add(sleeper);
        const leave = () => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        if (signal?.aborted) leave();
        else signal?.addEventListener('abort', leave, { once: true });
      }),
    advance(byMs) {
      nowMs += byMs;
      steadyMs += byMs;
      const due = [...sleepers].filter(({ dueMs }) => dueMs <= steadyMs);
      for (const sleeper of due.sort((left, right) => left.dueMs - right.dueMs)) {
        sleepers.delete(sleeper);
        sleeper.wake();
      }
    },
    set: (byMs) => {
      nowMs += byMs;
    },
    waits: () => [...sleepers].map(({ dueMs }) => dueMs - steadyMs),
  };
}
