import type { Exchanged, MdbBus } from './bus.ts';
import { isPoll } from './codec/addresses.ts';

/** What the benchmarks look at. Milliseconds; `null` before anything was measured. */
export interface MdbMeasures {
  readonly pollGapP1Ms: number | null;
  readonly pollGapP50Ms: number | null;
  readonly pollGapP99Ms: number | null;
  readonly polls: number;
}

/**
 * Watches the time from one poll of a peripheral to its next, over all peripherals. Times are those of a clock that
 * does not jump (`performance.now`). Call `stop`, then `measures`.
 */
export function measurePolls(bus: MdbBus): { stop(): void; measures(): MdbMeasures } {
  const lastMs = new Map<number, number>();
  const gapsMs: number[] = [];
  const hear = ({ command, endedMs, beganMs }: Exchanged) => {
    if (!isPoll(command)) return;
    const [first = 0] = command;
    // When it began, on a clock that does not jump: now, less what the exchange took.
    const atMs = performance.now() - (endedMs - beganMs);
    const before = lastMs.get(first);
    if (before !== undefined) gapsMs.push(atMs - before);
    lastMs.set(first, atMs);
  };
  const stop = bus.onExchanged(hear);
  return {
    stop,
    measures: () => ({
      polls: gapsMs.length,
      pollGapP1Ms: percentile(gapsMs, 0.01),
      pollGapP50Ms: percentile(gapsMs, 0.5),
      pollGapP99Ms: percentile(gapsMs, 0.99),
    }),
  };
}

/** The value under which `share` of the samples lie, by nearest rank. */
export function percentile(samples: readonly number[], share: number): number | null {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

/** From each coin to its event: inserts `coins` one after the other and waits for each. Rejects if one never comes. */
export async function measureCoinLatency(
  coins: number,
  insertCoin: () => void,
  nextCoinEvent: () => Promise<void>,
): Promise<{ readonly p50Ms: number | null; readonly p95Ms: number | null }> {
  const samples: number[] = [];
  for (let coin = 0; coin < coins; coin++) {
    const heard = nextCoinEvent();
    const beganMs = performance.now();
    insertCoin();
    await heard;
    samples.push(performance.now() - beganMs);
  }
  return { p50Ms: percentile(samples, 0.5), p95Ms: percentile(samples, 0.95) };
}
