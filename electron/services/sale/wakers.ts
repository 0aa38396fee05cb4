import type { Clock } from '../../system/clock.ts';

/** Lets the loop of a sale wait for news or for a time, without ever missing news that came while it was looking away. */
export interface Wakers {
  version(saleId: string): number;
  /** Resolves at once when there was news since `seen`, else at the next news or at `untilMs` of the steady clock. */
  waitForNews(saleId: string, seen: number, untilMs: number | null): Promise<void>;
  wake(saleId: string): void;
  wakeAll(): void;
  forget(saleId: string): void;
}

interface Waker {
  version: number;
  ring: () => void;
}

/** Longest single sleep: whatever was overlooked, a sale looks for itself once a minute. */
const MAX_SLEEP_MS = 60_000;

/** One reason for all: an exception made anew for each ring costs more than the rest of it. */
const NEWS = new Error('there is news');

export function createWakers(clock: Clock, stopped: AbortSignal): Wakers {
  const wakers = new Map<string, Waker>();
  const wakerOf = (saleId: string): Waker => {
    const waker = wakers.get(saleId) ?? { version: 0, ring: () => {} };
    wakers.set(saleId, waker);
    return waker;
  };
  stopped.addEventListener('abort', () => {
    for (const waker of wakers.values()) waker.ring();
  });
  const wake = (waker: Waker) => {
    waker.version += 1;
    waker.ring();
  };

  return {
    version: (saleId) => wakerOf(saleId).version,
    waitForNews: async (saleId, seen, untilMs) => {
      const waker = wakerOf(saleId);
      if (waker.version !== seen || stopped.aborted) return;
      const rung = new AbortController();
      waker.ring = () => rung.abort(NEWS);
      const delayMs =
        untilMs === null ? MAX_SLEEP_MS : Math.min(MAX_SLEEP_MS, Math.max(0, untilMs - clock.steadyMs()));
      try {
        await clock.sleep(delayMs, rung.signal);
      } catch {
        // Woken: by news, or since the kiosk stops. The loop looks for itself.
      } finally {
        waker.ring = () => {};
      }
    },
    wake: (saleId) => wake(wakerOf(saleId)),
    wakeAll: () => {
      for (const waker of wakers.values()) wake(waker);
    },
    forget: (saleId) => void wakers.delete(saleId),
  };
}
