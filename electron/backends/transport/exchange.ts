import { err, ok } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { BackendError, BackendResult } from '../types.ts';
import { withDeadline } from './deadline.ts';

export interface HttpCall {
  readonly request: Request;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signals: readonly AbortSignal[];
}

export interface HttpAnswer {
  readonly status: number;
  /** Null when the body is over `maxBytes`. */
  readonly body: Uint8Array | null;
  /** By the other side's clock, from its `Date` header; null where it sends none. Milliseconds since 1970. */
  readonly serverTimeMs: number | null;
}

/**
 * One HTTP exchange: no retry, no redirect of its own (the request says). Errors: `unreachable` when no whole answer
 * came in time, for HTTP 5xx, and for 408 and 429 (too busy to look); `aborted` when a signal fired.
 */
export async function exchange(call: HttpCall, clock: Clock): Promise<BackendResult<HttpAnswer>> {
  const outcome = await withDeadline(
    { clock, timeoutMs: call.timeoutMs, signals: call.signals },
    async (signal) => {
      const response = await fetch(call.request, { signal });
      const serverTimeMs = timeOf(response.headers.get('date'));
      return { status: response.status, body: await readBody(response, call.maxBytes), serverTimeMs };
    },
  );
  switch (outcome.kind) {
    case 'done':
      return isBusy(outcome.value.status)
        ? err({ kind: 'unreachable', sent: true, detail: `HTTP ${outcome.value.status}` })
        : ok(outcome.value);
    case 'timedOut':
      // Whether a connection stood when the time ran out cannot be told from here, so the careful answer is `sent`.
      return err({ kind: 'unreachable', sent: true, detail: `no answer within ${call.timeoutMs} ms` });
    case 'aborted':
      return err({ kind: 'aborted' });
    case 'failed':
      return err(connectionError(outcome.cause));
  }
}

function timeOf(date: string | null): number | null {
  const timeMs = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(timeMs) ? null : timeMs;
}

const isBusy = (status: number) => status >= 500 || status === 408 || status === 429;

async function readBody(response: Response, maxBytes: number): Promise<Uint8Array | null> {
  if (Number(response.headers.get('content-length')) > maxBytes) {
    await response.body?.cancel();
    return null;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** Failures before the first byte of a request can leave: no name, no route, nobody listening, no trust (TLS). */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

function connectionError(error: unknown): BackendError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const codes = codesOf(cause);
  const message = cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause);
  // fetch refuses a few port numbers by itself, and says so by its message only.
  const isEarly = codes.length > 0 ? codes.every((code) => NEVER_SENT.test(code)) : message === 'bad port';
  return { kind: 'unreachable', sent: !isEarly, detail: [...codes, message].join(' ').slice(0, 200) };
}

/** A host with several addresses fails once for each of them; only if all failed early was nothing sent. */
function codesOf(cause: unknown): string[] {
  if (cause instanceof AggregateError && cause.errors.length > 0) return cause.errors.flatMap(codesOf);
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return [cause.code];
  return [];
}
