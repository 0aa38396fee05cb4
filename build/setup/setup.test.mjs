import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseSetUpArgs, planSteps } from '../setup.mjs';
import { canInstall } from './debian.mjs';
import { isInstalled } from './dependencies.mjs';
import { downloadAddress, failedLately } from './electron.mjs';
import { LIMITS } from './limits.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { hashSources } from './renderer.mjs';
import { lastLines, runCommand } from './run-command.mjs';

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-setup-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('isInstalled', () => {
  const locked = {
    '': {},
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/b': { version: '2.0.0', optional: true },
  };

  it('takes what npm recorded for what is there', () => {
    expect(isInstalled(locked, { 'node_modules/a': { version: '1.0.0', integrity: 'x' } })).toBe(true);
  });

  it('misses what is missing, old or other', () => {
    expect(isInstalled(locked, {})).toBe(false);
    expect(isInstalled(locked, { 'node_modules/a': { version: '0.9.0', integrity: 'x' } })).toBe(false);
    expect(isInstalled(locked, { 'node_modules/a': { version: '1.0.0', integrity: 'y' } })).toBe(false);
  });

  it('minds an optional package only where it is installed', () => {
    const installed = { 'node_modules/a': { version: '1.0.0', integrity: 'x' } };
    expect(isInstalled(locked, { ...installed, 'node_modules/b': { version: '1.9.0' } })).toBe(false);
  });
});

describe('failedLately', () => {
  const failure = { version: '45.4.1', atMs: 1000 };

  it('forgets after a while, and with another version', () => {
    expect(failedLately(failure, '45.4.1', 1000)).toBe(true);
    expect(failedLately(failure, '45.4.1', 1000 + LIMITS.electronForgottenAfterMs)).toBe(false);
    expect(failedLately(failure, '45.4.2', 1000)).toBe(false);
    expect(failedLately(undefined, '45.4.1', 1000)).toBe(false);
  });
});

describe('downloadAddress', () => {
  it('is where @electron/get fetches from', () => {
    expect(downloadAddress('45.4.1', {}, 'linux', 'x64')).toBe(
      'https://github.com/electron/electron/releases/download/v45.4.1/electron-v45.4.1-linux-x64.zip',
    );
    expect(downloadAddress('45.4.1', { ELECTRON_MIRROR: 'https://mirror.example/e' }, 'linux', 'arm')).toBe(
      'https://mirror.example/e/v45.4.1/electron-v45.4.1-linux-armv7l.zip',
    );
  });
});

describe('canInstall', () => {
  it('installs on Debian as root only', () => {
    expect(canInstall('ID=debian\n', 0)).toBe(true);
    expect(canInstall('PRETTY_NAME="x"\nID="debian"\n', 0)).toBe(true);
    expect(canInstall('ID=debian\n', 1000)).toBe(false);
    expect(canInstall('ID=debian\n', undefined)).toBe(false);
    expect(canInstall('ID=ubuntu\nID_LIKE=debian\n', 0)).toBe(false);
    expect(canInstall('', 0)).toBe(false);
  });
});

describe('hashSources', () => {
  const write = (/** @type {string} */ name, /** @type {string} */ text) => {
    mkdirSync(join(folder, 'src'), { recursive: true });
    writeFileSync(join(folder, 'src', name), text);
  };
  const hash = () => hashSources(folder, ['src', 'missing.json']);

  it('follows names and contents, not times', () => {
    write('a.ts', 'one');
    const first = hash();
    utimesSync(join(folder, 'src', 'a.ts'), 1, 1);
    expect(hash()).toBe(first);
    write('a.ts', 'two');
    expect(hash()).not.toBe(first);
    write('a.ts', 'one');
    expect(hash()).toBe(first);
    write('b.ts', '');
    expect(hash()).not.toBe(first);
  });

  it('does not mind tests', () => {
    write('a.ts', 'one');
    const first = hash();
    write('a.test.ts', 'test');
    write('b.test.tsx', 'test');
    expect(hash()).toBe(first);
  });
});

describe('parseSetUpArgs', () => {
  it('takes its own flags off the front only', () => {
    expect(parseSetUpArgs(['--need', 'electron,renderer', '--again', 'a.ts', '--need', 'x'])).toEqual({
      needs: ['electron', 'renderer'],
      again: true,
      rest: ['a.ts', '--need', 'x'],
    });
    expect(parseSetUpArgs(['a.ts'])).toEqual({ needs: [], again: false, rest: ['a.ts'] });
  });

  it('names a need that it does not know', () => {
    expect(() => parseSetUpArgs(['--need', 'firefox', 'a.ts'])).toThrow('"firefox"');
    expect(() => parseSetUpArgs(['--need'])).toThrow('expected some of');
  });
});

describe('planSteps', () => {
  const circumstances = { again: false, hasDisplay: false, hasElectron: () => false };
  const titles = (/** @type {Parameters<typeof planSteps>[0]} */ needs) =>
    planSteps(needs, circumstances).map((step) => step.title);

  it('always begins with the dependencies', () => {
    expect(titles([])).toEqual(['Installing the dependencies']);
    expect(titles(['renderer', 'chromium', 'electron'])).toEqual([
      'Installing the dependencies',
      'Fetching Electron',
      'Installing Chromium',
      'Building the page',
    ]);
  });

  it('wants nothing to show the kiosk in where there is no display', () => {
    expect(planSteps(['window'], circumstances)[1]?.isDone()).toBe(true);
    const withElectron = { ...circumstances, hasDisplay: true, hasElectron: () => true };
    expect(planSteps(['window'], withElectron)[1]?.isDone()).toBe(true);
  });
});

describe('runCommand', () => {
  const node = (/** @type {string} */ script, limitMs = 10_000) =>
    runCommand(process.execPath, ['--eval', script], { limitMs });

  it('keeps what was printed', async () => {
    expect(await node('console.log("out"); console.error("err")')).toMatchObject({ ok: true });
    const failed = await node('console.log("said"); process.exit(3)');
    expect(failed).toEqual({ ok: false, reason: 'ended with code 3', output: 'said\n' });
  });

  it('ends a program that does not end, and its children', async () => {
    const pidFile = join(folder, 'pid');
    const child = `require('child_process').spawn(process.execPath, ['--eval', 'setInterval(() => 0, 1000)'], { stdio: 'inherit' })`;
    const script = `require('fs').writeFileSync(${JSON.stringify(pidFile)}, String(${child}.pid)); setInterval(() => 0, 1000)`;
    const result = await node(script, 1500);
    expect(result).toMatchObject({ ok: false, reason: 'no end after 2 seconds' });
    const pid = Number(readFileSync(pidFile, 'utf8'));
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  it('says that a program is not there', async () => {
    const result = await runCommand(join(folder, 'nothing'), [], { limitMs: 1000 });
    expect(result.ok ? '' : result.reason).toContain('ENOENT');
  });

  it('shows the end of a long output', () => {
    expect(lastLines('1\n2\n3\n', 2)).toBe('2\n3');
  });
});

describe('oneAtATime', () => {
  const lockFile = () => join(folder, 'lock', 'running.pid');

  it('holds the lock while it works, and gives it back when the work fails', async () => {
    let held = '';
    await oneAtATime(async () => {
      held = readFileSync(lockFile(), 'utf8');
    }, lockFile());
    expect(held).toBe(String(process.pid));
    await expect(oneAtATime(() => Promise.reject(new Error('no')), lockFile())).rejects.toThrow('no');
    let again = false;
    await oneAtATime(async () => {
      again = true;
    }, lockFile());
    expect(again).toBe(true);
  });

  it('takes over from a set-up that was killed', async () => {
    mkdirSync(join(folder, 'lock'));
    writeFileSync(lockFile(), '2147483646');
    let worked = false;
    await oneAtATime(async () => {
      worked = true;
    }, lockFile());
    expect(worked).toBe(true);
  });

  it('gives up on one that does not end', async () => {
    mkdirSync(join(folder, 'lock'));
    writeFileSync(lockFile(), String(process.ppid));
    await expect(oneAtATime(() => Promise.resolve(), lockFile(), 0)).rejects.toThrow('does not end');
  });
});

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    // A zombie answers as well, until its new parent has looked after it.
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
