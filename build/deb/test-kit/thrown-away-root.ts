import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ran {
  readonly code: number;
  /** What it said on both channels. */
  readonly text: string;
}

/** This very machine as its programs would find it, to be changed at will: nothing of it lasts, and nothing gets out. */
export interface ThrownAwayRoot {
  /** Runs a program in it, as root. */
  run(...command: readonly string[]): Promise<Ran>;
  /** Starts a program that stays; it ends with the root, or by `kill`. */
  start(...command: readonly string[]): ChildProcess;
  dispose(): void;
}

/** What lays the root over, what the package depends on, and what the test looks with. */
const NEEDED = [
  ...['unshare', 'nsenter', 'ip', 'dpkg', 'dpkg-deb', 'apt-get', 'adduser', 'deb-systemd-helper', 'chromium'],
  ...['setpriv', 'curl', 'ps', 'pkill'],
];
const READY_LIMIT_MS = 10_000;
const RUN_LIMIT_MS = 150_000;

/** `alsoNeeded`: programs. Needs root, and a kernel that lays one file system over another. Gives the reason where that cannot be had. */
export function whyNoRoot(...alsoNeeded: readonly string[]): string | undefined {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root';
  for (const program of [...NEEDED, ...alsoNeeded]) {
    if (spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0) return `needs ${program}`;
  }
  const folder = mkdtempSync(join(tmpdir(), 'casepress-root-'));
  const tried = spawnSync('unshare', ['--mount', '--net', 'sh', '-c', layOver(folder, 16)], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true, force: true });
  return tried.status === 0
    ? undefined
    : `no file system can be laid over another here (${tried.stderr.trim()})`;
}

/** `roomMb`: how much may be written in all before the disk is full. */
export async function openThrownAwayRoot(roomMb: number): Promise<ThrownAwayRoot> {
  const folder = mkdtempSync(join(tmpdir(), 'casepress-root-'));
  // All of it belongs to this one process and the namespaces that it holds: it is gone when the process is.
  const holder = spawn(
    'unshare',
    [
      '--mount',
      '--net',
      '--pid',
      '--fork',
      '--kill-child',
      'sh',
      '-c',
      `${layOver(folder, roomMb)} && echo ready && exec cat`,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  await untilReady(holder);
  const inside = childOf(holder.pid);
  const enter = ['--target', String(inside), '--mount', '--net', '--pid', 'chroot', join(folder, 'root')];
  const env = {
    PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
    LC_ALL: 'C.UTF-8',
    HOME: '/root',
    DEBIAN_FRONTEND: 'noninteractive',
  };
  return {
    run: (...command) =>
      new Promise((resolve) => {
        const options = { env, timeout: RUN_LIMIT_MS, maxBuffer: 16 * 1024 * 1024 };
        execFile('nsenter', [...enter, ...command], options, (error, stdout, stderr) => {
          const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
          resolve({ code, text: stdout + stderr });
        });
      }),
    start: (...command) =>
      spawn('nsenter', [...enter, ...command], { env, stdio: ['ignore', 'pipe', 'pipe'] }),
    dispose: () => {
      holder.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The commands that make `folder/root` out of this machine. A network of its own, so that no port is taken. */
function layOver(folder: string, roomMb: number): string {
  return [
    'set -e',
    'mount --make-rprivate /',
    `mount -t tmpfs -o size=${roomMb}m tmpfs ${folder}`,
    `mkdir ${folder}/upper ${folder}/work ${folder}/root`,
    `mount -t overlay overlay -o lowerdir=/,upperdir=${folder}/upper,workdir=${folder}/work ${folder}/root`,
    `mount --rbind /dev ${folder}/root/dev`,
    `mount -t proc proc ${folder}/root/proc`,
    // Where the service manager would leave its mark: here is none.
    `mount -t tmpfs tmpfs ${folder}/root/run`,
    'ip link set lo up',
  ].join('\n');
}

function untilReady(holder: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('the thrown-away root was not made in time')),
      READY_LIMIT_MS,
    );
    holder.once('exit', (code) => reject(new Error(`the thrown-away root was not made (${code})`)));
    holder.stdout?.on('data', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** `unshare --fork` stays outside of the namespaces; its one child is inside. */
function childOf(pid: number | undefined): number {
  const found = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  const child = Number(found.stdout.trim().split(/\s+/)[0]);
  if (!Number.isInteger(child) || child <= 0) throw new Error('the thrown-away root has no process');
  return child;
}
