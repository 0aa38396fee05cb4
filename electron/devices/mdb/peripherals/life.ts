import type { Clock } from '../../../system/clock.ts';
import type { BusAnswer } from '../bridges/types.ts';
import type { MdbBus } from '../bus.ts';
import { MDB_DELAYS } from '../delays.ts';
import { createRunningLoop, type RunningLoop } from './running-loop.ts';

/** What differs between the peripherals, for the life that they share. */
export interface LifeParts {
  readonly bus: MdbBus;
  readonly clock: Clock;
  readonly address: number;
  readonly reset: Uint8Array;
  readonly poll: Uint8Array;
  /**
   * Asked in place of a poll where the box polls by itself: shows that the peripheral is there. Its answer is not read
   * as news, so that an answer that went astray can never look like money.
   */
  readonly alive: Uint8Array;
  /** Whether a poll answer says that the peripheral was just reset. */
  isJustReset(data: Uint8Array): boolean;
  /** Asked before the first reset after the bus came up: what the peripheral still knows and a reset would wipe out. */
  beforeReset(): Promise<void>;
  /** From "just reset" to enabled. `false`: it does not answer, so look for it again. */
  setUp(): Promise<boolean>;
  /** Everything in a poll answer, in its order; nothing where the peripheral has nothing to tell. */
  hear(data: Uint8Array): void;
  /** Asked now and then beside the polls, every `everyMs`. */
  readonly visit?: { readonly everyMs: number; make(): Promise<void> };
  /** Silence after which it is reset, in ms. */
  silenceMs(): number;
  /** `silent`: not heard of for a while, though not given up yet. */
  onPresence(presence: 'found' | 'heard' | 'silent' | 'missing'): void;
  /** It was reset, by itself or by us, or the bus is gone: whatever was under way is over. */
  onLost(): void;
}

export interface Life extends RunningLoop {
  /** Resets the peripheral at the next turn. */
  restart(): void;
}

/** The life of a peripheral: found, reset, set up, polled; and from the start again when it resets or goes silent. */
export function createLife(parts: LifeParts): Life {
  const { bus, clock } = parts;
  let isRestartWanted = false;
  let wasReset = false;
  let heardMs = 0;
  let isServing = false;

  const noteHeard = () => {
    heardMs = clock.steadyMs();
    if (isServing) parts.onPresence('heard');
  };

  const hear = (data: Uint8Array) => {
    noteHeard();
    if (parts.isJustReset(data)) wasReset = true;
    parts.hear(data);
  };

  const pollOnce = async () => {
    const isNews = !bus.pollsItself || parts.alive === parts.poll;
    const answer = await bus.exchange(isNews ? parts.poll : parts.alive);
    if (answer.kind === 'data' && isNews) hear(answer.bytes);
    else if (answer.kind === 'ack' || answer.kind === 'data') {
      noteHeard();
      parts.hear(new Uint8Array());
    }
    return answer.kind;
  };

  /** Reset, and wait for its word. Some never say "just reset", so the wait has an end. */
  const reset = async (signal: AbortSignal): Promise<boolean> => {
    wasReset = false;
    const answer = await bus.exchange(parts.reset, MDB_DELAYS.slowAnswerMs);
    if (answer.kind === 'silent') return false;
    await clock.sleep(MDB_DELAYS.afterResetMs, signal);
    const untilMs = clock.steadyMs() + MDB_DELAYS.justResetMs;
    while (!wasReset && clock.steadyMs() < untilMs && bus.isUp()) {
      await pollOnce();
      if (!wasReset) await clock.sleep(MDB_DELAYS.pollMs, signal);
    }
    return bus.isUp();
  };

  /** Until it is reset, silent for too long, or the bus is gone. */
  const serve = async (signal: AbortSignal) => {
    heardMs = clock.steadyMs();
    let pollAtMs = 0;
    let visitAtMs = clock.steadyMs() + (parts.visit?.everyMs ?? 0);
    while (bus.isUp() && !wasReset && !isRestartWanted) {
      // A bridge that polls by itself brings news at any time: "just reset" is looked for more often than polled.
      await clock.sleep(MDB_DELAYS.pollMs, signal);
      if (clock.steadyMs() < pollAtMs || wasReset) continue;
      await pollOnce();
      pollAtMs = bus.pollMs > MDB_DELAYS.pollMs ? clock.steadyMs() + bus.pollMs : 0;
      if (parts.visit && clock.steadyMs() >= visitAtMs) {
        await parts.visit.make();
        visitAtMs = clock.steadyMs() + parts.visit.everyMs;
      }
      const silenceMs = clock.steadyMs() - heardMs;
      if (silenceMs > parts.silenceMs()) return;
      if (silenceMs > Math.max(MDB_DELAYS.silenceShownMs, bus.pollMs * 2)) parts.onPresence('silent');
    }
  };

  const liveOnce = async (signal: AbortSignal) => {
    await bus.untilUp(signal);
    // Just reset by itself: it waits for its set-up and needs no second reset.
    if (!wasReset) {
      await pollOnce();
      await parts.beforeReset();
      if (!(await reset(signal))) return false;
    }
    wasReset = false;
    isRestartWanted = false;
    if (!(await parts.setUp())) return false;
    parts.onPresence('found');
    isServing = true;
    await serve(signal).finally(() => {
      isServing = false;
      parts.onLost();
    });
    return true;
  };

  const run = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      const wasFound = await liveOnce(signal).catch((reason: unknown) => {
        if (!signal.aborted) throw reason;
        return true;
      });
      if (signal.aborted) break;
      if (!wasFound || !bus.isUp()) parts.onPresence('missing');
      if (!wasFound) await clock.sleep(MDB_DELAYS.findMs, signal).catch(() => undefined);
    }
  };

  bus.onActivity((address, data) => {
    if (address === parts.address) hear(data);
  });
  bus.onChange((isUp) => {
    if (isUp) return;
    wasReset = false;
    parts.onPresence('missing');
  });

  return {
    ...createRunningLoop(run),
    restart: () => {
      isRestartWanted = true;
    },
  };
}

/** Asks again where nothing usable came, as the rules allow for requests that change nothing twice. */
export async function exchangeUntilData(
  bus: MdbBus,
  command: Uint8Array,
  timeoutMs: number,
): Promise<Uint8Array | null> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const answer = await bus.exchange(command, timeoutMs);
    if (answer.kind === 'data') return answer.bytes;
  }
  return null;
}

/** For settings, which may be sent again. */
export async function exchangeUntilAck(bus: MdbBus, command: Uint8Array): Promise<BusAnswer['kind']> {
  let kind: BusAnswer['kind'] = 'silent';
  for (let attempt = 0; attempt < 3 && kind !== 'ack' && kind !== 'data'; attempt++) {
    kind = (await bus.exchange(command)).kind;
  }
  return kind;
}
