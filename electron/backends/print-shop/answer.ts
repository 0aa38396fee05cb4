import type * as z from 'zod';
import { err } from '../../../shared/domain/result.ts';
import type { HttpAnswer } from '../transport/exchange.ts';
import { createAnswerReader } from '../transport/read-answer.ts';
import type { BackendResult } from '../types.ts';
import { refusalOf } from './refusal.ts';
import { type PrintShopEndpoint, resultSchema } from './schema.ts';

export const { contractError, parseWith, readJson } = createAnswerReader('print-shop');

/** Takes what an answer of `endpoint` holds, or the error that it stands for. */
export function readAnswer<Answer extends z.ZodType>(
  endpoint: PrintShopEndpoint<z.ZodType, Answer>,
  { status, body }: HttpAnswer,
): BackendResult<z.output<Answer>> {
  const name = endpointName(endpoint);
  if (status === 401 || status === 403) return err({ kind: 'unauthorised', detail: `HTTP ${status}` });
  const json = readJson(name, { status, body });
  const head = json.ok ? parseWith(resultSchema, json.value, name, '') : json;
  if (!head.ok) return head;
  const { result, info } = head.value;
  if (result !== 'OK') return err(refusalOf(result, info));
  if (status >= 300) return err(contractError(name, '(status)', `HTTP ${status} with OK`));
  return parseWith(endpoint.answer, json.ok ? json.value : null, name, '');
}

/** As the document writes it: `POST /API/order/verify`. */
export function endpointName({ method, path }: PrintShopEndpoint): string {
  return `${method} ${path}`;
}
