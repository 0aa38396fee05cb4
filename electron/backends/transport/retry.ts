import { err } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { BackendResult } from '../types.ts';
import { orAborted } from './deadline.ts';
import { RETRY_DELAYS } from './limits.ts';

export interface RetryOptions {
  readonly attempts: number;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly signals: readonly AbortSignal[];
}

/** Repeats a read call while the backend is `unreachable`. Never for a call that creates something. */
export async function retryRead<Value>(
  options: RetryOptions,
  attempt: () => Promise<BackendResult<Value>>,
): Promise<BackendResult<Value>> {
  for (let repeat = 1; ; repeat += 1) {
    const result = await attempt();
    if (result.ok || result.error.kind !== 'unreachable' || repeat >= options.attempts) return result;
    if ((await pause(retryDelayMs(repeat, options.random), options)) === 'aborted')
      return err({ kind: 'aborted' });
  }
}

/** The pause before repeat `repeat` (from 1), in milliseconds. */
export function retryDelayMs(repeat: number, random: () => number): number {
  const wholeMs = Math.min(RETRY_DELAYS.baseMs * 2 ** (repeat - 1), RETRY_DELAYS.maxMs);
  return Math.round(wholeMs * (0.5 + random() / 2));
}

async function pause(delayMs: number, options: RetryOptions): Promise<'aborted' | 'over'> {
  const waking = new AbortController();
  const slept = options.clock.sleep(delayMs, waking.signal).then(
    () => 'over' as const,
    () => 'aborted' as const,
  );
  try {
    return await orAborted(slept, options.signals);
  } finally {
    waking.abort();
  }
}
