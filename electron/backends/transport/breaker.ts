import { err } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { BackendError, BackendResult } from '../types.ts';
import type { BreakerLimits } from './limits.ts';

type State =
  | { readonly kind: 'closed'; readonly failures: number }
  | { readonly kind: 'open'; readonly retryAtMs: number; readonly pauseMs: number }
  | { readonly kind: 'probing'; readonly pauseMs: number };

export interface BreakerOptions {
  /** What stands behind it, for the log: an origin without secrets. */
  readonly name: string;
  readonly limits: BreakerLimits;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Breaker {
  /** Runs `work`, or answers `suspended` without running it. */
  run<Value>(work: () => Promise<BackendResult<Value>>): Promise<BackendResult<Value>>;
  state(): State['kind'];
}

/**
 * Spares a backend that is away, and the shopper the wait for it. Only `unreachable` counts as a failure: an answer
 * that we do not like is still an answer. After the pause exactly one call goes out as a probe.
 */
export function createBreaker(options: BreakerOptions): Breaker {
  const { clock, limits, log, name } = options;
  let state: State = { kind: 'closed', failures: 0 };

  const open = (pauseMs: number) => {
    state = { kind: 'open', retryAtMs: clock.steadyMs() + pauseMs, pauseMs };
    log.warn({ name, pauseMs }, 'backend suspended');
  };
  const close = () => {
    if (state.kind !== 'closed') log.info({ name }, 'backend is back');
    state = { kind: 'closed', failures: 0 };
  };
  const fail = (isProbe: boolean) => {
    if (isProbe && state.kind === 'probing') return open(Math.min(state.pauseMs * 2, limits.longestPauseMs));
    // A straggler that started before the breaker opened tells nothing new.
    if (state.kind !== 'closed') return;
    state = { kind: 'closed', failures: state.failures + 1 };
    if (state.failures >= limits.failuresToOpen) open(limits.firstPauseMs);
  };
  /** The probe was called off and tells nothing: the next caller may probe at once. */
  const release = (isProbe: boolean) => {
    if (isProbe && state.kind === 'probing') {
      state = { kind: 'open', retryAtMs: clock.steadyMs(), pauseMs: state.pauseMs };
    }
  };
  const enter = (): 'pass' | 'probe' | { retryAtMs: number } => {
    if (state.kind === 'closed') return 'pass';
    if (state.kind === 'probing') return { retryAtMs: clock.steadyMs() + limits.probeWaitMs };
    const leftMs = state.retryAtMs - clock.steadyMs();
    if (leftMs > 0) return { retryAtMs: state.retryAtMs };
    state = { kind: 'probing', pauseMs: state.pauseMs };
    return 'probe';
  };

  return {
    state: () => state.kind,
    async run(work) {
      const entry = enter();
      if (typeof entry === 'object') return err({ kind: 'suspended', retryAtMs: entry.retryAtMs });
      const isProbe = entry === 'probe';
      try {
        const result = await work();
        if (!result.ok && result.error.kind === 'unreachable') fail(isProbe);
        else if (tellsNothing(result)) release(isProbe);
        else close();
        return result;
      } catch (bug) {
        release(isProbe);
        throw bug;
      }
    },
  };
}

function tellsNothing(result: BackendResult<unknown>): boolean {
  const error: BackendError | null = result.ok ? null : result.error;
  return error?.kind === 'aborted' || error?.kind === 'suspended';
}

/** One breaker for each origin, since the backend, its file store and a notification's receiver fail on their own. */
export function createBreakerByOrigin(options: Omit<BreakerOptions, 'name'>): (url: string) => Breaker {
  const byOrigin = new Map<string, Breaker>();
  return (url) => {
    const { origin } = new URL(url);
    const breaker = byOrigin.get(origin) ?? createBreaker({ ...options, name: origin });
    byOrigin.set(origin, breaker);
    return breaker;
  };
}
