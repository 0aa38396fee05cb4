import * as z from 'zod/mini';
import { FILE_PATHS, photoUploadAnswerSchema } from '../../../shared/contract/files.ts';
import type { Photo, PhotoRefusal } from '../../../shared/contract/photos.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';

/** Over this a file is not even sent. The main process has the true limit, which is lower. */
const MOST_BYTES = 60_000_000;
/** Sending, checking and copying a large photo takes a second or two on this machine. */
const DEADLINE_MS = 30_000;

type Added = Result<Photo, PhotoRefusal | 'unavailable'>;

/** Gives a picture file to the main process. `unavailable`: it did not answer in time, or not by the contract. */
export const addPhotoFile = (file: Blob, fileUrl: (path: string) => string): Promise<Added> =>
  send(file, fileUrl(FILE_PATHS.addPhoto));

/** The same for what the kiosk's own camera took. */
export const addCameraPhoto = (picture: Blob, fileUrl: (path: string) => string): Promise<Added> =>
  send(picture, fileUrl(FILE_PATHS.addCameraPhoto));

async function send(file: Blob, url: string): Promise<Added> {
  if (file.size > MOST_BYTES) return err('tooManyBytes');
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': file.type || 'application/octet-stream' },
      body: file,
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    const parsed = z.safeParse(photoUploadAnswerSchema, await answer.json());
    if (!parsed.success) return err('unavailable');
    return parsed.data.kind === 'added' ? ok(parsed.data.photo) : err(parsed.data.reason);
  } catch {
    return err('unavailable');
  }
}
