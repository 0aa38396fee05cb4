import type * as z from 'zod';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { BackendError, BackendResult } from '../types.ts';
import type { HttpAnswer } from './exchange.ts';

/** The backend does not know our token (any more). Stays inside a client: it logs in once more. */
export interface TokenGone {
  readonly kind: 'tokenGone';
  readonly detail: string;
}

export interface AnswerReader {
  contractError(endpoint: string, field: string, detail: string): BackendError;
  /** The body as JSON, whatever the HTTP status. */
  readJson(endpoint: string, answer: Pick<HttpAnswer, 'status' | 'body'>): BackendResult<unknown>;
  /** Checks `value` against the contract. The error names the first field that does not fit, below `prefix`. */
  parseWith<Schema extends z.ZodType>(
    schema: Schema,
    value: unknown,
    endpoint: string,
    prefix: string,
  ): BackendResult<z.output<Schema>>;
}

/** Reads answers of one system: what does not fit becomes a `contract` error that names the system. */
export function createAnswerReader(system: string): AnswerReader {
  const contractError: AnswerReader['contractError'] = (endpoint, field, detail) => ({
    kind: 'contract',
    system,
    endpoint,
    field,
    detail,
  });
  return {
    contractError,
    readJson(endpoint, { status, body }) {
      if (body === null) return err(contractError(endpoint, '(body)', 'the answer is too large'));
      const json = parseJson(body);
      return json.ok ? json : err(contractError(endpoint, '(body)', `HTTP ${status}, ${json.error}`));
    },
    parseWith(schema, value, endpoint, prefix) {
      const parsed = schema.safeParse(value);
      if (parsed.success) return ok(parsed.data);
      const issue = parsed.error.issues[0];
      const path = [prefix, ...(issue?.path ?? []).map(String)].filter((part) => part !== '');
      return err(contractError(endpoint, path.join('.') || '(body)', issue?.message ?? 'does not fit'));
    },
  };
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
