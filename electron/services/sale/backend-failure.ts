import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { BackendError } from '../../backends/types.ts';
import type { EffectOutcome } from './types.ts';

/** What a failed backend call means to an effect that simply tries again. `steadyMs`: now, by the steady clock. */
export function retryAfter(error: BackendError, steadyMs: number): EffectOutcome {
  switch (error.kind) {
    case 'suspended':
      return {
        kind: 'retry',
        detail: 'backend suspended',
        afterMs: Math.max(50, error.retryAtMs - steadyMs),
      };
    case 'contract':
      return {
        kind: 'retry',
        detail: `${error.endpoint}: ${error.field}: ${error.detail}`,
        isNonsense: true,
      };
    case 'unreachable':
    case 'unauthorised':
    case 'idTaken':
    case 'refused':
      return { kind: 'retry', detail: `${error.kind}: ${error.detail}` };
    case 'aborted':
      return { kind: 'retry', detail: 'aborted' };
    default:
      return assertNever(error);
  }
}
