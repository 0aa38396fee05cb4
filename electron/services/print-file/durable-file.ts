import { dirname } from 'node:path';
import type { Files } from '../../system/files.ts';

/**
 * Writes a file so that after a power cut there is either all of it or nothing: beside its place first, down to the
 * disk, and then renamed. Makes its folder. Leaves nothing behind when it fails.
 */
export async function writeDurably(path: string, bytes: Uint8Array, files: Files): Promise<void> {
  const folder = dirname(path);
  const draft = `${path}.part`;
  await files.mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeToDisk(draft, bytes, files);
    await files.rename(draft, path);
  } catch (error) {
    await files.rm(draft, { force: true });
    throw error;
  }
  // The names of the file, of its folder, and of the folder that holds all sales.
  await syncFolder(folder, files);
  await syncFolder(dirname(folder), files);
  await syncFolder(dirname(dirname(folder)), files);
}

async function writeToDisk(path: string, bytes: Uint8Array, files: Files): Promise<void> {
  const handle = await files.open(path, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Windows writes names through by itself, and lets nobody open a folder. */
async function syncFolder(path: string, files: Files): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await files.open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
