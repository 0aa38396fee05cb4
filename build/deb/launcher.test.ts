import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const launcher = join(import.meta.dirname, 'files', 'casepress');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-launcher-'));
  install('app', '2.0.0');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A version whose Node says its name, and does what the test wants. */
function install(place: 'app' | 'kept/app', version: string, deed = 'exit 7'): void {
  mkdirSync(join(folder, place, 'bin'), { recursive: true });
  writeFileSync(join(folder, place, 'VERSION'), `${version}\n`);
  const node = join(folder, place, 'bin', 'node');
  writeFileSync(node, `#!/bin/sh\necho "runs ${version} with $3 $4"\n${deed}\n`);
  chmodSync(node, 0o755);
}

const environment = (more: NodeJS.ProcessEnv = {}) => ({
  PATH: process.env.PATH,
  CASEPRESS_APP: join(folder, 'app'),
  CASEPRESS_KEPT: join(folder, 'kept'),
  CASEPRESS_NOTES: join(folder, 'notes'),
  ...more,
});

const start = (more: NodeJS.ProcessEnv = {}) =>
  spawnSync('sh', [launcher, '--port', '1'], { encoding: 'utf8', timeout: 15_000, env: environment(more) });

const note = (name: string, text?: string): string => {
  const file = join(folder, 'notes', name);
  if (text !== undefined) {
    mkdirSync(join(folder, 'notes'), { recursive: true });
    writeFileSync(file, `${text}\n`);
  }
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
};

const isShellHere = process.platform !== 'win32';

describe.skipIf(!isShellHere)('the launcher of the Debian package', () => {
  it('starts what is installed where there is nothing to go back to, and passes on how it ended', () => {
    expect(start()).toMatchObject({ stdout: 'runs 2.0.0 with --port 1\n', status: 7 });
    expect(note('trial')).toBe('');
  });

  it('starts a version that has proven itself without counting', () => {
    install('kept/app', '1.0.0');
    note('proven', '2.0.0');
    for (let count = 0; count < 5; count += 1) expect(start().stdout).toBe('runs 2.0.0 with --port 1\n');
  });

  it('goes back when a new version was started three times and did not come up, and stays there', () => {
    install('kept/app', '1.0.0');
    note('proven', '1.0.0');
    for (let count = 1; count <= 3; count += 1) {
      expect(start()).toMatchObject({ stdout: 'runs 2.0.0 with --port 1\n', status: 7 });
      expect(note('trial')).toBe(`2.0.0 ${count}`);
    }
    expect(start().stdout).toBe('runs 1.0.0 with --port 1\n');
    expect(note('refused')).toBe('2.0.0');
    // The old version proves itself again meanwhile: that does not let the new one in.
    note('proven', '1.0.0');
    expect(start()).toMatchObject({
      stdout: 'runs 1.0.0 with --port 1\n',
      stderr: expect.stringMatching(/taken back/),
    });
  });

  it('gives the version after a refused one its own trial', () => {
    install('kept/app', '1.0.0');
    note('refused', '2.0.0');
    note('trial', '2.0.0 3');
    install('app', '2.0.1');
    expect(start().stdout).toBe('runs 2.0.1 with --port 1\n');
    expect(note('trial')).toBe('2.0.1 1');
  });

  it('starts the kept version while files of two versions lie side by side', () => {
    install('kept/app', '1.0.0');
    note('proven', '2.0.0');
    writeFileSync(join(folder, 'kept', 'upgrading'), '');
    expect(start().stdout).toBe('runs 1.0.0 with --port 1\n');
  });

  it('starts the kiosk even when the disk takes no notes', () => {
    install('kept/app', '1.0.0');
    writeFileSync(join(folder, 'notes'), 'a file where the folder should be');
    expect(start()).toMatchObject({ stdout: 'runs 2.0.0 with --port 1\n', status: 7 });
  });

  it('ends a new version that hangs', () => {
    install('kept/app', '1.0.0');
    install('app', '2.0.0', 'exec sleep 60');
    const ended = start({ CASEPRESS_TRIAL_SECONDS: '1' });
    expect(ended.stderr).toContain('has not come up within 1 seconds');
    expect(ended.status).toBe(128 + 15);
  });

  it('hands the signal to end to a version on trial', async () => {
    install('kept/app', '1.0.0');
    install('app', '2.0.0', 'trap "echo ended; exit 0" TERM; while :; do sleep 0.1; done');
    const running = spawn('sh', [launcher], { env: environment() });
    let said = '';
    running.stdout.on('data', (text) => {
      said += text;
    });
    const code = new Promise((resolve) => running.once('exit', resolve));
    await expect.poll(() => said, { timeout: 5_000 }).toContain('runs 2.0.0');
    running.kill('SIGTERM');
    expect(await code).toBe(0);
    expect(said).toContain('ended');
  });
});
