import * as nodeFiles from 'node:fs';
import { dirname } from 'node:path';

/** The part of node's file functions that is needed here, so that tests can cut the power at each of them. */
export type SyncFiles = Pick<
  typeof nodeFiles,
  'openSync' | 'writeSync' | 'fsyncSync' | 'closeSync' | 'renameSync' | 'readFileSync' | 'mkdirSync'
>;

export const syncFiles: SyncFiles = nodeFiles;

/**
 * Replaces a file so that after a power cut at any moment it is the former or the new one, whole. Readable by this user
 * alone. Throws when the disk does not take it; the former file is then still there.
 */
export function replaceFile(file: string, text: string, files: SyncFiles = syncFiles): void {
  files.mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.new`;
  const handle = files.openSync(beside, 'w', 0o600);
  try {
    const bytes = Buffer.from(text, 'utf8');
    let written = 0;
    while (written < bytes.length) written += files.writeSync(handle, bytes, written);
    files.fsyncSync(handle);
  } finally {
    files.closeSync(handle);
  }
  files.renameSync(beside, file);
  syncFolder(dirname(file), files);
}

/** The new name is on the disk only once its folder is. Windows opens no folders, and needs none of this. */
function syncFolder(folder: string, files: SyncFiles): void {
  if (process.platform === 'win32') return;
  const handle = files.openSync(folder, 'r');
  try {
    files.fsyncSync(handle);
  } finally {
    files.closeSync(handle);
  }
}

/** The text of a file; null when there is none, or no folder for it. Any other failure throws. */
export function readTextIfThere(file: string, files: SyncFiles = syncFiles): string | null {
  try {
    return files.readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
