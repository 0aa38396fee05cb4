import { TRIAL_STARTS_MAX, UPDATE_DELAYS } from './delays.ts';
import type { UpdateState } from './update-state.ts';

/** How often an update may end with the old version running before it is no longer tried. */
const FAILURES_MAX = 3;

export type StartVerdict =
  | { readonly kind: 'run' }
  /** Under watch, until it has shown that it works. */
  | { readonly kind: 'runOnTrial' }
  /** It has not come up often enough: `file` brings the version before it back. */
  | { readonly kind: 'goBack'; readonly file: string; readonly version: string };

/** What a program of this version does when it starts, and what is to be kept before it does so. */
export function judgeStart(
  state: UpdateState,
  version: string,
  nowMs: number,
): { readonly verdict: StartVerdict; readonly next: UpdateState } {
  const { trial } = state;
  if (trial === null) return { verdict: { kind: 'run' }, next: state };
  if (trial.version !== version) return { verdict: { kind: 'run' }, next: withoutTrial(state, version) };

  const starts = trial.starts + 1;
  // A clock that was put back tells nothing; the number of starts does.
  const isLate = nowMs - trial.putInAtMs > UPDATE_DELAYS.trialMs && starts > 1;
  if ((starts > TRIAL_STARTS_MAX || isLate) && trial.goBackFile !== null) {
    return {
      verdict: { kind: 'goBack', file: trial.goBackFile, version: trial.from },
      next: { ...state, trial: null, refused: version },
    };
  }
  return { verdict: { kind: 'runOnTrial' }, next: { ...state, trial: { ...trial, starts } } };
}

/** The power went while the update was put in, or somebody installed another version by hand. */
function withoutTrial(state: UpdateState, version: string): UpdateState {
  const { trial, failed } = state;
  if (trial === null || version !== trial.from) return { ...state, trial: null, failed: null };
  const times = failed?.version === trial.version ? failed.times + 1 : 1;
  if (times >= FAILURES_MAX) return { ...state, trial: null, refused: trial.version, failed: null };
  return { ...state, trial: null, failed: { version: trial.version, times } };
}
