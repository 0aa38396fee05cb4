import type * as z from 'zod';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { BackendError, BackendResult } from '../types.ts';
import { MobileShellCode, refusalFromCode } from './error-codes.ts';
import { envelopeSchema } from './schema.ts';
import type { HttpAnswer } from './transport.ts';

export const SYSTEM = 'mobile-shell';

/** The backend does not know our token (any more). Stays inside the client: it logs in once more. */
export interface TokenGone {
  readonly kind: 'tokenGone';
  readonly detail: string;
}

export function contractError(endpoint: string, field: string, detail: string): BackendError {
  return { kind: 'contract', system: SYSTEM, endpoint, field, detail };
}

/** Takes `data` out of an answer, whatever its shape. A code other than 200 becomes the error that it stands for. */
export function readEnvelope(
  endpoint: string,
  answer: HttpAnswer,
): Result<unknown, BackendError | TokenGone> {
  if (answer.status === MobileShellCode.tokenGone) return err({ kind: 'tokenGone', detail: 'HTTP 401' });
  if (answer.body === null) return err(contractError(endpoint, '(body)', 'the answer is too large'));
  const json = parseJson(answer.body);
  if (!json.ok) return err(contractError(endpoint, '(body)', `HTTP ${answer.status}, ${json.error}`));
  const envelope = parseWith(envelopeSchema, json.value, endpoint, '');
  if (!envelope.ok) return envelope;
  const { code, data } = envelope.value;
  const message = (envelope.value.msg ?? '').slice(0, 200);
  if (code === MobileShellCode.tokenGone) return err({ kind: 'tokenGone', detail: message });
  if (code !== MobileShellCode.success) return err(refusalFromCode(code, message));
  if (answer.status >= 300)
    return err(contractError(endpoint, '(status)', `HTTP ${answer.status} with code 200`));
  return ok(data);
}

/** Checks `value` against the contract. The error names the first field that does not fit, below `prefix`. */
export function parseWith<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  endpoint: string,
  prefix: string,
): BackendResult<z.output<Schema>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const path = [prefix, ...(issue?.path ?? []).map(String)].filter((part) => part !== '');
  return err(contractError(endpoint, path.join('.') || '(body)', issue?.message ?? 'does not fit'));
}

function parseJson(body: Uint8Array): Result<unknown, string> {
  if (body.byteLength === 0) return err('an empty body');
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch {
    const start = new TextDecoder().decode(body.subarray(0, 80)).replace(/\s+/g, ' ');
    return err(`not JSON: ${start}`);
  }
}
