import type { Clock } from '../../system/clock.ts';

export type DeadlineOutcome<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'failed'; readonly cause: unknown }
  | { readonly kind: 'timedOut' }
  | { readonly kind: 'aborted' };

export interface Deadline {
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** Any of these ends the work as `aborted`. */
  readonly signals: readonly AbortSignal[];
}

/** One reason for all: an exception made anew for each request costs more than its timer. */
const OVER = new Error('the work is over');

/**
 * Runs `work` under a signal that fires when the time is over or a caller gives up. Listeners are taken off again:
 * a signal may live as long as the kiosk, and a poll every two seconds would pile them up.
 */
export async function withDeadline<Value>(
  deadline: Deadline,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<DeadlineOutcome<Value>> {
  if (deadline.signals.some((signal) => signal.aborted)) return { kind: 'aborted' };
  const working = new AbortController();
  const timer = new AbortController();
  let ended: 'timedOut' | 'aborted' | undefined;
  const end = (reason: 'timedOut' | 'aborted') => {
    ended ??= reason;
    working.abort();
  };
  const onAbort = () => end('aborted');
  for (const signal of deadline.signals) signal.addEventListener('abort', onAbort, { once: true });
  deadline.clock.sleep(deadline.timeoutMs, timer.signal).then(
    () => end('timedOut'),
    () => undefined,
  );
  try {
    return { kind: 'done', value: await work(working.signal) };
  } catch (cause) {
    return ended ? { kind: ended } : { kind: 'failed', cause };
  } finally {
    timer.abort(OVER);
    for (const signal of deadline.signals) signal.removeEventListener('abort', onAbort);
  }
}

/** Waits for `shared`, unless a signal fires first. The work behind `shared` goes on for its other callers. */
export async function orAborted<Value>(
  shared: Promise<Value>,
  signals: readonly AbortSignal[],
): Promise<Value | 'aborted'> {
  if (signals.some((signal) => signal.aborted)) return 'aborted';
  const { promise, resolve } = Promise.withResolvers<'aborted'>();
  const onAbort = () => resolve('aborted');
  for (const signal of signals) signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([shared, promise]);
  } finally {
    for (const signal of signals) signal.removeEventListener('abort', onAbort);
  }
}
