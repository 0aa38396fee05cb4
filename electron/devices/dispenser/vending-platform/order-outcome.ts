import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { BackendError } from '../../../backends/types.ts';
import type { DispenseResult } from '../../../backends/vending-types.ts';
import type { Motion, MotionResult } from '../motion-memory.ts';
import { VENDING_DELAYS } from './delays.ts';

/**
 * What a failed order means. `notOrdered`: certain that nothing was ordered, as if never asked; `because`: not before
 * staff have been there. `doubtful`: the machine may be moving, so its result is waited for.
 */
export type OrderFailure = { readonly detail: string; readonly awayUntilMs?: number } & (
  | { readonly kind: 'notOrdered'; readonly because?: 'orderRefused' }
  | { readonly kind: 'doubtful' }
);

export function judgeFailure(error: BackendError, nowMs: number): OrderFailure {
  switch (error.kind) {
    case 'suspended': {
      const awayUntilMs = Math.min(error.retryAtMs, nowMs + VENDING_DELAYS.longestAwayMs);
      return { kind: 'notOrdered', detail: 'the vending platform is away', awayUntilMs };
    }
    case 'unreachable': {
      const awayUntilMs = nowMs + VENDING_DELAYS.awayMs;
      return { kind: error.sent ? 'doubtful' : 'notOrdered', detail: error.detail, awayUntilMs };
    }
    case 'refused':
    case 'idTaken':
    case 'unauthorised':
      return { kind: 'notOrdered', detail: error.detail, because: 'orderRefused' };
    case 'contract':
      return { kind: 'doubtful', detail: `the answer does not fit: ${error.field}` };
    case 'aborted':
      return { kind: 'doubtful', detail: 'the kiosk stops' };
    default:
      return assertNever(error);
  }
}

/** The motion that a result is about: by our own number; by the platform's only where ours is not named. */
export function findOrder(
  motions: readonly Motion[],
  { tradeId, vendingOrderId }: DispenseResult,
): Motion | null {
  if (tradeId !== null) return motions.find((motion) => motion.tradeId === tradeId) ?? null;
  if (vendingOrderId === null) return null;
  return motions.find((motion) => motion.vendingOrderId === vendingOrderId) ?? null;
}

/** The platform does not tell what went wrong, only that nothing came out. */
export function motionResultOf(outcome: 'succeeded' | 'failed', { what }: Motion): MotionResult {
  if (outcome === 'succeeded') return { kind: 'succeeded' };
  return { kind: 'failed', reason: what === 'feed' ? 'noFeed' : 'noDrop' };
}
