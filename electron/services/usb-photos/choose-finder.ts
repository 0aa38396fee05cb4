import { createFolderFinder } from './folder-finder.ts';
import { createLinuxFinder } from './linux-finder.ts';
import type { StickFinder } from './stick.ts';

export interface FinderChoice {
  /** Of the configuration: nothing is read without it. */
  readonly isWanted: boolean;
  /** Stands in for the stick. */
  readonly folder?: string | undefined;
  readonly dataDir: string;
  readonly platform?: NodeJS.Platform;
}

/**
 * How sticks are found here. `off`: the configuration wants none. `unsupported`: Windows and macOS mount sticks among all
 * other drives, and to tell them apart takes a program of theirs; until there is a driver for that, none is read.
 */
export function chooseFinder(choice: FinderChoice): StickFinder | 'off' | 'unsupported' {
  const { isWanted, folder, dataDir, platform = process.platform } = choice;
  if (!isWanted) return 'off';
  if (folder !== undefined) return createFolderFinder(folder);
  return platform === 'linux' ? createLinuxFinder({ dataDir }) : 'unsupported';
}
