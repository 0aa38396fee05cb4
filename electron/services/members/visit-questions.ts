import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { BackendError, BackendResult, CallOptions } from '../../backends/types.ts';

/** `away`: nobody can be asked; the sale goes on without. `left`: nobody waits for this answer any more. */
export type Away = { readonly kind: 'away' } | { readonly kind: 'left' };

/** What one shopper asks the retailer. After `close` every answer is `left`, also those that are on their way. */
export interface Questions {
  readonly call: Required<CallOptions>;
  isClosed(): boolean;
  /** An answer as it is. */
  read<Value>(answer: BackendResult<Value>): Result<Value, Away>;
  /** An answer about something that there may not be: null. The contract has one code for every refusal, this one too. */
  readIfAny<Value>(answer: BackendResult<Value | null>): Result<Value | null, Away>;
  close(): void;
}

/** `onAnswer` hears the error of each question, or null where there was an answer; a no is one. */
export function createQuestions(onAnswer: (error: BackendError | null) => void): Questions {
  const closing = new AbortController();
  const isClosed = () => closing.signal.aborted;
  const read = <Value>(answer: BackendResult<Value>): Result<Value, Away> => {
    if (isClosed() || (!answer.ok && answer.error.kind === 'aborted')) return err({ kind: 'left' });
    onAnswer(answer.ok ? null : answer.error);
    return answer.ok ? answer : err({ kind: 'away' });
  };
  return {
    call: { signal: closing.signal },
    isClosed,
    read,
    readIfAny: (answer) => read(!answer.ok && answer.error.kind === 'refused' ? ok(null) : answer),
    close: () => closing.abort(),
  };
}
