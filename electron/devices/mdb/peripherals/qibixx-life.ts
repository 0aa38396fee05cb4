import type { Clock } from '../../../system/clock.ts';
import type { MdbBus } from '../bus.ts';
import { MDB_DELAYS } from '../delays.ts';
import type { Life } from './life.ts';
import { createRunningLoop } from './running-loop.ts';

export interface MasterLifeParts {
  readonly bus: MdbBus;
  readonly clock: Clock;
  setUp(): Promise<boolean>;
  found(): void;
  lose(): void;
  wasReset(): boolean;
  /** Asks for a report, which shows that box and reader are there. */
  ask(): Promise<boolean>;
  /** When the last report came. */
  heardMs(): number;
}

/** The life of a reader that the cashless master inside the box polls: found, set up, and asked for now and then. */
export function createMasterLife(parts: MasterLifeParts): Life {
  const { bus, clock } = parts;
  let isRestartWanted = false;

  const serve = async (signal: AbortSignal) => {
    let askedMs = clock.steadyMs();
    while (bus.isUp() && !parts.wasReset() && !isRestartWanted) {
      await clock.sleep(MDB_DELAYS.pollMs, signal);
      if (clock.steadyMs() - parts.heardMs() > MDB_DELAYS.readerSilenceMs) return;
      if (clock.steadyMs() - askedMs < MDB_DELAYS.ownPollMs) continue;
      askedMs = clock.steadyMs();
      await parts.ask();
    }
  };

  const liveOnce = async (signal: AbortSignal) => {
    await bus.untilUp(signal);
    isRestartWanted = false;
    if (await parts.setUp()) {
      parts.found();
      await serve(signal);
      parts.lose();
    } else {
      parts.lose();
      await clock.sleep(MDB_DELAYS.findMs, signal);
    }
  };

  const run = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      await liveOnce(signal).catch((reason: unknown) => {
        if (!signal.aborted) throw reason;
      });
    }
    parts.lose();
  };

  return {
    ...createRunningLoop(run),
    restart: () => {
      isRestartWanted = true;
    },
  };
}
