import type { Clock } from '../../system/clock.ts';
import { TRANSPORT_DELAYS } from './delays.ts';
import type { Transport, TransportError } from './types.ts';

export interface KeepOpenOptions {
  readonly clock: Clock;
  readonly retryMs?: number;
  /** The connection is there. Called once per opening. */
  readonly onOpened: () => void;
  /** It is gone. Called once per opening, also after `stop`. */
  readonly onClosed: () => void;
  /** Why it cannot be had, each time the reason changes. */
  readonly onFailed?: (error: TransportError) => void;
}

export interface KeptOpen {
  /** Openings since `start`, the first included. */
  openings(): number;
  start(): void;
  /** Closes the transport and waits until nothing of this is going on any more. */
  stop(): Promise<void>;
}

/** Keeps a transport open: tries at a fixed short interval while the device is away, for as long as it takes. */
export function keepOpen(transport: Transport, options: KeepOpenOptions): KeptOpen {
  const { clock, retryMs = TRANSPORT_DELAYS.reopenMs, onOpened, onClosed, onFailed } = options;
  let running: { readonly abort: AbortController; readonly over: Promise<void> } | null = null;
  let openings = 0;

  const stayUntilClosed = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const finish = () => {
        forget();
        signal.removeEventListener('abort', finish);
        resolve();
      };
      const forget = transport.onClosed(finish);
      signal.addEventListener('abort', finish, { once: true });
      if (!transport.isOpen() || signal.aborted) finish();
    });

  const run = async (signal: AbortSignal) => {
    let lastReason = '';
    while (!signal.aborted) {
      const opened = await transport.open();
      if (opened.ok && !signal.aborted) {
        openings++;
        lastReason = '';
        onOpened();
        await stayUntilClosed(signal);
        if (signal.aborted) await transport.close();
        onClosed();
      } else if (!opened.ok && opened.error.detail !== lastReason) {
        lastReason = opened.error.detail;
        onFailed?.(opened.error);
      }
      if (!signal.aborted) await clock.sleep(retryMs, signal).catch(() => undefined);
    }
    await transport.close();
  };

  return {
    openings: () => openings,
    start: () => {
      if (running) return;
      const abort = new AbortController();
      running = { abort, over: run(abort.signal) };
    },
    stop: async () => {
      const stopping = running;
      running = null;
      stopping?.abort.abort();
      await stopping?.over;
    },
  };
}
