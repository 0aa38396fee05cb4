import type { BridgeError } from '../../shared/contract/method.ts';
import { err, type Result } from '../../shared/domain/result.ts';

/** A call that was understood and not carried out. */
export const refuse = (kind: BridgeError['kind'], detail: string): Result<never, BridgeError> =>
  err({ kind, detail });
