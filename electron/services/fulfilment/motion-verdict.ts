import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { PrintJobState } from '../../devices/case-printer/types.ts';
import type { DispenseState, FeedState } from '../../devices/dispenser/types.ts';
import { SALE_DELAYS } from '../sale/delays.ts';
import type { EffectContext } from '../sale/types.ts';

type MotionState = PrintJobState | DispenseState | FeedState;

export type Verdict =
  | { readonly kind: 'goOn' | 'neverBegan' | 'succeeded' }
  | { readonly kind: 'failed'; readonly detail: string; readonly certain: boolean };

/**
 * A device's word about a motion, with the patience that it gets. Doubt that stays is staff's business. The time counts
 * from when this process began to follow the motion: after a restart, when only a wall clock that somebody may have set
 * could tell how long it has moved, it gets its whole time again, and goes on being asked.
 */
export function judge(state: MotionState, context: Pick<EffectContext, 'dueForMs'>): Verdict {
  switch (state.kind) {
    case 'done':
    case 'fed':
    case 'dropped':
      return { kind: 'succeeded' };
    case 'neverSeen':
      return { kind: 'neverBegan' };
    case 'failed':
      // Where two fell, a case came out: whether the shopper has it is for staff to say.
      return { kind: 'failed', detail: state.reason, certain: state.reason !== 'doubleDrop' };
    case 'unknown': {
      const isPatient = context.dueForMs < SALE_DELAYS.motionDoubtMs;
      return isPatient
        ? { kind: 'goOn' }
        : { kind: 'failed', detail: 'the device cannot tell', certain: false };
    }
    case 'printing':
    case 'moving': {
      const isPatient = context.dueForMs < SALE_DELAYS.motionLimitMs;
      return isPatient ? { kind: 'goOn' } : { kind: 'failed', detail: 'took too long', certain: false };
    }
    default:
      return assertNever(state);
  }
}
