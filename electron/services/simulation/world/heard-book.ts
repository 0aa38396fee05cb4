import type { HeardBefore } from '../../../devices/mdb/types.ts';
import type { SimClock } from './sim-clock.ts';

/** What the drivers heard of coins and notes, on the disk before anybody was told. */
export interface HeardBook {
  /** The id to tell it with. */
  note(means: HeardBefore['means'], amountMinor: number): string;
  all(): readonly HeardBefore[];
}

const KEPT = 40;

export function createHeardBook(clock: SimClock): HeardBook {
  let entries: HeardBefore[] = [];
  let number = 0;
  return {
    note: (means, amountMinor) => {
      const moneyId = `money-${++number}`;
      entries = [...entries, { moneyId, means, amountMinor, atMs: clock.now() }].slice(-KEPT);
      return moneyId;
    },
    all: () => entries,
  };
}
