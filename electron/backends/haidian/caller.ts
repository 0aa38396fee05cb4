import type * as z from 'zod';
import { jsonRequest } from '../transport/json-request.ts';
import { retryRead } from '../transport/retry.ts';
import { createSend, type SenderOptions, withoutSession } from '../transport/send.ts';
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
    const body = { ...content, sign };
    const call = {
      endpoint: endpoint.path,
      url,
      createRequest: () => jsonRequest({ method: 'POST', url, body }),
      timeoutMs: timeouts[endpoint.name] ?? timeoutMs,
      signals,
      secrets: [sign, ...secrets],
    };
    // No call of this system has a token that could be gone; the shared type knows one all the same.
    return retryRead({ attempts, clock, random, signals }, async () =>
      withoutSession(await send(call, (answer) => readAnswer(endpoint, answer))),
    );
  };
}
