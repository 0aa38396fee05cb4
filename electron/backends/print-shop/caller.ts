import type * as z from 'zod';
import { jsonRequest, withQuery } from '../transport/json-request.ts';
import { retryRead } from '../transport/retry.ts';
import { createSend, type SenderOptions, withoutSession } from '../transport/send.ts';
import type { BackendResult } from '../types.ts';
import { endpointName, readAnswer } from './answer.ts';
import { PRINT_SHOP_LIMITS, type PrintShopTimeouts } from './limits.ts';
import type { PrintShopEndpoint } from './schema.ts';

export interface PrintShopAsking<Asked extends z.ZodType> {
  readonly content: z.input<Asked>;
  readonly signals: readonly AbortSignal[];
  /** Of its content: what must not come back in an error or a log. */
  readonly secrets?: readonly string[];
}

export interface PrintShopCallOptions extends SenderOptions {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Name and value of the header that says who we are. */
  readonly permission: readonly [header: string, value: string];
  readonly timeouts: PrintShopTimeouts;
  readonly random: () => number;
}

/** Asks, and gives the whole answer. What only reads, and is not polled, is repeated as PRINT_SHOP_LIMITS says. */
export type PrintShopCall = <Asked extends z.ZodType, Answer extends z.ZodType>(
  endpoint: PrintShopEndpoint<Asked, Answer>,
  asking: PrintShopAsking<Asked>,
) => Promise<BackendResult<z.output<Answer>>>;

export function createPrintShopCall(options: PrintShopCallOptions): PrintShopCall {
  const { baseUrl, clock, permission, random, timeouts } = options;
  const send = createSend(options);
  return (endpoint, { content, signals, secrets = [] }) => {
    const { attempts, timeoutMs } = PRINT_SHOP_LIMITS[endpoint.name];
    const url = addressOf(baseUrl, endpoint, content);
    const call = {
      endpoint: endpointName(endpoint),
      url,
      createRequest: () => createRequest(endpoint, url, content, permission),
      timeoutMs: timeouts[endpoint.name] ?? timeoutMs,
      signals,
      secrets,
    };
    // No call of this system has a token that could be renewed; the shared type knows one all the same.
    return retryRead({ attempts, clock, random, signals }, async () =>
      withoutSession(await send(call, (answer) => readAnswer(endpoint, answer))),
    );
  };
}

function addressOf(baseUrl: string, { method, path }: PrintShopEndpoint, content: unknown): string {
  return withQuery(baseUrl + path, method === 'GET' ? (content as object) : {});
}

function createRequest(
  { method }: PrintShopEndpoint,
  url: string,
  content: unknown,
  [header, value]: readonly [string, string],
): Request {
  const body = method === 'GET' ? {} : { body: content };
  return jsonRequest({ method, url, headers: { [header]: value }, ...body });
}
