import type * as z from 'zod';
import { err } from '../../../shared/domain/result.ts';
import { retryRead } from '../transport/retry.ts';
import { createSend, type SenderOptions } from '../transport/send.ts';
import type { BackendResult } from '../types.ts';
import { readAnswer } from './answer.ts';
import { HAIDIAN_LIMITS, type HaidianTimeouts } from './limits.ts';
import type { HaidianEndpoint } from './schema.ts';
import type { Sign } from './sign.ts';

export interface HaidianAsking<Asked extends z.ZodType> {
  readonly content: Omit<z.input<Asked>, 'sign'>;
  readonly signals: readonly AbortSignal[];
  /** Of its content: what must not come back in an error or a log. */
  readonly secrets?: readonly string[];
}

export interface HaidianCallOptions extends SenderOptions {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly timeouts: HaidianTimeouts;
  readonly sign: Sign;
  readonly random: () => number;
}

/** Asks, and gives what the answer holds as a list. What only reads is repeated as HAIDIAN_LIMITS says. */
export type HaidianCall = <Asked extends z.ZodType, Answer extends z.ZodType>(
  endpoint: HaidianEndpoint<Asked, Answer>,
  asking: HaidianAsking<Asked>,
) => Promise<BackendResult<z.output<Answer>[]>>;

export function createHaidianCall(options: HaidianCallOptions): HaidianCall {
  const { baseUrl, clock, random, timeouts } = options;
  const send = createSend(options);
  return (endpoint, { content, signals, secrets = [] }) => {
    const { attempts, timeoutMs } = HAIDIAN_LIMITS[endpoint.name];
    const url = baseUrl + endpoint.path;
    const sign = options.sign(content);
    const body = JSON.stringify({ ...content, sign });
    const call = {
      endpoint: endpoint.path,
      url,
      createRequest: () => createRequest(url, body),
      timeoutMs: timeouts[endpoint.name] ?? timeoutMs,
      signals,
      secrets: [sign, ...secrets],
    };
    return retryRead({ attempts, clock, random, signals }, async () => {
      const result = await send(call, (answer) => readAnswer(endpoint, answer));
      if (result.ok) return result;
      const { error } = result;
      // No call of this system has a token that could be gone; the shared type knows one all the same.
      return err(error.kind === 'tokenGone' ? { kind: 'unauthorised', detail: error.detail } : error);
    });
  };
}

/** No redirect is followed: it is the shop's network asking somebody to log in. */
function createRequest(url: string, body: string): Request {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  return new Request(url, { method: 'POST', headers, body, redirect: 'manual' });
}
