import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PhotoRefusal } from '../../../shared/contract/photos.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { type Files, isStorageFull } from '../../system/files.ts';
import { HEAD_BYTES } from './picture-type.ts';

/** The bytes of a photo: all of them, or as they arrive. */
export type PhotoBytes = Uint8Array | Readable;

/** A file as it came, on disk, not yet looked at. */
export interface ReceivedFile {
  readonly path: string;
  /** The first bytes, for telling the type. */
  readonly head: Uint8Array;
}

interface Target {
  readonly path: string;
  readonly maxBytes: number;
  /** Aborts when the session ends. */
  readonly signal: AbortSignal;
}

class TooManyBytes extends Error {}
class DiskFailure extends Error {}

/**
 * Writes a stream to a new file, never holding more than a chunk of it. Stops reading at `maxBytes`, when the disk is
 * full, and when `signal` aborts. Errors: tooManyBytes, storageFull, sessionEnded (aborted), broken (the sender broke
 * off). What was written of a refused file is the caller's to erase. Throws on any other failure of the disk.
 */
export async function receiveFile(
  input: PhotoBytes,
  target: Target,
  files: Files,
): Promise<Result<ReceivedFile, PhotoRefusal>> {
  const stream = input instanceof Readable ? input : Readable.from([input]);
  try {
    const handle = await onDisk(files.open(target.path, 'wx', 0o600));
    try {
      return ok({ path: target.path, head: await copyTo(handle, stream, target) });
    } finally {
      await handle.close();
    }
  } catch (error) {
    stream.destroy();
    return err(refusalOf(error, target.signal));
  }
}

async function copyTo(handle: FileHandle, stream: Readable, target: Target): Promise<Uint8Array> {
  let byteCount = 0;
  let head: Uint8Array = new Uint8Array();
  const write = async (chunks: AsyncIterable<Uint8Array>) => {
    for await (const chunk of chunks) {
      byteCount += chunk.length;
      if (byteCount > target.maxBytes) throw new TooManyBytes();
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES)]);
      await onDisk(handle.writeFile(chunk));
    }
  };
  await pipeline(stream, write, { signal: target.signal });
  return head;
}

/** Marks a failure as the disk's: the stream has failures of its own, which look much the same. */
async function onDisk<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw new DiskFailure('writing a photo failed', { cause: error });
  }
}

function refusalOf(error: unknown, signal: AbortSignal): PhotoRefusal {
  if (signal.aborted) return 'sessionEnded';
  if (error instanceof TooManyBytes) return 'tooManyBytes';
  if (!(error instanceof DiskFailure)) return 'broken';
  if (isStorageFull(error.cause)) return 'storageFull';
  throw error;
}
