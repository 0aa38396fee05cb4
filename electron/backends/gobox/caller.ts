import type * as z from 'zod';
import { err, type Result } from '../../../shared/domain/result.ts';
import { retryRead } from '../transport/retry.ts';
import { type CallError, createSend, type SenderOptions } from '../transport/send.ts';
import type { Session } from '../transport/session.ts';
import type { BackendResult } from '../types.ts';
import { endpointName, readAnswer } from './answer.ts';
import { GOBOX_LIMITS, type GoboxTimeouts } from './limits.ts';
import type { GoboxEndpoint } from './schema.ts';

export interface Asking<Asked extends z.ZodType> {
  readonly id?: number;
  readonly content: z.input<Asked>;
  readonly signals: readonly AbortSignal[];
  /** Of its content: what must not come back in an error or a log. */
  readonly secrets?: readonly string[];
}

export interface CallOnceOptions extends SenderOptions {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly timeouts: GoboxTimeouts;
}

/** One attempt with this token in the header `Token`. */
export type CallOnce = <Asked extends z.ZodType, Answer extends z.ZodType>(
  endpoint: GoboxEndpoint<Asked, Answer>,
  asking: Asking<Asked>,
  token: string,
) => Promise<Result<z.output<Answer>, CallError>>;

export function createCallOnce(options: CallOnceOptions): CallOnce {
  const send = createSend(options);
  return (endpoint, { id, content, signals, secrets = [] }, token) => {
    const { name } = endpoint;
    const url = addressOf(options.baseUrl, endpoint, id, content);
    return send(
      {
        endpoint: endpointName(endpoint),
        url,
        createRequest: () => createRequest(endpoint, url, content, token),
        timeoutMs: options.timeouts[name] ?? GOBOX_LIMITS[name].timeoutMs,
        signals,
        secrets: [token, ...secrets],
      },
      (answer) => readAnswer(endpoint, answer),
    );
  };
}

function addressOf(
  baseUrl: string,
  { method, path, action }: GoboxEndpoint,
  id: number | undefined,
  content: unknown,
) {
  const url = new URL(baseUrl + path.replace(':id', String(id)));
  if (action !== undefined) url.searchParams.set('action', action);
  if (method !== 'GET') return url.href;
  for (const [name, value] of Object.entries(content as object)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url.href;
}

/** No redirect is followed: it is the shop's network asking somebody to log in. */
function createRequest({ method }: GoboxEndpoint, url: string, content: unknown, token: string): Request {
  const headers = new Headers({ accept: 'application/json', Token: token });
  if (method === 'GET' || method === 'DELETE')
    return new Request(url, { method, headers, redirect: 'manual' });
  headers.set('content-type', 'application/json');
  return new Request(url, { method, headers, body: JSON.stringify(content), redirect: 'manual' });
}

/** Calls that need an access token; one is got where there is none. Reads are repeated as GOBOX_LIMITS says. */
export type StaffCall = <Asked extends z.ZodType, Answer extends z.ZodType>(
  endpoint: GoboxEndpoint<Asked, Answer>,
  asking: Asking<Asked>,
) => Promise<BackendResult<z.output<Answer>>>;

export function createStaffCall(
  callOnce: CallOnce,
  session: Session,
  options: Pick<SenderOptions, 'clock'> & { readonly random: () => number },
): StaffCall {
  return (endpoint, asking) => {
    const { attempts } = GOBOX_LIMITS[endpoint.name];
    return retryRead({ ...options, attempts, signals: asking.signals }, () =>
      session.withToken(asking.signals, (token) => callOnce(endpoint, asking, token)),
    );
  };
}

/** A call with a token that no login brings: when it is refused, somebody has to look at the settings. */
export function withoutSession<Value>(result: Result<Value, CallError>): BackendResult<Value> {
  if (result.ok) return result;
  const { error } = result;
  return err(error.kind === 'tokenGone' ? { kind: 'unauthorised', detail: error.detail } : error);
}
