import type { Clock } from '../../system/clock.ts';

export type InTime<Value> = { readonly kind: 'done'; readonly value: Value } | { readonly kind: 'late' };

/**
 * Waits for `work` for at most `timeoutMs`. The work itself is not stopped: whoever asks decides what a late result
 * means. Rejects as `work` does.
 */
export async function withDeadline<Value>(
  work: Promise<Value>,
  timeoutMs: number,
  clock: Clock,
): Promise<InTime<Value>> {
  const over = new AbortController();
  const late = clock.sleep(timeoutMs, over.signal).then(
    () => ({ kind: 'late' }) as const,
    // Aborted: `work` has won already, and nobody looks at this value.
    () => ({ kind: 'late' }) as const,
  );
  try {
    return await Promise.race([work.then((value) => ({ kind: 'done', value }) as const), late]);
  } finally {
    over.abort();
  }
}
