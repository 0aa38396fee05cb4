import * as z from 'zod';
import type { CoinChanger } from '../../devices/mdb/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { canGive, largestPayable } from './change-limits.ts';

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
  /**
   * `returning`: begun, and the changer knows. `unclear`: perhaps it came out. `found`: it is inside, and
   * nobody told of it in time: staff have to count, and it is not given to whoever stands there.
   */
  state: z.enum(['kept', 'returning', 'returned', 'unclear', 'found']),
  /** In whose time it came, as far as that is known: a shopper who asks for it may be right. */
  saleId: z.string().optional(),
  /** It came while staff tried the slots out: it waits until they are done, and goes back then. */
  testId: z.string().optional(),
  /** A note that went astray between slot and box: inside, stuck, or given back. Its state is `unclear`. */
  isLost: z.boolean().optional(),
});
export type StrayMoney = z.infer<typeof entrySchema>;

export interface StrayKeeper {
  get(key: string): { value: unknown } | null;
  set(key: string, value: unknown, atMs: number): void;
}

export interface StrayBook {
  /** Newest last. */
  entries(): readonly StrayMoney[];
  /** Durable when it returns; throws when the disk does not take it, and may then be called again. */
  take(means: StrayMoney['means'], amountMinor: number, strayId: string, testId?: string): void;
  /** Begins to give back what was taken under this id, where it can. What came in a test waits for its end. */
  giveBack(strayId: string): Promise<void>;
  /** Whether money was taken under this id, lately: a driver may tell of it again after a restart. */
  isKnown(strayId: string): boolean;
  /**
   * Begins to give back, in one piece, what came in a test by one means and is still kept: as much as the tubes can make.
   * False: nothing has begun, and nothing more can.
   */
  giveBackOfTest(testId: string): Promise<boolean>;
  /** Writes down money that is inside and that nobody told of in time. Durable when it returns; throws when the disk does not take it. */
  find(means: StrayMoney['means'], amountMinor: number, strayId: string, saleId: string | null): void;
  /** Writes down a note of which the validator lost sight. Durable when it returns; throws when the disk does not take it. */
  loseNote(amountMinor: number, strayId: string): void;
  /** Settles what was on its way back, also of before a restart. */
  follow(): void;
}

const KEY = 'stray-money';
/** Entries that go back together get an id of their own: these are the ids under which money was taken. */
const KNOWN_KEY = 'stray-money-known';
const MAX_KNOWN = 60;
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

  const known = () => z.array(z.string()).safeParse(keeper.get(KNOWN_KEY)?.value).data ?? [];
  const remember = (strayId: string) => {
    if (!known().includes(strayId))
      keeper.set(KNOWN_KEY, [...known(), strayId].slice(-MAX_KNOWN), clock.now());
  };

  /** Makes one entry of what can go back together, beside one of what cannot; both are on the disk, or neither. */
  const gather = (testId: string, means: StrayMoney['means']): StrayMoney | null => {
    if (changer?.status().kind !== 'ready') return null;
    const isOfTest = (entry: StrayMoney) =>
      entry.testId === testId && entry.means === means && entry.state === 'kept';
    const sumMinor = entries()
      .filter(isOfTest)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const backMinor = largestPayable(sumMinor, changer.tubes());
    if (backMinor === 0) return null;
    const part = (amountMinor: number): StrayMoney => ({
      ...{ strayId: newId(), means, amountMinor, testId },
      ...{ atMs: clock.now(), state: 'kept' as const },
    });
    const back = part(backMinor);
    const rest = sumMinor > backMinor ? [part(sumMinor - backMinor)] : [];
    const others = entries().filter((entry) => !isOfTest(entry));
    keeper.set(KEY, [...others, ...rest, back].slice(-MAX_ENTRIES), clock.now());
    return back;
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
    isKnown: (strayId) => known().includes(strayId) || entries().some((entry) => entry.strayId === strayId),
    take: (means, amountMinor, strayId, testId) => {
      const entry: StrayMoney = { strayId, means, amountMinor, atMs: clock.now(), state: 'kept' };
      put(testId === undefined ? entry : { ...entry, testId });
      remember(strayId);
      if (testId === undefined) log.warn({ amountMinor, means }, 'money came while nobody was paying');
    },
    giveBack: async (strayId) => {
      const entry = entries().find((each) => each.strayId === strayId);
      if (entry?.state === 'kept' && entry.testId === undefined) await giveBack(entry);
    },
    giveBackOfTest: async (testId) => {
      const gathered = gather(testId, 'coins') ?? gather(testId, 'bills');
      if (gathered) await giveBack(gathered);
      return gathered !== null && entries().some(isOnItsWay(gathered.strayId));
    },
    find: (means, amountMinor, strayId, saleId) => {
      const entry = { strayId, means, amountMinor, atMs: clock.now(), state: 'found' } as const;
      put(saleId === null ? entry : { ...entry, saleId });
      remember(strayId);
      log.warn({ amountMinor, means, saleId }, 'there is money inside that nobody told of in time');
    },
    loseNote: (amountMinor, strayId) => {
      put({ strayId, means: 'bills', amountMinor, atMs: clock.now(), state: 'unclear', isLost: true });
      log.error({ amountMinor }, 'a note of nobody is somewhere in the validator');
    },
    follow: () => {
      for (const entry of entries().filter(({ state }) => state === 'returning')) {
        const state = stateOf(entry.strayId);
        if (state !== 'returning') put({ ...entry, state });
      }
    },
  };
}

const isOnItsWay =
  (strayId: string) =>
  (entry: StrayMoney): boolean =>
    entry.strayId === strayId && entry.state !== 'kept';
