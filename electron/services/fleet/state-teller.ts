import { isDeepStrictEqual } from 'node:util';
import type { Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { BrokerFailure } from './broker-failure.ts';
import type { BrokerLink } from './broker-link.ts';
import { sleepUntil } from './fleet-connection.ts';
import type { FleetState } from './messages.ts';

export interface StateTellerOptions {
  readonly topic: string;
  readonly clock: Clock;
  /** Between two states at least. */
  readonly intervalMs: number;
  onOutcome(failure: BrokerFailure | null): void;
}

/** Publishes the retained state: after each connection, and when it has changed, and never more often than the interval. */
export function createStateTeller({ topic, clock, intervalMs, onOutcome }: StateTellerOptions) {
  let latest: FleetState | null = null;
  let rung = new AbortController();

  const isOld = (told: FleetState | null): boolean =>
    latest !== null && (told === null || !isDeepStrictEqual({ ...told, atMs: 0 }, { ...latest, atMs: 0 }));

  const tell = async (link: BrokerLink, state: FleetState): Promise<Result<void, BrokerFailure>> => {
    const result = await link.publish(topic, JSON.stringify(state), { retain: true });
    onOutcome(result.ok ? null : result.error);
    return result;
  };

  return {
    /** How the kiosk was last found. */
    take: (state: FleetState) => {
      latest = state;
      rung.abort();
    },
    /** Until the signal aborts. */
    run: async (link: BrokerLink, signal: AbortSignal): Promise<void> => {
      let told: FleetState | null = null;
      while (!signal.aborted) {
        rung = new AbortController();
        const state = latest;
        if (state !== null && isOld(told)) {
          if ((await tell(link, state)).ok) told = state;
          await sleepUntil(clock, intervalMs, signal);
        } else await sleepUntil(clock, intervalMs, signal, rung.signal);
      }
    },
  };
}
