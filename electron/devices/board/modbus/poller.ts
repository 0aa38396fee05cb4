import type { Clock } from '../../../system/clock.ts';
import { createListeners } from '../../transport/listeners.ts';
import { MODBUS_DELAYS } from './delays.ts';
import type { ModbusLink } from './modbus-link.ts';
import { type Point, readPoints } from './points.ts';

export type Values<Name extends string> = Partial<Record<Name, number>>;

/** Reads the same points of one unit over and over. `null` is a board that does not answer now. */
export interface Poller<Name extends string> {
  start(): void;
  stop(): Promise<void>;
  latest(): Values<Name> | null;
  /** Reads at once. */
  readNow(): Promise<Values<Name> | null>;
  onValues(listener: (values: Values<Name> | null) => void): () => void;
  /** Settles with the first thing that `find` makes of a reading, or with `null` after `limitMs`. */
  waitFor<Found>(find: (values: Values<Name>) => Found | null, limitMs: number): Promise<Found | null>;
  /** Reads as fast as the line allows while `work` goes on. */
  fast<Value>(work: () => Promise<Value>): Promise<Value>;
}

export interface PollerOptions<Name extends string> {
  readonly link: ModbusLink;
  readonly unit: number;
  readonly points: Readonly<Record<Name, Point | undefined>>;
  readonly clock: Clock;
}

export function createPoller<Name extends string>(options: PollerOptions<Name>): Poller<Name> {
  const { link, unit, points, clock } = options;
  const listeners = createListeners<Values<Name> | null>();
  let latest: Values<Name> | null = null;
  let haste = 0;
  let running: { readonly abort: AbortController; readonly over: Promise<void> } | null = null;

  const publish = (values: Values<Name> | null) => {
    latest = values;
    listeners.tell(values);
    return values;
  };
  const readNow = async () => {
    const read = await readPoints(link, unit, points);
    return publish(read.ok ? read.value : null);
  };
  const paceMs = () => {
    if (!latest) return MODBUS_DELAYS.awayPollMs;
    return haste > 0 ? MODBUS_DELAYS.fastPollMs : MODBUS_DELAYS.pollMs;
  };
  const run = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      await readNow();
      await clock.sleep(paceMs(), signal).catch(() => undefined);
    }
  };

  return {
    latest: () => latest,
    readNow,
    onValues: listeners.add,
    start: () => {
      if (running) return;
      const abort = new AbortController();
      const forget = link.onClosed(() => publish(null));
      running = { abort, over: run(abort.signal).finally(forget) };
    },
    stop: async () => {
      const stopping = running;
      running = null;
      stopping?.abort.abort();
      await stopping?.over;
    },
    waitFor: async (find, limitMs) => {
      const over = new AbortController();
      const found = Promise.withResolvers<NonNullable<ReturnType<typeof find>> | null>();
      const forget = listeners.add((values) => {
        const result = values && find(values);
        if (result !== null && result !== undefined) found.resolve(result);
      });
      clock.sleep(limitMs, over.signal).then(
        () => found.resolve(null),
        () => undefined,
      );
      try {
        return await found.promise;
      } finally {
        forget();
        over.abort();
      }
    },
    fast: async (work) => {
      haste++;
      try {
        return await work();
      } finally {
        haste--;
      }
    },
  };
}
