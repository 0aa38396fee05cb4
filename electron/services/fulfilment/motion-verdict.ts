import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { PrintJobState } from '../../devices/case-printer/types.ts';
import type { DispenseState, FeedState } from '../../devices/dispenser/types.ts';
import { SALE_DELAYS } from '../sale/delays.ts';
import type { Motion } from '../sale/sale.ts';
import type { EffectContext } from '../sale/types.ts';

type MotionState = PrintJobState | DispenseState | FeedState;

export type Verdict =
  | { readonly kind: 'goOn' | 'neverBegan' | 'succeeded' }
  | { readonly kind: 'failed'; readonly detail: string; readonly certain: boolean };

/** A device's word about a motion, with the patience that it gets. Doubt that stays is staff's business. */
export function judge(motion: Motion, state: MotionState, context: EffectContext): Verdict {
  const nowMs = context.clock.now();
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
      const isPatient = nowMs - context.dueSinceMs < SALE_DELAYS.motionDoubtMs;
      return isPatient
        ? { kind: 'goOn' }
        : { kind: 'failed', detail: 'the device cannot tell', certain: false };
    }
    case 'printing':
    case 'moving': {
      const isPatient = nowMs - motion.startedAtMs < SALE_DELAYS.motionLimitMs;
      return isPatient ? { kind: 'goOn' } : { kind: 'failed', detail: 'took too long', certain: false };
    }
    default:
      return assertNever(state);
  }
}
