import type { Result } from '../../../../shared/domain/result.ts';

export function expectValue<Value>(result: Result<Value, unknown>): Value {
  if (result.ok) return result.value;
  throw new Error(`expected a value, got ${JSON.stringify(result.error)}`);
}

export function expectError<Failure>(result: Result<unknown, Failure>): Failure {
  if (!result.ok) return result.error;
  throw new Error(`expected an error, got ${JSON.stringify(result.value)}`);
}
