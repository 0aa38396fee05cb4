import { createHash } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { diskFiles, isStorageFull, writeNewFile } from '../../system/files.ts';
import type { SupportBundle } from '../settings/bundle/support-bundle.ts';
import type { ResultContent } from './messages.ts';

const FOLDER = 'support';
/** The oldest give way: bundles must not fill the disk. */
const KEPT = 3;

/** Writes a bundle into the kiosk's data folder. The path that is told begins there, and names nothing of the computer. */
export async function keepBundle(
  dataDir: string,
  make: () => Promise<SupportBundle>,
): Promise<Result<NonNullable<ResultContent['bundle']>, string>> {
  try {
    const folder = join(dataDir, FOLDER);
    await mkdir(folder, { recursive: true });
    const { name, bytes } = await make();
    const former = (await readdir(folder)).filter((each) => each.endsWith('.tar.gz') && each !== name).sort();
    for (const old of former.slice(0, Math.max(0, former.length - KEPT + 1))) await rm(join(folder, old));
    // One of the same minute is the same bundle, made anew.
    await rm(join(folder, name), { force: true });
    await writeNewFile(join(folder, name), bytes, diskFiles);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return ok({ path: `${FOLDER}/${name}`, bytes: bytes.length, sha256 });
  } catch (error) {
    return err(isStorageFull(error) ? 'the disk is full' : 'it could not be written');
  }
}
