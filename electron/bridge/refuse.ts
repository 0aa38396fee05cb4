import type { BridgeError } from '../../shared/contract/method.ts';
import { err, type Result } from '../../shared/domain/result.ts';
import type { SellingProblem } from '../../shared/domain/selling-problem.ts';

/** A call that was understood and not carried out. */
export const refuse = (kind: BridgeError['kind'], detail: string): Result<never, BridgeError> =>
  err({ kind, detail });

/** Nothing is sold, and no money asked for, while the machine could not finish it. */
export const refuseToSell = (problem: SellingProblem): Result<never, BridgeError> =>
  err({ kind: 'unavailable', detail: `not ready to sell: ${problem}`, problem });
