import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../system/clock.ts';
import { silentLog } from '../../system/log.ts';
import { chromiumFlags, openChromiumWindow, sizeFlags } from './chromium-window.ts';
import { findChromium, hasDisplay } from './find-chromium.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-window-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('chromiumFlags', () => {
  const flags = chromiumFlags('http://127.0.0.1:1/?token=t', '/profile', false);

  it('shows the page alone, in a profile of its own', () => {
    expect(flags).toContain('--kiosk');
    expect(flags).toContain('--app=http://127.0.0.1:1/?token=t');
    expect(flags).toContain('--user-data-dir=/profile');
    expect(flags).toContain('--disable-pinch');
  });

  it('gives the sandbox up only where Chromium would not start with it', () => {
    expect(flags).not.toContain('--no-sandbox');
    expect(chromiumFlags('x', '/profile', true)).toContain('--no-sandbox');
  });

  it('never turns the web’s own protection off', () => {
    expect(flags.join(' ')).not.toMatch(/disable-web-security|remote-debugging|ignore-certificate/);
  });
});

describe('sizeFlags', () => {
  it('makes the window as large as a screen that no window manager fills', () => {
    expect(sizeFlags('1080,1920')).toEqual(['--window-position=0,0', '--window-size=1080,1920']);
  });

  it.each([undefined, '', '1080x1920', '0,0', '1080,1920 --no-sandbox'])('leaves out "%s"', (size) => {
    expect(sizeFlags(size)).toEqual([]);
  });
});

describe('openChromiumWindow', () => {
  it('starts in a profile that no earlier crash has locked, and stops', async () => {
    const executable = join(folder, 'chromium');
    writeFileSync(executable, `#!/bin/sh\necho "$@" > '${folder}/started'\nexec sleep 60\n`);
    chmodSync(executable, 0o755);
    mkdirSync(join(folder, 'chromium-data', 'chromium'), { recursive: true });
    const staleLock = join(folder, 'chromium-data', 'chromium', 'SingletonLock');
    writeFileSync(staleLock, '');

    const window = openChromiumWindow({
      executable,
      url: 'http://127.0.0.1:1/',
      dataDir: join(folder, 'chromium-data'),
      clock: systemClock,
      log: silentLog,
    });
    const started = join(folder, 'started');
    await expect.poll(() => existsSync(started) && readFileSync(started, 'utf8')).toContain('--kiosk');
    expect(existsSync(staleLock)).toBe(false);
    await window.stop();
  });
});

describe('findChromium', () => {
  it('takes the one that is named, if it is there', () => {
    const named = join(folder, 'my-chromium');
    expect(findChromium({ CASEPRESS_CHROMIUM: named })).toBeUndefined();
    writeFileSync(named, '');
    expect(findChromium({ CASEPRESS_CHROMIUM: named })).toBe(named);
  });
});

describe('hasDisplay', () => {
  it('asks the environment on Linux only', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'win32')).toBe(true);
  });
});
