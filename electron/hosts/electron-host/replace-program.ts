import { spawn } from 'node:child_process';
import { closeSync, copyFileSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../system/atomic-file.ts';

export interface ReplaceOptions {
  readonly platform: NodeJS.Platform;
  /** The AppImage that this program was started from. */
  readonly appImage: string | undefined;
  /** `%ProgramData%` of Windows. */
  readonly programData: string | undefined;
  /** Starts a program that outlives this one. */
  readonly launch?: (file: string) => void;
}

/**
 * Puts another version of this program in its place. On Linux the AppImage is exchanged and started, on Windows the wish is
 * left for the task that `lock-down` has set up: a kiosk's account may install nothing, and is to be asked nothing. Throws
 * when it cannot be done; the program that runs now is whole then. The caller ends this program.
 */
export function replaceProgram(file: string, options: ReplaceOptions): void {
  const { platform, appImage, programData, launch = launchDetached } = options;
  if (platform === 'win32') {
    if (programData === undefined) throw new Error('Windows does not tell its folder for program data');
    replaceFile(wishFile(programData), `${JSON.stringify({ installer: file })}\n`);
    return;
  }
  if (appImage === undefined) throw new Error('the program does not run from an AppImage');
  const beside = `${appImage}.next`;
  copyFileSync(file, beside);
  const handle = openSync(beside, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  // Whole under its name at once; what runs now goes on from the file that lost it.
  renameSync(beside, appImage);
  launch(appImage);
}

/** Read by build/lock-down/windows/apply-update.ps1, and deleted there. */
export const wishFile = (programData: string): string =>
  join(programData, 'Casepress', 'update', 'wanted.json');

function launchDetached(file: string): void {
  spawn(file, [], { detached: true, stdio: 'ignore' }).unref();
}
