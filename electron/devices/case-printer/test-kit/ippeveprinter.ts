import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireProgram } from '../../transport/test-kit/pty-pair.ts';
import { waitUntil } from '../../transport/test-kit/wait-until.ts';

export interface IppEvePrinter {
  readonly url: string;
  readonly port: number;
  /** What the print command does with the next jobs: lines of a shell script. `$1` is the file. */
  behave(script: string): void;
  /** How many jobs came out whole: each run of the command that got to its end writes a line. */
  printed(): string[];
  /** Jobs whose command has begun. */
  begun(): string[];
  /** Makes a file that a script waits for: `while [ ! -e "$GATE" ]; do sleep 0.05; done`. */
  openGate(): void;
  closeGate(): void;
  /** The power fails: nothing is tidied up. */
  kill(): Promise<void>;
  /** The same printer at the same address, with an empty job list and an up-time of 0. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A script line that holds the job until `openGate`. */
export const WAIT_FOR_GATE = 'while [ ! -e "$GATE" ]; do sleep 0.05; done';

/** Starts Debian's ippeveprinter, which nobody of this project wrote, on a free port. */
export async function startIppEvePrinter(
  formatsTaken = 'image/png,image/jpeg',
  more: readonly string[] = [],
): Promise<IppEvePrinter> {
  requireProgram('ippeveprinter', 'cups-ipp-utils');
  requireProgram('dbus-daemon', 'dbus-daemon');
  const folder = mkdtempSync(join(tmpdir(), 'casepress-ipp-'));
  mkdirSync(join(folder, 'spool'));
  const port = await freePort();
  const bus = await startBus(folder);
  const command = join(folder, 'print.sh');
  const gate = join(folder, 'gate');
  let printer: ChildProcess | null = null;

  const behave = (script: string) => {
    const lines = [
      '#!/bin/sh',
      `GATE='${gate}'`,
      `echo "$IPP_JOB_NAME" >>'${folder}/begun'`,
      script,
      `echo "$IPP_JOB_NAME" >>'${folder}/printed'`,
    ];
    // A running shell reads its script as it goes: the next one is another file under the same name.
    rmSync(command, { force: true });
    writeFileSync(command, `${lines.join('\n')}\n`);
    chmodSync(command, 0o755);
  };

  const start = async () => {
    const options = ['-r', 'off', '-n', 'localhost', '-p', String(port), '-d', join(folder, 'spool')];
    const formats = ['-f', formatsTaken, '-c', command, '-K', folder];
    printer = spawn('ippeveprinter', [...options, ...formats, ...more, 'Casepress test'], {
      env: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: bus.address },
      stdio: 'ignore',
      // Its own group, so that a killed printer takes its print command along.
      detached: true,
    });
    await waitUntilAnswers(port);
  };
  const end = async (signal: NodeJS.Signals) => {
    const running = printer;
    printer = null;
    if (running) await endGroup(running, signal);
  };

  behave('');
  await start();
  return {
    url: `ipp://localhost:${port}/ipp/print`,
    port,
    behave,
    printed: () => linesOf(join(folder, 'printed')),
    begun: () => linesOf(join(folder, 'begun')),
    openGate: () => writeFileSync(gate, ''),
    closeGate: () => rmSync(gate, { force: true }),
    kill: () => end('SIGKILL'),
    restart: start,
    stop: async () => {
      await end('SIGKILL');
      await endGroup(bus.process, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** ippeveprinter ends at once where there is no system bus; this one is for nobody else. */
async function startBus(folder: string): Promise<{ process: ChildProcess; address: string }> {
  const address = `unix:path=${join(folder, 'bus')}`;
  const allow = '<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>';
  const config = `<busconfig><type>session</type><listen>${address}</listen><policy context="default">${allow}</policy></busconfig>`;
  writeFileSync(join(folder, 'bus.conf'), config);
  const process = spawn('dbus-daemon', [`--config-file=${join(folder, 'bus.conf')}`, '--nofork'], {
    stdio: 'ignore',
    detached: true,
  });
  await waitUntil('private D-Bus', () => readdirSync(folder).includes('bus'));
  return { process, address };
}

async function endGroup(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.kill(-child.pid, signal);
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function waitUntilAnswers(port: number): Promise<void> {
  let isThere = false;
  const ask = async () => {
    while (!isThere) {
      isThere = await fetch(`http://localhost:${port}/`).then(
        () => true,
        () => false,
      );
    }
  };
  const asking = ask();
  try {
    await waitUntil('ippeveprinter', () => isThere, 10_000);
  } finally {
    isThere = true;
    await asking;
  }
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}
