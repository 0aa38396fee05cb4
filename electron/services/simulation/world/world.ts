import { createAccountBooks } from './account-books.ts';
import { createBackendServer } from './backend-server.ts';
import { createHeardBook } from './heard-book.ts';
import { createMachine } from './machine.ts';
import { createPrintShop } from './print-shop.ts';
import { createRandom, type Random } from './random.ts';
import { createRetailer, MEMBER } from './retailer.ts';
import { createSideLine } from './side-line.ts';
import { createSimChanger } from './sim-changer.ts';
import { createSimClock } from './sim-clock.ts';
import { createSimReader } from './sim-reader.ts';
import { createSimValidator } from './sim-validator.ts';
import { createTrace } from './trace.ts';
import { createWeather } from './weather.ts';

/** How this kiosk and its shop are, for the whole of a run. */
export interface WorldPlan {
  readonly seed: number;
  readonly timeZone: string;
  readonly startMs: number;
  readonly isStrictBackend: boolean;
  readonly canReaderRefund: boolean;
  readonly settle: 'orderAccepted' | 'dispensed';
  readonly shoppers: number;
  /** It knows a retailer, with members and coupons. */
  readonly hasRetailer: boolean;
  /** Its sales go to the operator's books. */
  readonly hasAccounts: boolean;
  readonly sellsOffline: boolean;
  /** It prints documents for a print shop, and somebody wants some. */
  readonly hasPrintShop: boolean;
}

type Place = Pick<WorldPlan, 'timeZone' | 'startMs'>;
const PLACES: readonly [Place, ...Place[]] = [
  // Three minutes before the clocks go forward, three before they go back, and four before midnight.
  { timeZone: 'Europe/Berlin', startMs: Date.UTC(2026, 2, 29, 0, 57) },
  { timeZone: 'America/New_York', startMs: Date.UTC(2026, 10, 1, 5, 57) },
  { timeZone: 'Asia/Shanghai', startMs: Date.UTC(2026, 5, 1, 15, 56) },
  { timeZone: 'Asia/Shanghai', startMs: Date.UTC(2026, 5, 1, 2, 0) },
];

export function planWorld(seed: number, random: Random): WorldPlan {
  return {
    seed,
    ...random.pick(PLACES),
    isStrictBackend: random.chance(0.4),
    canReaderRefund: random.chance(0.7),
    settle: random.pick(['orderAccepted', 'dispensed']),
    shoppers: random.pick([1, 1, 2, 3]),
    hasRetailer: random.chance(0.5),
    hasAccounts: random.chance(0.7),
    sellsOffline: random.chance(0.5),
    hasPrintShop: random.chance(0.35),
  };
}

/** Everything outside of the kiosk's process: it goes on when the process dies, and keeps books of its own. */
export function createWorld(seed: number) {
  const random = createRandom(seed);
  const plan = planWorld(seed, random.fork());
  const clock = createSimClock(plan.startMs);
  const trace = createTrace(() => clock.elapsedMs());
  const weather = createWeather(random.fork());
  const server = createBackendServer({ isStrict: plan.isStrictBackend });
  const ground = { clock, trace, isUnclear: () => weather.isUnclear() };
  const machine = createMachine({ ...ground, random: random.fork() });
  const heard = createHeardBook(clock);
  const { books } = server;
  const sideRandom = random.fork();
  const retailer = createRetailer({
    isStrict: plan.isStrictBackend,
    hasOrderLess: (amountMinor) =>
      [...books.orders.values()].some(
        ({ paymentId }) => paymentId !== null && books.payments.get(paymentId)?.lessMinor === amountMinor,
      ),
  });
  return {
    plan,
    random,
    clock,
    trace,
    weather,
    server,
    books,
    machine,
    retailer,
    /** Gives out a coupon, which takes an amount of its own off the price: by that it is known again. */
    giveCoupon: (isMembers: boolean): string => {
      const amountMinor = 500 + 100 * (retailer.coupons.size + 1);
      books.discountsMinor.add(amountMinor);
      return retailer.giveCoupon(amountMinor, isMembers ? MEMBER.memberId : null);
    },
    printShop: createPrintShop(clock),
    /** Whose papers are on the screen. */
    documentSession: null as string | null,
    accounts: createAccountBooks({ isStrict: plan.isStrictBackend }),
    /** To retailer and books, for one life of the process. */
    sideLine: (isAlive: () => boolean) =>
      createSideLine({ clock, trace, random: sideRandom, fateOf: (call) => weather.fateOf(call) }, isAlive),
    heard,
    changer: createSimChanger({ ...ground, heard, random: random.fork() }),
    validator: createSimValidator({ ...ground, heard, random: random.fork() }),
    reader: createSimReader(ground, { canRefund: plan.canReaderRefund }),
    /** Pictures of sales on the disk, by sale. */
    pictures: new Map<string, Uint8Array>(),
    /** What went over the counter by hand, in minor units. */
    till: { takenMinor: 0, givenMinor: 0 },
  };
}

export type World = ReturnType<typeof createWorld>;
