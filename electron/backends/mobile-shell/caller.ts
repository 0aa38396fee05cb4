import type * as z from 'zod';
import type { Result } from '../../../shared/domain/result.ts';
import { jsonRequest } from '../transport/json-request.ts';
import { retryRead } from '../transport/retry.ts';
import { type CallError, createSend, type SenderOptions } from '../transport/send.ts';
import type { Session } from '../transport/session.ts';
import type { BackendResult } from '../types.ts';
import { parseWith, readEnvelope } from './envelope.ts';
import { ENDPOINT_LIMITS, type EndpointName, type TimeoutOverrides } from './limits.ts';
import type { EndpointContract } from './schema.ts';

export interface CallerOptions extends SenderOptions {
  readonly random: () => number;
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
) => Promise<Result<z.output<Answer>, CallError>>;

export function timeoutOf(name: EndpointName, overrides: TimeoutOverrides): number {
  return overrides[name] ?? ENDPOINT_LIMITS[name].timeoutMs;
}

export function createPostOnce(options: CallerOptions): PostOnce {
  const send = createSend(options);
  return (contract, post) =>
    send(
      {
        endpoint: contract.path,
        url: post.url,
        createRequest: () => createRequest(options, post),
        timeoutMs: timeoutOf(contract.name, options.timeouts),
        signals: post.signals,
        secrets: post.token === undefined ? [] : [post.token],
      },
      (answer) => {
        const data = readEnvelope(contract.path, answer);
        return data.ok ? parseWith(contract.answer, data.value, contract.path, 'data') : data;
      },
    );
}

function createRequest({ authHeader }: CallerOptions, { url, body, token }: Post): Request {
  const { name, prefix } = authHeader;
  const headers = token === undefined ? {} : { [name]: `${prefix}${token}` };
  return jsonRequest({ method: 'POST', url, headers, body });
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
