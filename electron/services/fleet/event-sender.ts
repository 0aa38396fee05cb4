import { err, type Result } from '../../../shared/domain/result.ts';
import type { StoredEntry } from '../../journal/outbox.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { BrokerFailure } from './broker-failure.ts';
import type { BrokerLink } from './broker-link.ts';
import { sleepUntil } from './fleet-connection.ts';
import { FLEET_LIMITS, type FleetDelays } from './fleet-delays.ts';
import { FLEET_TOPIC, fleetNewsSchema } from './fleet-news.ts';
import { FLEET_VERSION, type FleetTopics, type KioskPlace } from './topics.ts';

/** What the sender needs of the outbox. */
export interface EventBox {
  oldest(topic: string, limit: number): StoredEntry[];
  markAllDelivered(ids: readonly number[]): void;
  recordAttempt(id: number): void;
  markUndelivered(id: number): void;
}

/** Before or after an update. It is put aside, and does not stop the others. */
const OF_ANOTHER_VERSION: BrokerFailure = {
  kind: 'refusedMessage',
  code: 0,
  detail: 'an event was written by another version of this program',
};

export interface EventSenderOptions {
  readonly place: KioskPlace;
  readonly topics: FleetTopics;
  readonly box: EventBox;
  readonly clock: Clock;
  readonly delays: FleetDelays;
  readonly log: Log;
  /** Null: the broker takes everything. */
  onOutcome(failure: BrokerFailure | null): void;
  onDelivered(): void;
}

/**
 * Sends the events of the outbox, the oldest first, a few at a time. An event leaves the outbox when the broker has
 * acknowledged it and not before, so what was on its way when anything broke is sent again.
 */
export function createEventSender(options: EventSenderOptions) {
  const { place, topics, box, clock, delays, log } = options;
  let woken = new AbortController();

  const send = async (link: BrokerLink, entry: StoredEntry) => {
    const news = fleetNewsSchema.safeParse(entry.body);
    if (!news.success) return err(OF_ANOTHER_VERSION);
    const { channel, content, eventId, atMs } = news.data;
    const { siteId: site, kioskId: kiosk } = place;
    const message = { version: FLEET_VERSION, site, kiosk, eventId, seq: entry.id, atMs, ...content };
    return link.publish(topics.event(channel), JSON.stringify(message), { retain: false });
  };

  /** What was not taken, or null. */
  const settle = (entries: readonly StoredEntry[], results: readonly Result<void, BrokerFailure>[]) => {
    const taken = entries.filter((_entry, index) => results[index]?.ok);
    if (taken.length > 0) {
      box.markAllDelivered(taken.map(({ id }) => id));
      options.onDelivered();
    }
    let failure: BrokerFailure | null = null;
    for (const [index, result] of results.entries()) {
      const entry = entries[index];
      if (result.ok || !entry) continue;
      failure = result.error;
      if (failure.kind !== 'refusedMessage') continue;
      box.recordAttempt(entry.id);
      if (entry.attempts + 1 >= FLEET_LIMITS.maxAttempts) box.markUndelivered(entry.id);
    }
    return failure;
  };

  /** How long to wait before the next look. */
  const sendSome = async (
    link: BrokerLink,
    failures: number,
  ): Promise<{ pauseMs: number; isFine: boolean }> => {
    const entries = box.oldest(FLEET_TOPIC, link.inFlight);
    if (entries.length === 0) return { pauseMs: delays.idleMs, isFine: true };
    const failure = settle(entries, await Promise.all(entries.map((entry) => send(link, entry))));
    options.onOutcome(failure);
    if (failure === null) return { pauseMs: 0, isFine: true };
    log.warn({ failure }, 'an event for the fleet was not taken');
    return {
      pauseMs: Math.min(delays.firstPauseMs * 2 ** Math.min(failures, 20), delays.longestPauseMs),
      isFine: false,
    };
  };

  return {
    /** Until the signal aborts. */
    run: async (link: BrokerLink, signal: AbortSignal): Promise<void> => {
      let failures = 0;
      while (!signal.aborted) {
        woken = new AbortController();
        const { pauseMs, isFine } = await sendSome(link, failures).catch((error: unknown) => {
          log.error({ err: error }, 'the fleet’s events could not be worked off');
          return { pauseMs: delays.storageRetryMs, isFine: false };
        });
        failures = isFine ? 0 : failures + 1;
        // What is new does not make a broker that says no say yes.
        if (pauseMs > 0) await sleepUntil(clock, pauseMs, signal, ...(isFine ? [woken.signal] : []));
      }
    },
    /** There may be something new. */
    wake: () => woken.abort(),
  };
}
