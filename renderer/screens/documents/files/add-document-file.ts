import * as z from 'zod/mini';
import type { DocumentRefusal } from '../../../../shared/contract/documents.ts';
import { documentUploadAnswerSchema, FILE_PATHS } from '../../../../shared/contract/files.ts';

/** Over this a file is not even sent. The main process has the true limit, which is lower. */
const MOST_BYTES = 300_000_000;
/** Sending and looking at a large file takes some seconds on this machine. */
const DEADLINE_MS = 60_000;

/** Gives a file to the main process. Null: it was taken. `unavailable`: no answer in time, or not by the contract. */
export async function addDocumentFile(
  file: File,
  fileUrl: (path: string) => string,
): Promise<DocumentRefusal | 'unavailable' | null> {
  if (file.size > MOST_BYTES) return 'tooManyBytes';
  try {
    const answer = await fetch(fileUrl(FILE_PATHS.addDocument), {
      method: 'POST',
      headers: {
        'content-type': file.type || 'application/octet-stream',
        'x-file-name': encodeURIComponent(file.name),
      },
      body: file,
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    const parsed = z.safeParse(documentUploadAnswerSchema, await answer.json());
    if (!parsed.success) return 'unavailable';
    return parsed.data.kind === 'added' ? null : parsed.data.reason;
  } catch {
    return 'unavailable';
  }
}
