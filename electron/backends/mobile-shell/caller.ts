import type * as z from 'zod';
import { err, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { BackendError, BackendResult } from '../types.ts';
import type { Breaker } from './breaker.ts';
import { parseWith, readEnvelope, type TokenGone } from './envelope.ts';
import { ENDPOINT_LIMITS, type EndpointName, MAX_ANSWER_BYTES, type TimeoutOverrides } from './limits.ts';
import { redactError } from './redact.ts';
import { retryRead } from './retry.ts';
import type { EndpointContract } from './schema.ts';
import type { Session } from './session.ts';
import { exchange } from './transport.ts';

export interface CallerOptions {
  readonly breakerFor: (url: string) => Breaker;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly secrets: readonly string[];
  readonly timeouts: TimeoutOverrides;
  readonly authHeader: { readonly name: string; readonly prefix: string };
}

export interface Post {
  readonly url: string;
  readonly body: unknown;
  readonly signals: readonly AbortSignal[];
  /** Sent in the configured header; none for the login and for notifications. */
  readonly token?: string;
}

/** Sends one POST of a contract, and reads its answer by that contract. One attempt, breaker and deadline round it. */
export type PostOnce = <Answer extends z.ZodType>(
  contract: EndpointContract<z.ZodType, Answer>,
  post: Post,
) => Promise<Result<z.output<Answer>, BackendError | TokenGone>>;

export function timeoutOf(name: EndpointName, overrides: TimeoutOverrides): number {
  return overrides[name] ?? ENDPOINT_LIMITS[name].timeoutMs;
}

export function createPostOnce(options: CallerOptions): PostOnce {
  return async (contract, post) => {
    const startedAtMs = options.clock.now();
    const result = await attempt(options, contract, post);
    const secrets = post.token === undefined ? options.secrets : [...options.secrets, post.token];
    const clean = result.ok ? result : err(redactError(result.error, secrets));
    logOutcome(options.log, contract.path, options.clock.now() - startedAtMs, clean);
    return clean;
  };
}

async function attempt<Answer extends z.ZodType>(
  options: CallerOptions,
  { name, path, answer }: EndpointContract<z.ZodType, Answer>,
  post: Post,
): Promise<Result<z.output<Answer>, BackendError | TokenGone>> {
  const timeoutMs = timeoutOf(name, options.timeouts);
  const exchanged = await options.breakerFor(post.url).run(() => {
    const request = createRequest(options, post);
    return exchange({ request, timeoutMs, maxBytes: MAX_ANSWER_BYTES, signals: post.signals }, options.clock);
  });
  if (!exchanged.ok) return exchanged;
  const data = readEnvelope(path, exchanged.value);
  return data.ok ? parseWith(answer, data.value, path, 'data') : data;
}

/** A redirect is no answer of this contract: it is the shop's network asking somebody to log in. So none is followed. */
function createRequest({ authHeader }: CallerOptions, { url, body, token }: Post): Request {
  const headers = new Headers({ accept: 'application/json' });
  if (token !== undefined) headers.set(authHeader.name, `${authHeader.prefix}${token}`);
  if (body instanceof FormData)
    return new Request(url, { method: 'POST', headers, body, redirect: 'manual' });
  headers.set('content-type', 'application/json');
  return new Request(url, { method: 'POST', headers, body: JSON.stringify(body), redirect: 'manual' });
}

function logOutcome(
  log: Log,
  endpoint: string,
  durationMs: number,
  result: Result<unknown, BackendError | TokenGone>,
): void {
  if (result.ok) {
    log.debug({ endpoint, durationMs }, 'backend answered');
    return;
  }
  const { error } = result;
  const isQuiet = error.kind === 'aborted' || error.kind === 'suspended' || error.kind === 'tokenGone';
  log[isQuiet ? 'debug' : 'warn']({ endpoint, durationMs, error }, 'backend call failed');
}

/** The calls that need a token. Reads are repeated as ENDPOINT_LIMITS says. */
export interface Caller {
  call<Asked extends z.ZodType, Answer extends z.ZodType>(
    contract: EndpointContract<Asked, Answer>,
    body: z.input<Asked> | FormData,
    signals: readonly AbortSignal[],
  ): Promise<BackendResult<z.output<Answer>>>;
}

export function createCaller(
  baseUrl: string,
  session: Session,
  postOnce: PostOnce,
  options: Pick<CallerOptions, 'clock' | 'random'>,
): Caller {
  return {
    call(contract, body, signals) {
      const url = baseUrl + contract.path;
      const { attempts } = ENDPOINT_LIMITS[contract.name];
      return retryRead({ ...options, attempts, signals }, () =>
        session.withToken(signals, (token) => postOnce(contract, { url, body, token, signals })),
      );
    },
  };
}
