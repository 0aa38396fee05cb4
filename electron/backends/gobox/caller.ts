import type * as z from 'zod';
import type { Result } from '../../../shared/domain/result.ts';
import { jsonRequest, withQuery } from '../transport/json-request.ts';
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
  const url = baseUrl + path.replace(':id', String(id));
  return withQuery(url, { action, ...(method === 'GET' ? (content as object) : {}) });
}

function createRequest({ method }: GoboxEndpoint, url: string, content: unknown, token: string): Request {
  const isEmpty = method === 'GET' || method === 'DELETE';
  return jsonRequest({ method, url, headers: { Token: token }, ...(isEmpty ? {} : { body: content }) });
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
