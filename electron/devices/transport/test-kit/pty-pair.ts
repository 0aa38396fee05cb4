import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntil } from './wait-until.ts';

export interface PtyPair {
  /** Two serial ports that are connected to each other. */
  readonly kioskPath: string;
  readonly devicePath: string;
  /** Both ports are gone, as when a USB adapter is pulled out. */
  unplug(): Promise<void>;
  /** They are back, under the same names. */
  plugIn(): Promise<void>;
  stop(): Promise<void>;
}

/** Says which program a test needs and does not find, in a sentence that names the remedy. */
export function requireProgram(program: string, debianPackage = program): void {
  const found = spawnSync('sh', ['-c', `command -v ${program}`]);
  if (found.status === 0) return;
  throw new Error(`This test needs the program "${program}": install the Debian package "${debianPackage}".`);
}

/** Starts a pair of pseudo terminals and waits until both are there. Stop it in a `finally` or `afterEach`. */
export async function startPtyPair(): Promise<PtyPair> {
  requireProgram('socat');
  const folder = mkdtempSync(join(tmpdir(), 'casepress-pty-'));
  const kioskPath = join(folder, 'kiosk');
  const devicePath = join(folder, 'device');
  let process: ChildProcess | null = null;

  const plugIn = async () => {
    const ends = [kioskPath, devicePath].map((link) => `pty,raw,echo=0,link=${link}`);
    process = spawn('socat', ends, { stdio: 'ignore' });
    await waitUntil('pseudo terminals', () => existsSync(kioskPath) && existsSync(devicePath));
  };
  const unplug = async () => {
    const running = process;
    process = null;
    if (running === null || running.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()));
    running.kill('SIGTERM');
    await ended;
    for (const link of [kioskPath, devicePath]) rmSync(link, { force: true });
  };

  await plugIn();
  return {
    kioskPath,
    devicePath,
    plugIn,
    unplug,
    stop: async () => {
      await unplug();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
