import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const filesDir = join(import.meta.dirname, 'files');
const read = (name: string) => readFileSync(join(filesDir, name), 'utf8');
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
const why = hasSystemd ? '' : ' (left out: systemd-analyze is not here)';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'casepress-units-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What the service manager of this machine says of the unit; programs and users that only an installation has, aside. */
function complaints(name: string): string[] {
  const folder = join(root, 'units');
  mkdirSync(folder, { recursive: true });
  for (const each of [
    'casepress.service',
    'casepress-kiosk.service',
    'casepress-update.service',
    'casepress-update.timer',
  ])
    writeFileSync(join(folder, each), read(each).replace(/^(ExecStart=)\S+/m, '$1/bin/true'));
  const ran = spawnSync(
    'systemd-analyze',
    ['verify', '--man=no', '--recursive-errors=no', join(folder, name)],
    {
      encoding: 'utf8',
      timeout: 15_000,
    },
  );
  return (ran.stdout + ran.stderr).split('\n').filter((line) => line.includes('casepress'));
}

describe.skipIf(!hasSystemd)(`the units, asked of systemd${why}`, () => {
  it.each([
    'casepress.service',
    'casepress-kiosk.service',
    'casepress-update.service',
    'casepress-update.timer',
  ])('%s is understood in every line', (name) => {
    expect(complaints(name)).toEqual([]);
  });

  it('are found wrong where they are', () => {
    writeFileSync(
      join(root, 'casepress-wrong.service'),
      '[Service]\nExecStart=/bin/true\nProtectSytem=strict\n',
    );
    const ran = spawnSync('systemd-analyze', ['verify', '--man=no', join(root, 'casepress-wrong.service')], {
      encoding: 'utf8',
    });
    expect(ran.stderr).toContain('ProtectSytem');
  });
});

describe('the kiosk’s unit', () => {
  const unit = read('casepress.service');
  it.each([
    'User=casepress',
    'NoNewPrivileges=yes',
    'ProtectSystem=strict',
    'ProtectHome=yes',
    'CapabilityBoundingSet=',
    'Restart=always',
    'RestartPreventExitStatus=0',
    'StartLimitIntervalSec=0',
    'StateDirectory=casepress',
    'UMask=0077',
  ])('says %s', (line) => {
    expect(unit.split('\n')).toContain(line);
  });

  it('keeps memory in few arenas', () => {
    expect(unit).toMatch(/^Environment=.*MALLOC_ARENA_MAX=2/m);
  });
});
