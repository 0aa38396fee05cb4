import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { HttpAnswer } from '../transport/exchange.ts';
import { createAnswerReader, type TokenGone } from '../transport/read-answer.ts';
import type { BackendError } from '../types.ts';
import { MobileShellCode, refusalFromCode } from './error-codes.ts';
import { envelopeSchema } from './schema.ts';

export const SYSTEM = 'mobile-shell';

export const { contractError, parseWith, readJson } = createAnswerReader(SYSTEM);

/** Takes `data` out of an answer, whatever its shape. A code other than 200 becomes the error that it stands for. */
export function readEnvelope(
  endpoint: string,
  answer: HttpAnswer,
): Result<unknown, BackendError | TokenGone> {
  if (answer.status === MobileShellCode.tokenGone) return err({ kind: 'tokenGone', detail: 'HTTP 401' });
  const json = readJson(endpoint, answer);
  if (!json.ok) return json;
  const envelope = parseWith(envelopeSchema, json.value, endpoint, '');
  if (!envelope.ok) return envelope;
  const { code, data } = envelope.value;
  const message = (envelope.value.msg ?? '').slice(0, 200);
  if (code === MobileShellCode.tokenGone) return err({ kind: 'tokenGone', detail: message });
  if (code !== MobileShellCode.success) return err(refusalFromCode(code, message));
  if (answer.status >= 300)
    return err(contractError(endpoint, '(status)', `HTTP ${answer.status} with code 200`));
  return ok(data);
}
