import type { Clock } from '../../../system/clock.ts';

/** A clock that moves only when told, and then as fast as the program under it can follow. */
export interface VirtualClock extends Clock {
  /** Lets everything happen that falls due in the next `spanMs`, in its order. */
  advance(spanMs: number): Promise<void>;
  /** Advances until `isReached`; throws after `limitMs` of virtual time. */
  advanceUntil(isReached: () => boolean, limitMs: number): Promise<void>;
  /** Moves the wall time without letting time pass: a clock that somebody set. */
  jump(deltaMs: number): void;
}

interface Sleeper {
  readonly dueMs: number;
  readonly order: number;
  wake(): void;
}

export function createVirtualClock(startMs: number): VirtualClock {
  let elapsedMs = 0;
  let wallOffsetMs = startMs;
  let order = 0;
  const sleepers = new Set<Sleeper>();

  const nextSleeper = (untilMs: number): Sleeper | undefined =>
    [...sleepers]
      .filter((sleeper) => sleeper.dueMs <= untilMs)
      .sort((a, b) => a.dueMs - b.dueMs || a.order - b.order)[0];

  const step = async (untilMs: number): Promise<boolean> => {
    await settle();
    const sleeper = nextSleeper(untilMs);
    if (!sleeper) return false;
    elapsedMs = Math.max(elapsedMs, sleeper.dueMs);
    sleepers.delete(sleeper);
    sleeper.wake();
    return true;
  };

  const clock: VirtualClock = {
    now: () => wallOffsetMs + elapsedMs,
    steadyMs: () => startMs + elapsedMs,
    sleep: (delayMs, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const onAbort = () => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        const sleeper: Sleeper = {
          dueMs: elapsedMs + Math.max(0, delayMs),
          order: order++,
          wake: () => {
            signal?.removeEventListener('abort', onAbort);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', onAbort, { once: true });
      }),
    advance: async (spanMs) => {
      const untilMs = elapsedMs + spanMs;
      while (await step(untilMs));
      elapsedMs = untilMs;
      await settle();
    },
    advanceUntil: async (isReached, limitMs) => {
      const untilMs = elapsedMs + limitMs;
      await settle();
      while (!isReached()) {
        const hasMoved = await step(untilMs);
        if (!hasMoved && !isReached()) throw new Error(`not reached within ${limitMs} ms of virtual time`);
      }
    },
    jump: (deltaMs) => {
      wallOffsetMs += deltaMs;
    },
  };
  return clock;
}

/** Lets all work that needs no time run dry: promises, and what they start. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}
