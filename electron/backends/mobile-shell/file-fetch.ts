import { err, ok } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { Breaker } from '../transport/breaker.ts';
import { exchange } from '../transport/exchange.ts';
import type { BackendResult, CallOptions, SaleBackend } from '../types.ts';
import { contractError } from './envelope.ts';

export interface FileFetchOptions {
  readonly breakerFor: (url: string) => Breaker;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeoutMs: number;
  readonly signalsOf: (options?: CallOptions) => readonly AbortSignal[];
}

const ENDPOINT = 'fetchFile';

/**
 * Fetches a picture that an answer names. The token stays here: the file store may be somebody else's.
 * Errors of its own: a `contract` error for an address that is not http or https; `refused` (`fileRejected`, 413)
 * for more than `maxBytes`; `refused` (`other`, the HTTP status) where the store says no.
 */
export function createFileFetch(given: FileFetchOptions): SaleBackend['fetchFile'] {
  const { breakerFor, clock, log, timeoutMs, signalsOf } = given;
  return async (url, maxBytes, options) => {
    const target = URL.parse(url);
    if (!target || !/^https?:$/.test(target.protocol) || target.username !== '' || target.password !== '') {
      return err(contractError(ENDPOINT, 'url', 'not a plain http or https address'));
    }
    const call = { request: new Request(target), timeoutMs, maxBytes, signals: signalsOf(options) };
    const exchanged = await breakerFor(target.href).run(() => exchange(call, clock));
    const result = exchanged.ok ? readFile(exchanged.value, maxBytes) : exchanged;
    // Without its query: a signed address is a secret.
    if (!result.ok)
      log.warn({ file: target.origin + target.pathname, error: result.error }, 'file not fetched');
    return result;
  };
}

function readFile(
  answer: { readonly status: number; readonly body: Uint8Array | null },
  maxBytes: number,
): BackendResult<Uint8Array> {
  const { status, body } = answer;
  if (status !== 200)
    return err({ kind: 'refused', reason: 'other', code: status, detail: `HTTP ${status}` });
  if (body) return ok(body);
  return err({ kind: 'refused', reason: 'fileRejected', code: 413, detail: `over ${maxBytes} bytes` });
}
