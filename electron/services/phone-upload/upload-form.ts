import type { FastifyRequest } from 'fastify';
import type { CommonRefusal, UploadAnswer, UploadResult } from './upload-answer.ts';
import type { UploadSubject } from './upload-subject.ts';

/**
 * Reads a form part by part, each file straight to where it belongs. Stops at the first that cannot be read to its end
 * (too large, session ended, no room): what the phone still sends is of no use then.
 */
export async function receiveForm<Refusal extends string>(
  request: FastifyRequest,
  sessionId: string,
  subject: UploadSubject<Refusal>,
): Promise<UploadAnswer<Refusal | CommonRefusal>> {
  const results: UploadResult<Refusal | CommonRefusal>[] = [];
  try {
    for await (const part of request.parts(formLimits(subject))) {
      if (part.type !== 'file') continue;
      // A browser sends an empty field without a name when nothing was chosen.
      if (part.fieldname !== subject.field || !part.filename) part.file.resume();
      else {
        const added = await subject.add(part.filename, part.file, sessionId);
        results.push(added.ok ? { kind: 'added' } : { kind: 'refused', reason: added.error });
        if (!part.file.readableEnded) break;
      }
    }
  } catch (error) {
    if (!isMalformedForm(error)) throw error;
    if (results.length === 0) results.push({ kind: 'refused', reason: 'broken' });
  }
  return results.length > 0 ? { kind: 'received', results } : { kind: 'noFile' };
}

/** The store counts bytes itself and answers in its own words; the parser's limit lies just beyond. */
function formLimits({ limits }: Pick<UploadSubject<never>, 'limits'>) {
  const margin = 4;
  return {
    throwFileSizeLimit: false,
    limits: {
      fileSize: limits.maxBytes + 1,
      files: limits.maxFiles + margin,
      fields: margin,
      parts: limits.maxFiles + 2 * margin,
      fieldSize: 1024,
      fieldNameSize: 64,
      headerPairs: 32,
    },
  };
}

/** The sender's fault: a form that is not one, is cut off, or has more parts than allowed. */
function isMalformedForm(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return code.startsWith('FST_') || /multipart|terminated early|boundary/i.test(error.message);
}
