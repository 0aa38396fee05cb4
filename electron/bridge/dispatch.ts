import * as z from 'zod';
import { type MethodName, methods } from '../../shared/contract/index.ts';
import type { Answer, BridgeError } from '../../shared/contract/method.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { Log } from '../system/log.ts';
import type { BridgeHandlers } from './types.ts';

/** Carries out one call. Never throws: whatever comes in, an answer goes out. */
export type Dispatch = (method: string, input: unknown) => Promise<Answer>;

const DETAIL_MAX_LENGTH = 300;

/**
 * Puts the contract between a host and the handlers: unknown methods and input that does not fit are `badCall`; a
 * handler that throws or breaks the contract is `internal`, with the reason in the log only.
 */
export function createDispatcher(handlers: BridgeHandlers, log: Log): Dispatch {
  return async (method, input) => {
    try {
      if (!isMethod(method)) return failure('badCall', 'unknown method');
      return await carryOut(handlers, log, method, input);
    } catch (error) {
      log.error({ err: error }, 'bridge call failed');
      return failure('internal', 'the call failed');
    }
  };
}

async function carryOut(
  handlers: BridgeHandlers,
  log: Log,
  method: MethodName,
  input: unknown,
): Promise<Answer> {
  const contract = methods[method];
  const parsedInput = z.safeParse<z.core.$ZodType>(contract.input, input);
  if (!parsedInput.success) return failure('badCall', explain(parsedInput.error));

  // The schema of this very method has just accepted the input, which the type system cannot follow across the map.
  const handle = handlers[method] as (input: unknown) => Promise<Result<unknown, BridgeError>>;
  const result = await handle(parsedInput.data);
  if (!result.ok) return { ok: false, error: result.error };

  const parsedOutput = z.safeParse<z.core.$ZodType>(contract.output, result.value);
  if (parsedOutput.success) return { ok: true, value: parsedOutput.data };
  log.error({ method, problem: explain(parsedOutput.error) }, 'bridge handler broke its contract');
  return failure('internal', 'the answer does not fit the contract');
}

/** `Object.hasOwn`, so that `constructor` and its like are no methods; the name comes from outside, so any type may come. */
const isMethod = (name: string): name is MethodName =>
  typeof name === 'string' && Object.hasOwn(methods, name);

const failure = (kind: BridgeError['kind'], detail: string): Answer => ({
  ok: false,
  error: { kind, detail },
});

/** Names the places that do not fit and what was expected there; never the values, which may be a PIN. */
const explain = (error: z.core.$ZodError): string =>
  error.issues
    .map((issue) => `${issue.path.map(String).join('.') || 'input'}: ${issue.message}`)
    .join('; ')
    .slice(0, DETAIL_MAX_LENGTH);
