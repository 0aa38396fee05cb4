import { err, ok } from '../../../../shared/domain/result.ts';
import { planChange } from '../../../devices/mdb/change.ts';
import type { CoinChanger, CoinEvent, CoinTrouble, PayOutState, Tube } from '../../../devices/mdb/types.ts';
import { createListeners } from '../../../devices/transport/listeners.ts';
import type { DeviceStatus } from '../../../devices/types.ts';
import type { ProcessLife } from '../kiosk/process-life.ts';
import type { HeardBook } from './heard-book.ts';
import type { Random } from './random.ts';
import type { SimClock } from './sim-clock.ts';
import type { Trace } from './trace.ts';

const COINS = [10, 50, 100] as const;
const TIMES = { hearMs: 60, setUpMs: 700, coinOutMs: 250 } as const;

/** A pay-out as it went in truth, beside what the driver's durable book says of it. */
interface PayOut {
  readonly amountMinor: number;
  paidMinor: number;
  isOver: boolean;
  state: 'begun' | 'done' | 'short' | 'unknown';
}

export interface ChangerWorld {
  readonly clock: SimClock;
  readonly random: Random;
  readonly trace: Trace;
  readonly heard: HeardBook;
  isUnclear(): boolean;
}

/** The coin changer with its tubes, and the driver's book of pay-outs. Both outlive the kiosk's process. */
export function createSimChanger({ clock, random, trace, heard, isUnclear }: ChangerWorld) {
  const tubes = new Map<number, number>(COINS.map((value) => [value, 20]));
  const payOuts = new Map<string, PayOut>();
  const untold: CoinEvent[] = [];
  const counts = { takenMinor: 0, paidMinor: 0 };
  let trouble: Extract<CoinTrouble, 'coinJam' | 'tubeJam'> | null = null;
  let isPlugged = true;
  let isAccepting = false;
  let driver: {
    readonly life: ProcessLife;
    tell(event: CoinEvent): void;
    tellStatus(): void;
    isUp: boolean;
  } | null = null;

  const live = () => (driver?.life.isAlive() && driver.isUp && isPlugged ? driver : null);
  const tellStatus = () => driver?.life.isAlive() && driver.tellStatus();
  /** The changer keeps its news until it is asked for them: a new process hears what the former did not. */
  const hear = () => {
    const now = live();
    if (!now) return;
    for (const event of untold.splice(0)) now.tell(event);
  };
  const later = (event: CoinEvent) => {
    untold.push(event);
    clock.after(TIMES.hearMs, hear);
  };
  const tubesNow = (): Tube[] =>
    [...tubes].map(([valueMinor, count]) => ({ valueMinor, count, isFull: count >= 60 }));
  const isPaying = () => [...payOuts.values()].some(({ isOver }) => !isOver);

  const status = (): DeviceStatus<CoinTrouble> => {
    if (!live()) return { kind: 'disconnected' };
    if (trouble) return { kind: 'attention', reason: trouble };
    return isPaying() ? { kind: 'busy' } : { kind: 'ready' };
  };

  /** The driver sees the end, if it is still the one that began it. */
  const close = (id: string, payOut: PayOut, life: ProcessLife) => {
    payOut.isOver = true;
    const isSeen = life.isAlive() && live()?.life === life;
    if (!isSeen) return tellStatus();
    payOut.state = payOut.paidMinor === payOut.amountMinor ? 'done' : 'short';
    if (payOut.paidMinor > 0)
      driver?.tell({ kind: 'coinsPaidOut', payOutId: id, amountMinor: payOut.paidMinor });
    if (payOut.state !== 'done') driver?.tell({ kind: 'payOutFailed', payOutId: id });
    tellStatus();
  };
  const payNext = (id: string, payOut: PayOut, coins: readonly number[], life: ProcessLife) => {
    const [coin, ...rest] = coins;
    const isCut = !isPlugged || trouble !== null;
    if (coin === undefined || isCut || (!life.isAlive() && random.chance(0.3)))
      return close(id, payOut, life);
    tubes.set(coin, (tubes.get(coin) ?? 0) - 1);
    payOut.paidMinor += coin;
    counts.paidMinor += coin;
    clock.after(TIMES.coinOutMs, () => payNext(id, payOut, rest, life));
  };
  /** What an earlier process began: the changer may still know how it ended. */
  const settleOld = () => {
    for (const payOut of payOuts.values()) {
      if (payOut.state !== 'begun' || !payOut.isOver) continue;
      if (random.chance(0.4)) payOut.state = 'unknown';
      else payOut.state = payOut.paidMinor === payOut.amountMinor ? 'done' : 'short';
    }
  };

  const stateOf = (id: string): PayOutState => {
    const payOut = payOuts.get(id);
    if (!payOut) return { kind: 'neverSeen' };
    const { amountMinor, paidMinor, state } = payOut;
    if (state === 'done') return { kind: 'done', paidMinor };
    if (state === 'short') return { kind: 'short', amountMinor, paidMinor };
    if (state === 'unknown' || !live()) return { kind: 'unknown', amountMinor };
    if (payOut.isOver) settleOld();
    return payOut.isOver && payOut.state !== 'begun'
      ? stateOf(id)
      : { kind: 'paying', amountMinor, paidMinor };
  };

  const startPayOut =
    (life: ProcessLife): CoinChanger['startPayOut'] =>
    async (id, amountMinor) => {
      const plan = planChange(amountMinor, tubesNow());
      if (payOuts.has(id)) return err({ kind: 'rejected', detail: 'known already' });
      if (status().kind !== 'ready') return err({ kind: 'rejected', detail: `changer is ${status().kind}` });
      if (plan.kind !== 'exact') return err({ kind: 'rejected', detail: 'no such change' });
      const payOut: PayOut = { amountMinor, paidMinor: 0, isOver: false, state: 'begun' };
      payOuts.set(id, payOut);
      trace.note('changer', `pays out ${amountMinor} (${id})`);
      const coins = plan.coins.flatMap(({ valueMinor, count }) =>
        Array.from({ length: count }, () => valueMinor),
      );
      const isUntold = isUnclear();
      const isLost = isUntold && random.chance(0.5);
      clock.after(TIMES.coinOutMs, () => payNext(id, payOut, isLost ? [] : coins, life));
      tellStatus();
      return isUntold ? err({ kind: 'unclear', detail: 'simulated' }) : ok(undefined);
    };

  return {
    /** The driver of one life. */
    connect: (life: ProcessLife): CoinChanger => {
      const events = createListeners<CoinEvent>();
      const statuses = createListeners<DeviceStatus<CoinTrouble>>();
      isAccepting = false;
      const mine = {
        life,
        isUp: false,
        tell: (event: CoinEvent) =>
          events.tell(
            event.kind === 'coinInserted'
              ? { ...event, moneyId: heard.note('coins', event.amountMinor) }
              : event,
          ),
        tellStatus: () => statuses.tell(status()),
      };
      driver = mine;
      clock.after(TIMES.setUpMs, () => {
        mine.isUp = true;
        settleOld();
        hear();
        tellStatus();
      });
      return {
        status,
        onStatus: (listener) => statuses.add(life.ear(listener)),
        onMoney: (listener) => events.add(life.ear(listener)),
        coinValues: () => (live() ? COINS : []),
        acceptCoins: async (accept) => {
          if (!live()) return err({ kind: 'unclear', detail: 'no changer' });
          isAccepting = accept;
          return ok(undefined);
        },
        tubes: tubesNow,
        planChange: (amountMinor) => planChange(amountMinor, tubesNow()),
        startPayOut: startPayOut(life),
        payOutState: stateOf,
      };
    },
    /** False: it came back. */
    insertCoin: (valueMinor: (typeof COINS)[number]): boolean => {
      if (!live() || !isAccepting || trouble) return false;
      counts.takenMinor += valueMinor;
      const count = tubes.get(valueMinor) ?? 0;
      if (count < 60) tubes.set(valueMinor, count + 1);
      trace.note('changer', `takes a coin of ${valueMinor}`);
      later({ kind: 'coinInserted', amountMinor: valueMinor, route: count < 60 ? 'tube' : 'cashBox' });
      return true;
    },
    pressLever: () => later({ kind: 'escrowLever' }),
    jam: (kind: 'coinJam' | 'tubeJam') => {
      trouble = kind;
      tellStatus();
    },
    /** Tubes lose their coins to nobody: staff took them out, and said so. */
    empty: (valueMinor: (typeof COINS)[number]) => void tubes.set(valueMinor, 0),
    unplug: () => {
      isPlugged = false;
      for (const payOut of payOuts.values())
        if (!payOut.isOver && payOut.state === 'begun') payOut.state = 'unknown';
      tellStatus();
    },
    repair: () => {
      trouble = null;
      isPlugged = true;
      hear();
      tellStatus();
    },
    takenMinor: () => counts.takenMinor,
    paidMinor: () => counts.paidMinor,
    /** What came out under this id, in truth. */
    paidUnder: (payOutId: string): number => payOuts.get(payOutId)?.paidMinor ?? 0,
    isResting: () => !isPaying() && untold.length === 0,
  };
}

export type SimChanger = ReturnType<typeof createSimChanger>;
