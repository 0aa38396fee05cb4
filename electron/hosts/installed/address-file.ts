import { chmodSync, closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** Readable by the group too: the screen runs as another user, and is that group's only member. */
const MODE = 0o640;

/** Leaves the kiosk's address, token and all, where only the screen may read it. In memory, so nothing is synced. */
export function writeAddressFile(file: string, address: string): void {
  const beside = `${file}.new`;
  rmSync(beside, { force: true });
  const handle = openSync(beside, 'wx', MODE);
  try {
    writeSync(handle, `${address}\n`);
  } finally {
    closeSync(handle);
  }
  // The service's umask would take the group's right away.
  chmodSync(beside, MODE);
  renameSync(beside, file);
}

export const removeAddressFile = (file: string): void => rmSync(file, { force: true });
