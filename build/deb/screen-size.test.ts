import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, 'files', 'casepress-screen');
let folder: string;

function program(place: string, text: string): void {
  mkdirSync(join(folder, place, '..'), { recursive: true });
  writeFileSync(join(folder, place), `#!/bin/sh\n${text}\n`);
  chmodSync(join(folder, place), 0o755);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-screen-'));
  program('app/bin/node', 'echo "size: $CASEPRESS_SCREEN_SIZE"');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (session: NodeJS.ProcessEnv) =>
  spawnSync('sh', [script], {
    encoding: 'utf8',
    timeout: 15_000,
    env: {
      PATH: `${join(folder, 'programs')}:${process.env.PATH}`,
      CASEPRESS_APP: join(folder, 'app'),
      ...session,
    },
  }).stdout;

describe.skipIf(process.platform === 'win32')('the screen’s size', () => {
  it('is read of a bare X server, which has no window manager to fill it', () => {
    program(
      'programs/xdpyinfo',
      "echo 'screen #0:'; echo '  dimensions:    1080x1920 pixels (274x488 millimeters)'",
    );
    expect(start({ DISPLAY: ':0' })).toBe('size: 1080,1920\n');
  });

  it('is left to the compositor in a Wayland session, which has a DISPLAY as well', () => {
    program('programs/xdpyinfo', "echo '  dimensions:    1x1 pixels'");
    expect(start({ DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' })).toBe('size: \n');
  });

  it('is unknown where the X server does not tell it, and the kiosk is shown all the same', () => {
    program('programs/xdpyinfo', 'exit 1');
    expect(start({ DISPLAY: ':0' })).toBe('size: \n');
  });
});
