import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readTextIfThere, replaceFile } from '../../system/atomic-file.ts';

/**
 * What the installed kiosk and the scripts of its package tell each other, as one-line files. `proven` and `refused` are
 * read by the launcher, which starts the kept version in place of one that was refused or never proved itself; `untrusted` is left by the update script.
 */
export interface UpdateNotes {
  markProven(version: string): void;
  /** The version that was taken back, if the one that runs now stands in for it. */
  refused(): string | null;
  /** What the source of updates offered last was not signed by its owner. */
  isUntrusted(): boolean;
}

/** `folder`: `update` of the data folder. */
export function openUpdateNotes(folder: string): UpdateNotes {
  return {
    markProven: (version) => {
      if (readNote(join(folder, 'proven')) !== version) replaceFile(join(folder, 'proven'), `${version}\n`);
    },
    refused: () => readNote(join(folder, 'refused')),
    isUntrusted: () => readNote(join(folder, 'untrusted')) !== null,
  };
}

const readNote = (file: string): string | null => readTextIfThere(file)?.trim() || null;

/** There while the package may be replaced, for the script that does so; gone at any other time. */
export function showUpdateAllowed(file: string, isAllowed: boolean): void {
  if (isAllowed) replaceFile(file, 'now\n');
  else rmSync(file, { force: true });
}
