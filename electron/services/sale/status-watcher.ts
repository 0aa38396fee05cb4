import type { BackendResult, CallOptions, StatusById } from '../../backends/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';

export interface StatusWatcherOptions {
  /** What is asked about, for the log. */
  readonly subject: 'payments' | 'orders';
  readonly intervalMs: number;
  readonly clock: Clock;
  readonly log: Log;
  /** The ids that wait for news now. */
  ids(): readonly string[];
  fetch(ids: readonly string[], options: CallOptions): Promise<BackendResult<readonly StatusById[]>>;
  /** Takes the news of one id. A throw (a disk that failed) is logged; the next poll brings the news again. */
  onStatus(entry: StatusById): void;
  /** The last poll was answered, or was not. */
  onReachable(reachable: boolean): void;
}

/** Asks the backend for the status of everything that waits: one request per interval, however many wait. */
export interface StatusWatcher {
  start(): void;
  stop(): Promise<void>;
  /** Asks now (a push came, the shopper is about to leave), also for ids beyond those that wait. Resolves when answered. */
  pollNow(extraIds?: readonly string[]): Promise<boolean>;
}

export function createStatusWatcher(options: StatusWatcherOptions): StatusWatcher {
  const { clock, log, intervalMs, subject } = options;
  const stopped = new AbortController();
  let loop: Promise<void> = Promise.resolve();
  let underWay: Promise<boolean> | null = null;
  let next: { ids: Set<string>; answer: Promise<boolean> } | null = null;

  const take = (entry: StatusById) => {
    try {
      options.onStatus(entry);
    } catch (error) {
      log.error({ subject, id: entry.id, err: error }, 'news could not be taken');
    }
  };

  const poll = async (extraIds: readonly string[]): Promise<boolean> => {
    const ids = [...new Set([...options.ids(), ...extraIds])];
    if (ids.length === 0) return true;
    const result = await options.fetch(ids, { signal: stopped.signal });
    if (stopped.signal.aborted) return false;
    if (!result.ok) log.warn({ subject, error: result.error }, 'status poll failed');
    options.onReachable(result.ok);
    // Only what was asked for: an answer about other ids is none of ours.
    if (result.ok) for (const entry of result.value) if (ids.includes(entry.id)) take(entry);
    return result.ok;
  };

  const run = (extraIds: readonly string[]): Promise<boolean> => {
    underWay = poll(extraIds).finally(() => {
      underWay = null;
    });
    return underWay;
  };

  /** While a request is out, all who ask share the one after it: theirs may be news that the first one missed. */
  const pollNow = (extraIds: readonly string[] = []): Promise<boolean> => {
    if (!underWay) return run(extraIds);
    if (!next) {
      const ids = new Set<string>();
      const answer = underWay
        .catch(() => false)
        .then(() => {
          next = null;
          return run([...ids]);
        });
      next = { ids, answer };
    }
    for (const id of extraIds) next.ids.add(id);
    return next.answer;
  };

  const repeat = async () => {
    while (!stopped.signal.aborted) {
      const startedMs = clock.steadyMs();
      await pollNow();
      const spentMs = Math.max(0, clock.steadyMs() - startedMs);
      await clock.sleep(Math.max(0, intervalMs - spentMs), stopped.signal);
    }
  };

  return {
    start: () => {
      loop = repeat().catch((error: unknown) => {
        if (!stopped.signal.aborted)
          log.fatal({ subject, err: error }, 'a status watcher ended unexpectedly');
      });
    },
    stop: async () => {
      stopped.abort(new Error('the kiosk stops'));
      await loop;
    },
    pollNow,
  };
}
