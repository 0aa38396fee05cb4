import { randomUUID } from 'node:crypto';
import type { StaffOverview } from '../../../shared/contract/staff-overview.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { BackendError } from '../../backends/types.ts';
import type { AuditEntry } from '../../journal/audit.ts';
import type { FleetCommands } from '../../journal/fleet-commands.ts';
import type { Outbox } from '../../journal/outbox.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { asBackendError, type BrokerFailure } from './broker-failure.ts';
import type { BrokerLink, Credentials, OpenLink } from './broker-link.ts';
import { type CommandPorts, createCommandActs } from './commands/command-acts.ts';
import { createCommandDesk } from './commands/command-desk.ts';
import { createEventSender } from './event-sender.ts';
import { createFleetConnection, sleepUntil } from './fleet-connection.ts';
import { FLEET_DELAYS, type FleetDelays } from './fleet-delays.ts';
import { FLEET_TOPIC, fleetMessage, fleetNewsSchema } from './fleet-news.ts';
import { stateOf } from './kiosk-state.ts';
import type { FleetState, Presence, ResultContent } from './messages.ts';
import { createStateTeller } from './state-teller.ts';
import { clientIdOf, FLEET_VERSION, type KioskPlace, topicsOf } from './topics.ts';
import { createKioskWatch } from './watch-kiosk.ts';

export interface FleetServiceOptions {
  readonly place: KioskPlace;
  readonly url: string;
  readonly commandKeys: Readonly<Record<string, string>>;
  readonly stateMs: number;
  readonly appVersion: string;
  credentials(): Promise<Result<Credentials, BrokerFailure>>;
  readonly openLink: OpenLink;
  readonly box: Outbox;
  readonly book: FleetCommands;
  readonly keeper: {
    get(key: string): { value: unknown } | null;
    set(key: string, value: unknown, atMs: number): void;
  };
  /** Runs as one transaction. */
  together(work: () => void): void;
  audit(entry: AuditEntry): void;
  /** How the kiosk is, as staff see it. */
  look(): Promise<StaffOverview>;
  readonly commands: CommandPorts;
  /** What was last heard of the broker; null: that all is well. */
  heard(error: BackendError | null): void;
  readonly clock: Clock;
  readonly log: Log;
  random(): number;
  readonly delays?: FleetDelays;
}

/** For the staff's page of systems. */
export interface FleetServiceState {
  readonly waiting: number;
  readonly undelivered: number;
  readonly lastError: BackendError | null;
  readonly lastDeliveredAtMs: number | null;
  readonly isConnected: boolean;
  /** Messages on the command topic that came too fast to be read. */
  readonly dropped: number;
}

/** Lets the owner of many kiosks watch and steer this one through an MQTT broker. Selling never waits for it. */
export interface FleetService {
  start(): void;
  stop(): Promise<void>;
  /** There may be something new to send. */
  wake(): void;
  state(): FleetServiceState;
  /** Events that the broker would not have, the oldest first. */
  listUndelivered(): UndeliveredEvent[];
  /** False where there is none of that id. */
  sendAgain(messageId: number): boolean;
}

export interface UndeliveredEvent {
  readonly messageId: number;
  /** The sale that it is about; null: it is about no sale. */
  readonly saleId: string | null;
  readonly attempts: number;
  readonly createdAtMs: number;
}

const LISTED_AT_MOST = 200;

type Part = 'commands' | 'events' | 'state';

export function createFleetService(options: FleetServiceOptions): FleetService {
  const { place, box, clock, log, delays = FLEET_DELAYS } = options;
  const topics = topicsOf(place);
  const startId = randomUUID();
  const head = { version: FLEET_VERSION, site: place.siteId, kiosk: place.kioskId } as const;
  const failures = new Map<Part, BrokerFailure | null>();
  const stopped = new AbortController();
  let lastDeliveredAtMs: number | null = null;
  let currentLink: BrokerLink | null = null;
  let watching: Promise<void> = Promise.resolve();

  const note = (part: Part) => (failure: BrokerFailure | null) => {
    failures.set(part, failure);
    options.heard(failure && asBackendError(failure));
  };
  const add: Parameters<typeof createKioskWatch>[0]['add'] = (message, atMs) => box.add(message, atMs);
  const watch = createKioskWatch({ ...options, add, deviceMs: delays.deviceMs });
  const sender = createEventSender({
    ...{ place, topics, box, clock, delays, log },
    onOutcome: note('events'),
    onDelivered: () => {
      lastDeliveredAtMs = clock.now();
    },
  });
  const teller = createStateTeller({
    topic: topics.state,
    clock,
    intervalMs: options.stateMs,
    onOutcome: note('state'),
  });
  const desk = createCommandDesk({
    ...{ ...options, keys: options.commandKeys, add, delays },
    acts: createCommandActs(options.commands, clock, delays),
    say: (content: ResultContent) => {
      const { eventId, atMs } = fleetMessage({ channel: 'result', content }, clock.now()).body;
      currentLink?.say(
        topics.event('result'),
        JSON.stringify({ ...head, eventId, seq: null, atMs, ...content }),
      );
    },
    onNews: sender.wake,
  });

  const offline = (reason: 'lost' | 'stopped'): string =>
    JSON.stringify({ ...head, online: false, startId, reason } satisfies Presence);
  const online = (): string => {
    const { appVersion } = options;
    const sinceMs = clock.now();
    return JSON.stringify({
      ...head,
      online: true,
      startId,
      appVersion,
      sinceMs,
      takesCommands,
    } satisfies Presence);
  };
  const takesCommands = Object.keys(options.commandKeys).length > 0;

  const work = async (link: BrokerLink, signal: AbortSignal) => {
    currentLink = link;
    const born = await link.publish(topics.presence, online(), { retain: true });
    note('state')(born.ok ? null : born.error);
    if (takesCommands) {
      const subscribed = await link.subscribe(topics.command);
      note('commands')(subscribed.ok ? null : subscribed.error);
    }
    await Promise.all([sender.run(link, signal), teller.run(link, signal)]);
    if (stopped.signal.aborted) await link.publish(topics.presence, offline('stopped'), { retain: true });
    currentLink = null;
  };

  const connection = createFleetConnection({
    ...{ url: options.url, clock, delays, log, random: options.random, openLink: options.openLink },
    clientId: clientIdOf(place),
    will: { topic: topics.presence, payload: offline('lost') },
    credentials: options.credentials,
    onFailure: (failure) => options.heard(asBackendError(failure)),
    onMessage: async (topic, payload, isAgain) => {
      // A broker may send what nobody asked for.
      if (topic === topics.command && takesCommands) await desk.take(payload, isAgain);
    },
    work,
  });

  const look = async () => {
    const overview = await options.look();
    if (watch(overview, clock.now())) sender.wake();
    const state: FleetState = {
      ...head,
      startId,
      atMs: clock.now(),
      ...stateOf(overview),
      unsentEvents: box.countByState(FLEET_TOPIC).waiting,
      droppedCommands: desk.dropped(),
    };
    teller.take(state);
  };

  const repeat = async () => {
    while (!stopped.signal.aborted) {
      await look().catch((error: unknown) =>
        log.error({ err: error }, 'the kiosk’s state could not be told to the fleet'),
      );
      await sleepUntil(clock, delays.lookMs, stopped.signal);
    }
  };

  const lastFailure = (): BrokerFailure | null =>
    connection.lastFailure() ?? [...failures.values()].find((failure) => failure !== null) ?? null;

  return {
    start: () => {
      desk.start();
      watching = repeat();
      connection.start();
    },
    stop: async () => {
      stopped.abort(new Error('the kiosk stops'));
      await desk.stop();
      await connection.stop();
      await watching;
    },
    wake: sender.wake,
    listUndelivered: () =>
      box.undelivered(FLEET_TOPIC, LISTED_AT_MOST).map(({ id, body, attempts, createdAtMs }) => {
        const news = fleetNewsSchema.safeParse(body).data;
        const saleId = news?.channel === 'event/sale' ? news.content.saleId : null;
        return { messageId: id, saleId, attempts, createdAtMs };
      }),
    sendAgain: (messageId) => {
      const isBack = box.putBack(FLEET_TOPIC, messageId);
      if (isBack) sender.wake();
      return isBack;
    },
    state: () => {
      const failure = lastFailure();
      return {
        ...box.countByState(FLEET_TOPIC),
        lastError: failure === null ? null : asBackendError(failure),
        lastDeliveredAtMs,
        isConnected: connection.isUp(),
        dropped: desk.dropped(),
      };
    },
  };
}
