import type { Clock } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import { HOST_DELAYS } from './delays.ts';

export interface PageWatchOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** A page is being opened already; else the watch begins with the first word of one. */
  readonly isOpening: boolean;
  /** The page hangs, crashed or never came: open it anew. */
  onSilent(): void;
}

/** Watches whether the page still runs, by what it says of itself. */
export interface PageWatch {
  /** The page has just said that it runs. */
  heard(): void;
  stop(): Promise<void>;
}

/**
 * Neither a socket nor a living process says that a page runs: the browser keeps both while its script hangs, and shows an
 * error page where the shopper's was when that crashed. So the page has to speak, and its silence counts.
 */
export function watchPage({ clock, log, isOpening, onSilent }: PageWatchOptions): PageWatch {
  const { pageLoadMs, pageLookMs, pageSilentMs } = HOST_DELAYS;
  const stopped = new AbortController();
  let silentAtMs = isOpening ? clock.steadyMs() + pageLoadMs : Number.POSITIVE_INFINITY;

  const look = () => {
    if (clock.steadyMs() < silentAtMs) return;
    log.warn('the page is silent and will be opened anew');
    silentAtMs = clock.steadyMs() + pageLoadMs;
    onSilent();
  };
  const repeat = async () => {
    while (!stopped.signal.aborted) {
      const sleptAtMs = clock.steadyMs();
      await clock.sleep(pageLookMs, stopped.signal);
      // While this process itself did not run, it heard nobody.
      silentAtMs += Math.max(0, clock.steadyMs() - sleptAtMs - pageLookMs);
      look();
    }
  };
  const loop = repeat().catch((error: unknown) => {
    if (!stopped.signal.aborted) log.error({ err: error }, 'the page is no longer watched');
  });
  return {
    heard: () => {
      silentAtMs = clock.steadyMs() + pageSilentMs;
    },
    stop: async () => {
      stopped.abort(new Error('the host stops'));
      await loop;
    },
  };
}
