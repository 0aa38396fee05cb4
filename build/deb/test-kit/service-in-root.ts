import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { ThrownAwayRoot } from './thrown-away-root.ts';

const unit = readFileSync(new URL('../files/casepress.service', import.meta.url), 'utf8');
const execStart = /^ExecStart=(.*)$/m.exec(unit)?.[1]?.split(' ') ?? [];
const READY = /kiosk ready: (\S+)/;
const READY_LIMIT_MS = 30_000;

/** A command as systemd would run it: as the service's user, with its folders. */
export const asService = (...command: readonly string[]): string[] => [
  'setpriv',
  '--reuid=casepress',
  '--regid=casepress',
  '--init-groups',
  '--no-new-privs',
  'env',
  'RUNTIME_DIRECTORY=/run/casepress',
  'MALLOC_ARENA_MAX=2',
  ...command,
];

export interface RunningService {
  /** The page's address, with the token of this start. */
  readonly address: string;
  /** All that it has said until now. */
  said(): string;
  /** Ends it as the service manager does. Returns its exit code. */
  stop(): Promise<number | null>;
}

/** Starts the kiosk's service by its unit's very command, and waits until it is ready. */
export async function startService(root: ThrownAwayRoot): Promise<RunningService> {
  // What RuntimeDirectory= and ExecStartPre= of the unit do.
  const folder = ['install', '-d', '-m', '2750', '-o', 'casepress', '-g', 'casepress-screen'];
  await root.run('rm', '-rf', '/run/casepress');
  await root.run(...folder, '/run/casepress/screen');
  await root.run('chown', 'casepress', '/run/casepress');
  const kiosk = root.start(...asService(...execStart));
  const ended = new Promise<number | null>((resolve) => kiosk.once('exit', resolve));
  let said = '';
  const hear = (text: Buffer) => {
    said += String(text);
  };
  kiosk.stdout?.on('data', hear);
  kiosk.stderr?.on('data', hear);
  await expect.poll(() => said, { timeout: READY_LIMIT_MS }).toMatch(READY);
  return {
    address: READY.exec(said)?.[1] ?? '',
    said: () => said,
    stop: async () => {
      await root.run('pkill', '-TERM', '-u', 'casepress', '-f', 'out/service/service.js');
      return ended;
    },
  };
}
