import { constants } from 'node:fs';
import { access, readdir, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type Files, isStorageFull } from '../../system/files.ts';

/** The part of the file functions that a test replaces, to fill the disk. */
export type HotFiles = Pick<Files, 'open' | 'rename' | 'rm'>;

export type SeenFolder =
  | { readonly kind: 'missing' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'open'; readonly names: ReadonlySet<string>; readonly freeBytes: number };

/** What is in a folder. `closed`: it is there and not ours to use. A share that is gone is `missing`. */
export async function lookAtFolder(folder: string): Promise<SeenFolder> {
  try {
    const [names, disk] = await Promise.all([readdir(folder), statfs(folder)]);
    await access(folder, constants.W_OK);
    return { kind: 'open', names: new Set(names), freeBytes: disk.bavail * disk.bsize };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return { kind: code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'closed' : 'missing' };
  }
}

/** `refused`: no file has appeared under its name. `torn`: some have. */
export type Placed =
  | { readonly kind: 'placed' }
  | { readonly kind: 'refused' | 'torn'; readonly detail: string; readonly isFull: boolean };

export interface HotFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** RIPs look for endings that they know, and skip names with a dot in front. */
const hiddenName = (name: string) => `.${name}.part`;

/**
 * Writes all files under another name, down to the disk, and only then gives them their names, in their order.
 * `onPublish` is called before the first one.
 */
export async function placeFiles(
  folder: string,
  placing: readonly HotFile[],
  files: HotFiles,
  onPublish: () => void,
): Promise<Placed> {
  let published = 0;
  try {
    for (const file of placing) await writeDown(join(folder, hiddenName(file.name)), file.bytes, files);
    onPublish();
    for (const { name } of placing) {
      await files.rename(join(folder, hiddenName(name)), join(folder, name));
      published++;
    }
    return { kind: 'placed' };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    for (const { name } of placing)
      await files.rm(join(folder, hiddenName(name)), { force: true }).catch(() => undefined);
    return { kind: published === 0 ? 'refused' : 'torn', detail, isFull: isStorageFull(error) };
  }
}

async function writeDown(path: string, bytes: Uint8Array, files: HotFiles): Promise<void> {
  const handle = await files.open(path, 'w', 0o644);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Takes files back before the RIP has them; `false` if it has one already. The last one, the ticket, goes first. Each is
 * renamed before it is erased: a RIP that holds it open wins that race, and then it is not ours any more.
 */
export async function withdrawFiles(folder: string, names: readonly string[]): Promise<boolean> {
  for (const name of [...names].reverse()) {
    try {
      await rename(join(folder, name), join(folder, hiddenName(name)));
      await rm(join(folder, hiddenName(name)), { force: true });
    } catch {
      return false;
    }
  }
  return true;
}
