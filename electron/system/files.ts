import * as nodeFiles from 'node:fs/promises';

/** The part of node's file functions that the stores use, so that tests can fill the disk. */
export type Files = Pick<typeof nodeFiles, 'mkdir' | 'open' | 'readFile' | 'rename' | 'rm'>;

export const diskFiles: Files = nodeFiles;

/** True when the disk, or this user's share of it, is used up. */
export function isStorageFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

/** Writes a new file in one go, readable by this user alone. Leaves nothing behind when it fails. */
export async function writeNewFile(path: string, bytes: Uint8Array, files: Files): Promise<void> {
  const handle = await files.open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes).finally(() => handle.close());
  } catch (error) {
    await files.rm(path, { force: true });
    throw error;
  }
}

/** Erases a file or folder with all that is in it; nothing there is fine. Waits out a reader (Windows) for a moment. */
export async function erase(path: string, files: Files): Promise<void> {
  await files.rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

/** The bytes of a file; `null` when there is none. */
export async function readIfThere(path: string, files: Files): Promise<Uint8Array | null> {
  try {
    return await files.readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
