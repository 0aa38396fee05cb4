import { randomUUID } from 'node:crypto';
import type { Clock } from '../../system/clock.ts';
import type { HeardEntry, JoiningMemory } from './books.ts';

/** A shopper's coins and notes of the last minutes: nobody asks about older ones. */
const KEPT = 40;

/**
 * Coins and notes as they were heard, on the disk before anybody is told: a changer does not tell twice, and the process
 * may die before the sale has them in its books. The next process finds them here, under the id that they were told with.
 */
export interface HeardMoney {
  /** The id to tell it with. `beside`: what is to be written in the same stroke. A full disk is no reason not to tell. */
  note(means: HeardEntry['means'], amountMinor: number, beside?: () => void): string;
  /** As it was when the process began. */
  before(): readonly HeardEntry[];
}

export function createHeardMoney(memory: JoiningMemory, clock: Clock): HeardMoney {
  const before = memory.read().heard;
  return {
    before: () => before,
    note: (means, amountMinor, beside = () => {}) => {
      const entry: HeardEntry = { moneyId: randomUUID(), means, amountMinor, atMs: clock.now() };
      try {
        memory.asOne(() => {
          beside();
          const book = memory.read();
          memory.write({ ...book, heard: [...book.heard, entry].slice(-KEPT) });
        });
      } catch {
        // The sale's own journal says so loudly, and waits until the disk takes it.
      }
      return entry.moneyId;
    },
  };
}
