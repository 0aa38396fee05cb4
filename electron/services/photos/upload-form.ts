import type { FastifyRequest } from 'fastify';
import type { PhotoRefusal } from '../../../shared/contract/photos.ts';
import type { PhotoStore } from './photo-store.ts';
import type { UploadAnswer, UploadResult } from './upload-answer.ts';

/** The name of the form's field. */
const PHOTO_FIELD = 'photo';

/**
 * Reads a form part by part, each photo straight into the store. Stops at the first that cannot be read to its end
 * (too large, session ended, no room): what the phone still sends is of no use then.
 */
export async function receiveForm(
  request: FastifyRequest,
  sessionId: string,
  photos: PhotoStore,
): Promise<UploadAnswer> {
  const results: UploadResult[] = [];
  try {
    for await (const part of request.parts(formLimits(photos))) {
      if (part.type !== 'file') continue;
      // A browser sends an empty field without a name when nothing was chosen.
      if (part.fieldname !== PHOTO_FIELD || !part.filename) part.file.resume();
      else {
        const added = await photos.add(part.file, 'phone', sessionId);
        results.push(added.ok ? { kind: 'added' } : { kind: 'refused', reason: added.error });
        if (!part.file.readableEnded) break;
      }
    }
  } catch (error) {
    if (!isMalformedForm(error)) throw error;
    if (results.length === 0) results.push({ kind: 'refused', reason: 'broken' });
  }
  return results.length > 0 ? { kind: 'received', results } : { kind: 'noPhoto' };
}

/** The refusals of an answer that the shopper should also hear of at the screen. */
export function refusalsFor(answer: UploadAnswer): PhotoRefusal[] {
  if (answer.kind !== 'received') return [];
  const reasons = answer.results.map((result) => (result.kind === 'refused' ? result.reason : undefined));
  return reasons.filter((reason) => reason !== undefined && reason !== 'sessionEnded');
}

/** The store counts bytes itself and answers in its own words; the parser's limit lies just beyond. */
function formLimits({ limits }: PhotoStore) {
  const margin = 4;
  return {
    throwFileSizeLimit: false,
    limits: {
      fileSize: limits.maxBytes + 1,
      files: limits.maxPhotos + margin,
      fields: margin,
      parts: limits.maxPhotos + 2 * margin,
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
