import { createBackendServer } from './backend-server.ts';
import { createHeardBook } from './heard-book.ts';
import { createMachine } from './machine.ts';
import { createRandom, type Random } from './random.ts';
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
  return {
    plan,
    random,
    clock,
    trace,
    weather,
    server,
    books: server.books,
    machine,
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
