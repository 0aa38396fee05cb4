import { existsSync, readdirSync, rmSync } from 'node:fs';
import { copyFile, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgramKeeper } from '../update/updater.ts';

export interface ProgramPlaces {
  readonly platform: NodeJS.Platform;
  /** For the kept files: `update` of the data folder. */
  readonly folder: string;
  readonly version: string;
  /** The AppImage that this program was started from, as the AppImage itself tells by `APPIMAGE`. */
  readonly appImage: string | undefined;
}

/**
 * On Linux the program is one file, and is kept as it is. On Windows its installer is, from the first update on: the one
 * that the technician brought is not here, and the first update has nothing to go back to but what runs.
 */
export function createProgramKeeper({ platform, folder, version, appImage }: ProgramPlaces): ProgramKeeper {
  return {
    keepCurrent: async () => {
      if (platform === 'win32') {
        const installer = installerOf(folder, version);
        return existsSync(installer) ? installer : null;
      }
      if (appImage === undefined) return null;
      const kept = join(folder, `casepress-${version}.AppImage`);
      await copyWhole(appImage, kept);
      return kept;
    },
    keepNext: async (next, file) => {
      if (platform === 'win32') await copyWhole(file, installerOf(folder, next));
      dropOthers(folder, [version, next]);
    },
  };
}

const installerOf = (folder: string, version: string): string => join(folder, `casepress-${version}.exe`);

/** After a power cut at any moment it is there whole, or not at all. */
async function copyWhole(from: string, to: string): Promise<void> {
  await mkdir(join(to, '..'), { recursive: true });
  const part = `${to}.part`;
  await copyFile(from, part);
  const handle = await open(part, 'r+');
  await handle.sync().finally(() => handle.close());
  await rename(part, to);
}

/** Two versions are enough, and each is some hundred megabytes. */
function dropOthers(folder: string, versions: readonly string[]): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const found = /^casepress-(.+)\.(exe|AppImage)(\.part)?$/.exec(name);
    if (found?.[1] !== undefined && !versions.includes(found[1])) rmSync(join(folder, name), { force: true });
  }
}
