import type * as z from 'zod';
import { err, type Result } from '../../../shared/domain/result.ts';
import type { HttpAnswer } from '../transport/exchange.ts';
import { createAnswerReader } from '../transport/read-answer.ts';
import type { CallError } from '../transport/send.ts';
import { flagSchema, type GoboxEndpoint } from './schema.ts';

export const { contractError, parseWith, readJson } = createAnswerReader('gobox');

/**
 * The document has no code for a token that has run out, only a text. The text is taken for a hint and no more: what was
 * refused did nothing, so a new token and one repeat harm nobody.
 */
const TOKEN_HINT = /token|令牌|登录|过期|unauthori[sz]ed/i;

/** Takes what an answer of `endpoint` holds, or the error that it stands for. */
export function readAnswer<Answer extends z.ZodType>(
  endpoint: GoboxEndpoint<z.ZodType, Answer>,
  answer: HttpAnswer,
): Result<z.output<Answer>, CallError> {
  const name = endpointName(endpoint);
  if (answer.status === 401 || answer.status === 403)
    return err({ kind: 'tokenGone', detail: `HTTP ${answer.status}` });
  const json = readJson(name, answer);
  if (!json.ok) return json;
  const flag = readFlag(endpoint, json.value, name);
  if (!flag.ok) return flag;
  const { code, message } = flag.value;
  if (code !== 1) {
    return TOKEN_HINT.test(message)
      ? err({ kind: 'tokenGone', detail: message })
      : err({ kind: 'refused', reason: 'other', code, detail: message });
  }
  if (answer.status >= 300)
    return err(contractError(name, '(status)', `HTTP ${answer.status} with ${endpoint.flag} 1`));
  return parseWith(endpoint.answer, json.value, name, '');
}

function readFlag({ flag }: GoboxEndpoint, value: unknown, name: string) {
  const parsed =
    flag === 'status'
      ? parseWith(flagSchema.status, value, name, '')
      : parseWith(flagSchema.state, value, name, '');
  if (!parsed.ok) return parsed;
  const code = 'status' in parsed.value ? parsed.value.status : parsed.value.state;
  const { errmsg } = parsed.value;
  const message = typeof errmsg === 'string' ? errmsg.slice(0, 200) : '';
  return { ok: true, value: { code, message } } as const;
}

/** As the document writes it: `GET /api/orders?action=trade_view`. */
export function endpointName({ method, path, action }: GoboxEndpoint): string {
  return `${method} ${path}${action === undefined ? '' : `?action=${action}`}`;
}
