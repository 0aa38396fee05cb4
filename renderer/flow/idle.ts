import { assertNever } from '../../shared/domain/assert-never.ts';
import type { Clock } from '../state/clock.ts';
import { FLOW_DELAYS } from './delays.ts';

/** What happens on a screen that nobody touches. `key` names the screen: another one starts the wait anew. */
export type IdlePolicy =
  | { readonly kind: 'off'; readonly key: string }
  /** Ask whether the shopper is still there, then leave. Not before `notBeforeMs` (wall time). */
  | { readonly kind: 'ask'; readonly key: string; readonly afterMs: number; readonly notBeforeMs: number }
  /** Leave without a question; the screen shows the countdown itself. */
  | { readonly kind: 'leave'; readonly key: string; readonly afterMs: number };

export type IdleState =
  | { readonly kind: 'quiet' }
  /** `endsAtMs`: wall time. */
  | { readonly kind: 'asking' | 'leaving'; readonly endsAtMs: number };

export interface IdleWatcher {
  setPolicy(policy: IdlePolicy): void;
  /** The shopper did something. */
  touch(): void;
  stop(): void;
}

export interface IdleWatcherOptions {
  readonly clock: Clock;
  readonly onState: (state: IdleState) => void;
  /** The time is up on the screen of that key. */
  readonly onLeave: (key: string) => void;
}

const QUIET: IdleState = { kind: 'quiet' };

/**
 * Watches for a shopper who walked away. Knows nothing of screens or the page. Waits by the steady clock: a wall clock that
 * is set meanwhile sends nobody away.
 */
export function createIdleWatcher({ clock, onState, onLeave }: IdleWatcherOptions): IdleWatcher {
  let policy: IdlePolicy = { kind: 'off', key: '' };
  let notBeforeSteadyMs = 0;
  let sinceMs = clock.steadyMs();
  let state: IdleState = QUIET;
  let cancelTimer = () => {};

  function enter(next: IdleState): void {
    if (next === state) return;
    state = next;
    onState(next);
  }

  function restart(): void {
    cancelTimer();
    const { nextState, dueAtMs, onDue } = plan();
    enter(nextState);
    if (onDue) cancelTimer = clock.after(Math.max(0, dueAtMs - clock.steadyMs()), onDue);
  }

  function plan(): { nextState: IdleState; dueAtMs: number; onDue?: () => void } {
    switch (policy.kind) {
      case 'off':
        return { nextState: QUIET, dueAtMs: 0 };
      case 'ask':
        return {
          nextState: QUIET,
          dueAtMs: Math.max(sinceMs + policy.afterMs, notBeforeSteadyMs),
          onDue: ask,
        };
      case 'leave': {
        const dueAtMs = sinceMs + policy.afterMs;
        const endsAtMs = clock.nowMs() + dueAtMs - clock.steadyMs();
        return { nextState: { kind: 'leaving', endsAtMs }, dueAtMs, onDue: leave };
      }
      default:
        return assertNever(policy);
    }
  }

  function ask(): void {
    enter({ kind: 'asking', endsAtMs: clock.nowMs() + FLOW_DELAYS.questionMs });
    cancelTimer = clock.after(FLOW_DELAYS.questionMs, leave);
  }

  function leave(): void {
    enter(QUIET);
    onLeave(policy.key);
  }

  return {
    setPolicy: (next) => {
      if (samePolicy(policy, next)) return;
      if (next.key !== policy.key) sinceMs = clock.steadyMs();
      policy = next;
      // As far off as it is when it is first heard of.
      if (next.kind === 'ask') notBeforeSteadyMs = clock.steadyMs() + next.notBeforeMs - clock.nowMs();
      restart();
    },
    touch: () => {
      sinceMs = clock.steadyMs();
      restart();
    },
    stop: () => cancelTimer(),
  };
}

function samePolicy(one: IdlePolicy, other: IdlePolicy): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
