import type { Clock } from '../../system/clock.ts';
import type { SaleEvent } from './events.ts';
import { attemptOf, type Sale } from './sale.ts';

/** Two clocks drift apart by less than this without anybody setting one. */
const DRIFT_MS = 1_000;

/** How far the wall clock was set back since this process began, in milliseconds; negative: put forward. */
export function wallBehindMs(clock: Pick<Clock, 'now' | 'steadyMs'>): number {
  const behindMs = clock.steadyMs() - clock.now();
  return Math.abs(behindMs) < DRIFT_MS ? 0 : behindMs;
}

/** The same event with its times as the steady clock has them, for what is due by it. `behindMs`: at the time of the event. */
export function paced(event: SaleEvent, behindMs: number): SaleEvent {
  const atMs = event.atMs + behindMs;
  return 'deadlineAtMs' in event
    ? { ...event, atMs, deadlineAtMs: event.deadlineAtMs + behindMs }
    : { ...event, atMs };
}

/** The page counts down by the wall clock, which somebody may have set since the payment began. */
export function shownDeadline(
  sale: Sale | null,
  paymentId: string,
  clock: Pick<Clock, 'now' | 'steadyMs'>,
): number | null {
  const deadlineAtMs = (sale && attemptOf(sale, paymentId)?.deadlineAtMs) ?? null;
  return deadlineAtMs === null ? null : deadlineAtMs - wallBehindMs(clock);
}
