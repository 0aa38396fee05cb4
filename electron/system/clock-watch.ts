import type { Clock } from './clock.ts';

/** What a network and a busy machine may put between two clocks that agree. */
const ALLOWED_MS = 5 * 60_000;
/** One odd answer is none: a cache on the way may give an old date. */
const IN_A_ROW = 3;

/** Whether this machine's clock is right, by what the backend's answers say. A wrong one dates sales wrongly and ends codes early. */
export interface ClockWatch {
  heard(serverTimeMs: number): void;
  /** By how much this clock is ahead (negative: behind), once several answers in a row say so; null: it is right, or nobody says. */
  wrongByMs(): number | null;
}

export function createClockWatch(clock: Pick<Clock, 'now'>): ClockWatch {
  let wrongAnswers = 0;
  let aheadMs = 0;
  return {
    heard: (serverTimeMs) => {
      aheadMs = clock.now() - serverTimeMs;
      wrongAnswers = Math.abs(aheadMs) > ALLOWED_MS ? wrongAnswers + 1 : 0;
    },
    wrongByMs: () => (wrongAnswers >= IN_A_ROW ? aheadMs : null),
  };
}
