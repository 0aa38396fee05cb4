import type { Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { BrokerFailure } from './broker-failure.ts';
import type { BrokerLink, Credentials, LinkOptions, OpenLink } from './broker-link.ts';
import type { FleetDelays } from './fleet-delays.ts';

export interface ConnectionOptions
  extends Pick<LinkOptions, 'url' | 'clientId' | 'will' | 'onMessage' | 'clock' | 'delays'> {
  readonly openLink: OpenLink;
  /** Read anew for each connection. */
  credentials(): Promise<Result<Credentials, BrokerFailure>>;
  /** The work of one connection; it ends when that does, or when the signal aborts. */
  work(link: BrokerLink, signal: AbortSignal): Promise<void>;
  onFailure(failure: BrokerFailure): void;
  readonly log: Log;
  random(): number;
}

/** Keeps the kiosk at its broker: connects, does the work, and comes back after whatever went wrong. */
export interface FleetConnection {
  start(): void;
  stop(): Promise<void>;
  isUp(): boolean;
  /** The last that went wrong, since it was up the last time. */
  lastFailure(): BrokerFailure | null;
}

const HARM: readonly BrokerFailure['kind'][] = ['harmful', 'unfit', 'takenOver'];

/** How long to wait after so many failures in a row, from 1. `random` in [0, 1): a thousand kiosks must not come at once. */
export function pauseAfter(
  failures: number,
  last: BrokerFailure,
  { firstPauseMs, longestPauseMs, harmPauseMs }: FleetDelays,
  random: number,
): number {
  const wholeMs = Math.min(firstPauseMs * 2 ** Math.min(failures - 1, 20), longestPauseMs);
  const leastMs = HARM.includes(last.kind) ? harmPauseMs : 0;
  return Math.max(wholeMs, leastMs) * (0.5 + random / 2);
}

export function createFleetConnection(options: ConnectionOptions): FleetConnection {
  const { clock, delays, log } = options;
  const stopped = new AbortController();
  let link: BrokerLink | null = null;
  let failure: BrokerFailure | null = null;
  let loop: Promise<void> = Promise.resolve();

  const once = async (): Promise<BrokerFailure> => {
    const credentials = await options.credentials();
    if (!credentials.ok) return credentials.error;
    const opened = await options.openLink({
      ...options,
      credentials: credentials.value,
      signal: linkSignal.signal,
    });
    if (!opened.ok) return opened.error;
    link = opened.value;
    failure = null;
    log.info('connected to the fleet’s broker');
    const over = new AbortController();
    const work = options
      .work(link, AbortSignal.any([over.signal, stopped.signal]))
      .catch((error: unknown) => log.error({ err: error }, 'the work at the fleet’s broker broke off'));
    const why = await Promise.race([link.ended, untilStopped(stopped.signal, over.signal)]);
    over.abort();
    if (stopped.signal.aborted) await sayGoodbye(link, work);
    await work;
    link = null;
    return why;
  };

  /** What is on its way gets a moment to arrive; a broker that hangs must not keep the kiosk from stopping. */
  const sayGoodbye = async (to: BrokerLink, work: Promise<unknown>) => {
    const timer = new AbortController();
    await Promise.race([work, to.ended, sleepUntil(clock, delays.closeMs, timer.signal)]);
    timer.abort();
    await to.close();
  };

  /** Outlives the stop by the goodbye. */
  const linkSignal = new AbortController();

  /** A bug must not keep the kiosk from its broker for ever. */
  const broken = (error: unknown): BrokerFailure => {
    log.error({ err: error }, 'the fleet’s connection broke off');
    link = null;
    return { kind: 'unreachable', detail: (error as Error).message };
  };

  const repeat = async () => {
    let failures = 0;
    while (!stopped.signal.aborted) {
      const beganAtMs = clock.steadyMs();
      const why = await once().catch(broken);
      if (stopped.signal.aborted) return;
      failures = clock.steadyMs() - beganAtMs > delays.steadyMs ? 1 : failures + 1;
      failure = why;
      options.onFailure(why);
      const pauseMs = pauseAfter(failures, why, delays, options.random());
      log.warn({ failure: why, pauseMs: Math.round(pauseMs) }, 'not connected to the fleet’s broker');
      await sleepUntil(clock, pauseMs, stopped.signal);
    }
  };

  return {
    start: () => {
      loop = repeat().catch((error: unknown) =>
        log.error({ err: error }, 'the fleet’s connection broke off'),
      );
    },
    stop: async () => {
      stopped.abort(new Error('the kiosk stops'));
      // One that is only being opened has nothing to say goodbye to.
      if (link === null) linkSignal.abort();
      await loop;
      linkSignal.abort();
    },
    isUp: () => link !== null,
    lastFailure: () => failure,
  };
}

/** `over`: nobody waits for it any more. */
function untilStopped(signal: AbortSignal, over: AbortSignal): Promise<BrokerFailure> {
  const { promise, resolve } = Promise.withResolvers<BrokerFailure>();
  const onAbort = () => resolve({ kind: 'aborted' });
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true, signal: over });
  return promise;
}

/** The wall clock may be set meanwhile; the pause is what it is. */
export async function sleepUntil(clock: Clock, pauseMs: number, ...signals: AbortSignal[]): Promise<void> {
  await clock.sleep(pauseMs, AbortSignal.any(signals)).catch(() => undefined);
}
