import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { silentLog } from '../../../system/log.ts';
import { createPhotoStore, type PhotoStore, type PhotoStoreOptions } from '../photo-store.ts';

export interface PhotoRig {
  readonly photos: PhotoStore;
  readonly folder: string;
  /** Every file that is on the disk now, by its path below the folder. */
  listFiles(): Promise<string[]>;
}

/** A store with an open session `s1` in a folder of its own, which goes after the test. */
export async function openPhotoRig(options: Partial<PhotoStoreOptions> = {}): Promise<PhotoRig> {
  const folder = await mkdtemp(join(tmpdir(), 'photos-'));
  const photos = createPhotoStore({ folder, log: silentLog, ...options });
  onTestFinished(async () => {
    await photos.closeSession();
    await rm(folder, { recursive: true, force: true });
  });
  await photos.openSession('s1');
  return { photos, folder, listFiles: () => listFiles(folder) };
}

/** All files below a folder; none when it is gone. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

export const fixture = (name: string): Promise<Buffer> =>
  readFile(new URL(`../../../../shared/fixtures/${name}`, import.meta.url));
