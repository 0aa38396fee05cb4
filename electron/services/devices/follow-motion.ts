import type { TestStep } from '../../../shared/contract/staff-tests.ts';
import type { PrintJobState } from '../../devices/case-printer/types.ts';
import type { DispenseState, FeedState } from '../../devices/dispenser/types.ts';
import type { Clock } from '../../system/clock.ts';
import { TEST_DELAYS } from './delays.ts';

export type StepEnd = Pick<TestStep, 'detail'> & {
  readonly outcome: Exclude<TestStep['outcome'], 'running'>;
  /** Certain: the motion was never begun, so whatever it would have moved is where it was. */
  readonly neverBegan?: true;
};

type MotionState = PrintJobState | FeedState | DispenseState;

export interface FollowOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly limitMs: number;
}

/**
 * Asks a device how a motion gets on until it has ended, cannot be told, or takes too long. Rejects with the signal's
 * reason when the kiosk stops.
 */
export async function followMotion(
  ask: () => Promise<MotionState>,
  { clock, signal, limitMs }: FollowOptions,
): Promise<StepEnd> {
  const beganMs = clock.steadyMs();
  let doubtSinceMs: number | null = null;
  for (;;) {
    const state = await ask();
    const nowMs = clock.steadyMs();
    if (state.kind === 'unknown') doubtSinceMs ??= nowMs;
    else doubtSinceMs = null;
    const end = endOf(state);
    if (end) return end;
    if (doubtSinceMs !== null && nowMs - doubtSinceMs >= TEST_DELAYS.doubtMs)
      return { outcome: 'unclear', detail: 'the device cannot tell' };
    if (nowMs - beganMs >= limitMs) return { outcome: 'unclear', detail: 'took too long' };
    await clock.sleep(TEST_DELAYS.lookMs, signal);
  }
}

function endOf(state: MotionState): StepEnd | null {
  switch (state.kind) {
    case 'fed':
    case 'done':
    case 'dropped':
      return { outcome: 'passed', detail: state.kind };
    case 'failed':
      return { outcome: 'failed', detail: state.reason };
    case 'neverSeen':
      return { outcome: 'failed', detail: 'never begun', neverBegan: true };
    case 'unknown':
    case 'moving':
    case 'printing':
      return null;
  }
}
