import type { Clock } from '../../system/clock.ts';

const WINDOW_MS = 60_000;
/** A shopper mistypes nothing: the address comes from a QR code. Only a program misses this often. */
const MAX_MISSES = 30;
const MAX_SENDERS = 1000;

/** Counts wrong addresses per sender, to stop answering those who try them out. */
export function createMissCounter(clock: Clock) {
  const windows = new Map<string, { readonly startedAtMs: number; misses: number }>();

  /** Notes one more miss. True when the sender has had its share for now. */
  return function isOverLimit(sender: string): boolean {
    const nowMs = clock.steadyMs();
    const known = windows.get(sender);
    const isFresh = known !== undefined && nowMs - known.startedAtMs < WINDOW_MS;
    const window = isFresh ? known : { startedAtMs: nowMs, misses: 0 };
    window.misses += 1;
    if (windows.size >= MAX_SENDERS) windows.clear();
    windows.set(sender, window);
    return window.misses > MAX_MISSES;
  };
}
