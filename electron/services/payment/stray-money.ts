import * as z from 'zod';
import type { CoinChanger } from '../../devices/mdb/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { canGive } from './change-limits.ts';

/*
 * Money that came while nobody was paying: a coin through a slot that should be shut, or one that the changer tells of
 * after a restart and that belongs to no sale. Decided so: it goes back at once where the tubes can make it, for whoever
 * put it in stands there. What cannot go back stays in this book as a surplus for the cash-up, without a claim: nobody
 * was promised anything for it.
 */

const entrySchema = z.object({
  strayId: z.string(),
  means: z.enum(['coins', 'bills']),
  amountMinor: z.number().int(),
  atMs: z.number(),
  /** `returning`: begun, and the changer knows. `unclear`: perhaps it came out. */
  state: z.enum(['kept', 'returning', 'returned', 'unclear']),
});
export type StrayMoney = z.infer<typeof entrySchema>;

export interface StrayKeeper {
  get(key: string): { value: unknown } | null;
  set(key: string, value: unknown, atMs: number): void;
}

export interface StrayBook {
  /** Newest last. */
  entries(): readonly StrayMoney[];
  /** Durable when it returns; throws when the disk does not take it. Begins to give it back where it can. */
  take(means: StrayMoney['means'], amountMinor: number): Promise<void>;
  /** Settles what was on its way back, also of before a restart. */
  follow(): void;
}

const KEY = 'stray-money';
/** Older ones have been through many cash-ups. */
const MAX_ENTRIES = 500;

export interface StrayBookOptions {
  readonly keeper: StrayKeeper;
  readonly changer: CoinChanger | null;
  readonly clock: Clock;
  readonly log: Log;
  newId(): string;
}

export function createStrayBook({ keeper, changer, clock, log, newId }: StrayBookOptions): StrayBook {
  const entries = () => z.array(entrySchema).safeParse(keeper.get(KEY)?.value).data ?? [];
  const put = (entry: StrayMoney) => {
    const others = entries().filter((other) => other.strayId !== entry.strayId);
    keeper.set(KEY, [...others, entry].slice(-MAX_ENTRIES), clock.now());
  };

  const giveBack = async (entry: StrayMoney) => {
    if (changer?.status().kind !== 'ready' || !canGive(changer, entry.amountMinor)) return;
    put({ ...entry, state: 'returning' });
    const begun = await changer.startPayOut(entry.strayId, entry.amountMinor);
    if (!begun.ok && begun.error.kind === 'rejected') put(entry);
  };

  const stateOf = (strayId: string): StrayMoney['state'] => {
    const state = changer?.payOutState(strayId) ?? { kind: 'unknown' };
    if (state.kind === 'done') return 'returned';
    if (state.kind === 'neverSeen') return 'kept';
    if (state.kind === 'paying' || changer?.status().kind === 'disconnected') return 'returning';
    return 'unclear';
  };

  return {
    entries,
    take: async (means, amountMinor) => {
      const entry: StrayMoney = { strayId: newId(), means, amountMinor, atMs: clock.now(), state: 'kept' };
      put(entry);
      log.warn({ amountMinor, means }, 'money came while nobody was paying');
      await giveBack(entry);
    },
    follow: () => {
      for (const entry of entries().filter(({ state }) => state === 'returning')) {
        const state = stateOf(entry.strayId);
        if (state !== 'returning') put({ ...entry, state });
      }
    },
  };
}
