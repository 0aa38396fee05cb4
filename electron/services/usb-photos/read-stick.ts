import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../system/clock.ts';
import type { Stick, StickFiles } from './stick.ts';

/** The stick was pulled, gives no answer, or holds something else at that place than a file of its own. */
export class StickGone extends Error {}

export interface StickReader {
  readonly files: StickFiles;
  readonly clock: Clock;
  readonly silenceMs: number;
  /** Aborts when the stick is pulled or the session ends. */
  readonly signal: AbortSignal;
}

const CHUNK_BYTES = 256 * 1024;

/**
 * A pipe that calls itself a picture would keep the opening waiting for ever; a link is not followed. Not every system has
 * these flags.
 */
const READ_SAFELY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of one file on a stick, piece by piece. Throws `StickGone`, and nothing else, whatever the stick does. Never
 * reads what is not a plain file of this very medium.
 */
export async function* readStickFile(stick: Stick, path: readonly string[], reader: StickReader) {
  const opening = openSafely(stick, path, reader.files);
  const handle = await inTime(opening, reader).catch((error: unknown) => {
    // It may still open later, with nobody left to close it.
    opening.then((late) => late.close()).catch(() => undefined);
    throw error;
  });
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
      const { bytesRead } = await inTime(handle.read(chunk, 0, CHUNK_BYTES), reader);
      if (bytesRead === 0) return;
      yield chunk.subarray(0, bytesRead);
    }
  } finally {
    // Not waited for: behind a reading that hangs it would hang too.
    handle.close().catch(() => undefined);
  }
}

async function openSafely(stick: Stick, path: readonly string[], files: StickFiles): Promise<FileHandle> {
  const root = await files.realpath(stick.folder);
  const wanted = join(root, ...path);
  // A link anywhere on the way would lead to another place than the names say.
  if ((await files.realpath(wanted)) !== wanted) throw new StickGone('a link lies on the way');
  const handle = await files.open(wanted, READ_SAFELY);
  try {
    const [file, folder] = await Promise.all([handle.stat(), files.lstat(root)]);
    if (!file.isFile() || file.dev !== folder.dev) throw new StickGone('not a file of this stick');
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Rejects with `StickGone` when the work fails, takes too long, or is not wanted any more. */
async function inTime<Value>(
  work: Promise<Value>,
  { clock, silenceMs, signal }: StickReader,
): Promise<Value> {
  const over = new AbortController();
  const limit = clock.sleep(silenceMs, AbortSignal.any([signal, over.signal])).then(() => {
    throw new StickGone('the stick gives no answer');
  });
  // When the work is over first, nobody hears of the other any more.
  limit.catch(() => undefined);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, limit]);
  } catch (error) {
    throw error instanceof StickGone ? error : new StickGone('reading failed', { cause: error });
  } finally {
    over.abort();
  }
}
