import { err, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { BackendError, BackendResult } from '../types.ts';
import type { Breaker } from './breaker.ts';
import { exchange, type HttpAnswer } from './exchange.ts';
import { MAX_ANSWER_BYTES } from './limits.ts';
import type { TokenGone } from './read-answer.ts';
import { redactError } from './redact.ts';

export interface SenderOptions {
  readonly breakerFor: (url: string) => Breaker;
  readonly clock: Clock;
  readonly log: Log;
  /** Never in a log or an error, also where the backend quotes them back at us. */
  readonly secrets: readonly string[];
  /** What the other side's clock says, with each answer that tells it. */
  readonly onServerTime?: (timeMs: number) => void;
}

export interface Call {
  /** As the contract writes it; for the log and for errors. */
  readonly endpoint: string;
  readonly createRequest: () => Request;
  readonly url: string;
  readonly timeoutMs: number;
  readonly signals: readonly AbortSignal[];
  /** Besides those of the options. */
  readonly secrets?: readonly string[];
}

export type CallError = BackendError | TokenGone;

/** The outcome of a call with a token that no login brings: when it is refused, somebody has to look at the settings. */
export function withoutSession<Value>(result: Result<Value, CallError>): BackendResult<Value> {
  if (result.ok) return result;
  const { error } = result;
  return err(error.kind === 'tokenGone' ? { kind: 'unauthorised', detail: error.detail } : error);
}

/** Sends one request and lets `read` make sense of the answer. One attempt, with breaker and deadline round it. */
export type Send = <Value>(
  call: Call,
  read: (answer: HttpAnswer) => Result<Value, CallError>,
) => Promise<Result<Value, CallError>>;

export function createSend(options: SenderOptions): Send {
  const { breakerFor, clock, log } = options;
  return async (call, read) => {
    const { endpoint, url, timeoutMs, signals } = call;
    const startedAtMs = clock.steadyMs();
    const exchanged = await breakerFor(url).run(() =>
      exchange({ request: call.createRequest(), timeoutMs, maxBytes: MAX_ANSWER_BYTES, signals }, clock),
    );
    if (exchanged.ok && exchanged.value.serverTimeMs !== null)
      options.onServerTime?.(exchanged.value.serverTimeMs);
    const result = exchanged.ok ? read(exchanged.value) : exchanged;
    const secrets = [...options.secrets, ...(call.secrets ?? [])];
    const clean = result.ok ? result : err(redactError(result.error, secrets));
    logOutcome(log, endpoint, clock.steadyMs() - startedAtMs, clean);
    return clean;
  };
}

function logOutcome(
  log: Log,
  endpoint: string,
  durationMs: number,
  result: Result<unknown, CallError>,
): void {
  if (result.ok) {
    log.debug({ endpoint, durationMs }, 'backend answered');
    return;
  }
  const { error } = result;
  const isQuiet = error.kind === 'aborted' || error.kind === 'suspended' || error.kind === 'tokenGone';
  log[isQuiet ? 'debug' : 'warn']({ endpoint, durationMs, error }, 'backend call failed');
}
