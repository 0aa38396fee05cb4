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

/** Watches for a shopper who walked away. Knows nothing of screens or the page. */
export function createIdleWatcher({ clock, onState, onLeave }: IdleWatcherOptions): IdleWatcher {
  let policy: IdlePolicy = { kind: 'off', key: '' };
  let sinceMs = clock.nowMs();
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
    if (onDue) cancelTimer = clock.after(Math.max(0, dueAtMs - clock.nowMs()), onDue);
  }

  function plan(): { nextState: IdleState; dueAtMs: number; onDue?: () => void } {
    switch (policy.kind) {
      case 'off':
        return { nextState: QUIET, dueAtMs: 0 };
      case 'ask':
        return {
          nextState: QUIET,
          dueAtMs: Math.max(sinceMs + policy.afterMs, policy.notBeforeMs),
          onDue: ask,
        };
      case 'leave': {
        const endsAtMs = sinceMs + policy.afterMs;
        return { nextState: { kind: 'leaving', endsAtMs }, dueAtMs: endsAtMs, onDue: leave };
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
      if (next.key !== policy.key) sinceMs = clock.nowMs();
      policy = next;
      restart();
    },
    touch: () => {
      sinceMs = clock.nowMs();
      restart();
    },
    stop: () => cancelTimer(),
  };
}

function samePolicy(one: IdlePolicy, other: IdlePolicy): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
