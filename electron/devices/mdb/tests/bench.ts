import { createVirtualClock, type VirtualClock } from '../../../services/sale/simulation/virtual-clock.ts';
import { volatileMemory } from '../../simulated-memory.ts';
import {
  createTransportPair,
  type PairOptions,
  type TransportPair,
} from '../../transport/paired-transport.ts';
import { EMPTY_BOOK, type MdbBook, type MdbMemory } from '../books.ts';
import { type MdbConfig, mdbSchema } from '../config.ts';
import { createMdb, type OpenedMdb } from '../create-mdb.ts';
import {
  createSimulatedMdb,
  type SimulatedMdb,
  type SimulatedMdbOptions,
} from '../simulator/simulated-mdb.ts';
import type { MoneyEvent } from '../types.ts';

export interface BenchOptions extends Omit<SimulatedMdbOptions, 'clock'>, Omit<PairOptions, 'clock'> {
  readonly config?: object;
  readonly memory?: MdbMemory;
  readonly clock?: VirtualClock;
  readonly machine?: SimulatedMdb;
}

/** A kiosk's MDB part and a simulated machine, joined by a cable within the process, under a virtual clock. */
export interface Bench {
  readonly clock: VirtualClock;
  readonly machine: SimulatedMdb;
  readonly pair: TransportPair;
  readonly mdb: OpenedMdb;
  readonly memory: MdbMemory;
  readonly events: MoneyEvent[];
  /** Waits until all configured peripherals are ready. */
  ready(): Promise<void>;
  /** Waits for an event of the kind, and returns the first. */
  event<Kind extends MoneyEvent['kind']>(
    kind: Kind,
    limitMs?: number,
  ): Promise<Extract<MoneyEvent, { kind: Kind }>>;
  /** Lets time pass until the promise settles. */
  run<Value>(promise: Promise<Value>, limitMs?: number): Promise<Value>;
  count(kind: MoneyEvent['kind']): number;
  /** What a killed process leaves behind: the book as it is now, on a new bus of the same machine. */
  restartAfterKill(): Promise<Bench>;
  stop(): Promise<void>;
}

const silentLog = { info: () => undefined, warn: () => undefined };

/** The part of the kiosk that a test is about. Throws where the configuration has none. */
export function partOf<Value>(part: Value | null | undefined): Value {
  if (part === null || part === undefined) throw new Error('the bench has no such part');
  return part;
}

export async function createBench(options: BenchOptions = {}): Promise<Bench> {
  const clock = options.clock ?? createVirtualClock(1_000_000);
  const machine = options.machine ?? createSimulatedMdb({ ...options, clock });
  const pair = createTransportPair({ ...options, clock });
  const isWafer =
    options.config !== undefined && 'driver' in options.config && options.config.driver === 'wafer';
  const config: MdbConfig = mdbSchema.parse({
    driver: 'qibixx',
    connection: { path: 'simulated' },
    readers: [1, 2],
    ...(isWafer ? {} : { cashless: 'raw' }),
    ...options.config,
  });
  const memory = options.memory ?? volatileMemory<MdbBook>(EMPTY_BOOK);
  await pair.device.open();
  const box = machine.attach(config.driver, pair.device);
  const mdb = createMdb(config, { clock, log: silentLog, currency: 'CNY', memory, transport: pair.kiosk });
  const events: MoneyEvent[] = [];
  mdb.onMoney((event) => events.push(event));
  mdb.device.start();

  const bench: Bench = {
    clock,
    machine,
    pair,
    mdb,
    memory,
    events,
    ready: async () => {
      const parts = [mdb.changer, mdb.validator, ...mdb.cashless].filter((part) => part !== null);
      await clock.advanceUntil(() => parts.every((part) => part.status().kind !== 'disconnected'), 60_000);
    },
    event: async (kind, limitMs = 60_000) => {
      const isKind = (event: MoneyEvent): event is Extract<MoneyEvent, { kind: typeof kind }> =>
        event.kind === kind;
      await clock.advanceUntil(() => events.some(isKind), limitMs);
      const found = events.find(isKind);
      if (!found) throw new Error(`no event ${kind}`);
      return found;
    },
    run: async (promise, limitMs = 120_000) => {
      let isSettled = false;
      const settled = () => {
        isSettled = true;
      };
      promise.then(settled, settled);
      await clock.advanceUntil(() => isSettled, limitMs);
      return promise;
    },
    count: (kind) => events.filter((event) => event.kind === kind).length,
    restartAfterKill: async () => {
      const left = structuredClone(memory.read());
      // The killed process says and hears nothing more: the box takes its lines from the new one alone.
      box.stop();
      pair.unplug();
      const { memory: _, clock: __, machine: ___, ...rest } = options;
      return createBench({ ...rest, clock, machine, memory: volatileMemory(left) });
    },
    stop: async () => {
      box.stop();
      await bench.run(mdb.device.stop());
    },
  };
  return bench;
}
