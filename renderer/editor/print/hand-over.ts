import * as z from 'zod/mini';
import { FILE_PATHS, printFileAnswerSchema } from '../../../shared/contract/files.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { PRINT_DEADLINES } from './print-settings.ts';

/** Why the main process does not have the print file. */
export type HandOverFailure = {
  readonly kind: 'unavailable' | 'refused' | 'sessionEnded' | 'storageFull';
  readonly detail: string;
};

/** Gives the drawn PNG to the main process. The value is its print file id. */
export async function handOverPrint(
  png: Blob,
  fileUrl: (path: string) => string,
  signal: AbortSignal,
): Promise<Result<string, HandOverFailure>> {
  try {
    const answer = await fetch(fileUrl(FILE_PATHS.addPrintFile), {
      method: 'POST',
      headers: { 'content-type': 'image/png' },
      body: png,
      signal: AbortSignal.any([signal, AbortSignal.timeout(PRINT_DEADLINES.handOverMs)]),
    });
    return readAnswer(await answer.json());
  } catch (error) {
    return err({ kind: 'unavailable', detail: String(error) });
  }
}

function readAnswer(body: unknown): Result<string, HandOverFailure> {
  const parsed = z.safeParse(printFileAnswerSchema, body);
  if (!parsed.success) return err({ kind: 'unavailable', detail: z.prettifyError(parsed.error) });
  if (parsed.data.kind === 'added') return ok(parsed.data.printFileId);
  const { reason } = parsed.data;
  const named = reason === 'sessionEnded' || reason === 'storageFull';
  return err({ kind: named ? reason : 'refused', detail: reason });
}
