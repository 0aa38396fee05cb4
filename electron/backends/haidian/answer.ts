import * as z from 'zod';
import { err, ok } from '../../../shared/domain/result.ts';
import type { HttpAnswer } from '../transport/exchange.ts';
import { createAnswerReader } from '../transport/read-answer.ts';
import type { BackendResult } from '../types.ts';
import { envelopeSchema, HaidianCode, type HaidianEndpoint } from './schema.ts';

export const { contractError, parseWith, readJson } = createAnswerReader('haidian');

/** The document has one code for every refusal. That it is the signature, only the text tells: a hint, and no more. */
const SIGN_HINT = /签名|验签|\bsign/i;

/** Takes the data out of an answer of `endpoint`, as a list, or gives the error that the answer stands for. */
export function readAnswer<Answer extends z.ZodType>(
  endpoint: HaidianEndpoint<z.ZodType, Answer>,
  answer: HttpAnswer,
): BackendResult<z.output<Answer>[]> {
  const { path, holds } = endpoint;
  if (answer.status === 401 || answer.status === 403)
    return err({ kind: 'unauthorised', detail: `HTTP ${answer.status}` });
  const envelope = readEnvelope(path, answer);
  if (!envelope.ok) return envelope;
  const { code, msg, data } = envelope.value;
  if (code !== HaidianCode.success)
    return err(refusal(code, typeof msg === 'string' ? msg.slice(0, 200) : ''));
  if (answer.status >= 300)
    return err(contractError(path, '(status)', `HTTP ${answer.status} with code ${HaidianCode.success}`));
  if (holds === 'nothing' || isNothing(data)) return ok([]);
  if (holds === 'many' && Array.isArray(data)) return parseWith(z.array(endpoint.answer), data, path, 'data');
  const one = parseWith(endpoint.answer, data, path, 'data');
  return one.ok ? ok([one.value]) : one;
}

function readEnvelope(path: string, answer: HttpAnswer): BackendResult<z.output<typeof envelopeSchema>> {
  const json = readJson(path, answer);
  if (json.ok) return parseWith(envelopeSchema, json.value, path, '');
  // Half an answer may have somebody's name in it: only a page may be quoted.
  const isPage = answer.body !== null && /^\s*</.test(new TextDecoder().decode(answer.body.subarray(0, 40)));
  return isPage ? json : err(contractError(path, '(body)', `HTTP ${answer.status}, no whole answer`));
}

function refusal(code: number, msg: string) {
  return SIGN_HINT.test(msg)
    ? ({ kind: 'unauthorised', detail: msg } as const)
    : ({ kind: 'refused', reason: 'other', code, detail: msg } as const);
}

/** PHP's ways to say "none". Data that is missing altogether is a mistake. */
const isNothing = (data: unknown): boolean =>
  data === null || data === '' || (Array.isArray(data) && data.length === 0);
