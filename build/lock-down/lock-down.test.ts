import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, '..', 'deb', 'files', 'casepress-lock-down');
const isRoot = process.getuid?.() === 0;
const canMask = isRoot && spawnSync('systemctl', ['--version']).status === 0;
const why = canMask ? '' : ' (left out: needs root and systemctl)';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'casepress-lock-'));
  mkdirSync(join(root, 'etc', 'default', 'grub.d'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const run = (word: string) =>
  spawnSync('sh', [script, word], {
    encoding: 'utf8',
    timeout: 15_000,
    env: { PATH: process.env.PATH, CASEPRESS_ROOT: root },
  });
const files = () =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();

describe.skipIf(!canMask)(`casepress-lock-down${why}`, () => {
  it('sets everything, again without a change, and takes it back', () => {
    expect(run('on')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Locked down/) });
    const once = files();
    expect(once).toEqual([
      '71-casepress-lock-down.rules',
      '90-casepress.conf',
      'casepress.cfg',
      'casepress.conf',
      'casepress.conf',
    ]);
    expect(readFileSync(join(root, 'etc/sysctl.d/90-casepress.conf'), 'utf8')).toContain('kernel.sysrq = 0');
    for (const unit of ['ctrl-alt-del.target', 'suspend.target', 'getty@tty1.service'])
      expect(readdirSync(join(root, 'etc/systemd/system'))).toContain(unit);
    expect(run('on').status).toBe(0);
    expect(files()).toEqual(once);
    expect(run('off')).toMatchObject({ status: 0 });
    expect(files()).toEqual([]);
    expect(existsSync(join(root, 'etc/systemd/system/ctrl-alt-del.target'))).toBe(false);
  });

  it('says how it is used', () => {
    expect(run('sideways')).toMatchObject({ status: 2, stderr: 'casepress-lock-down on | off\n' });
  });
});

describe('the scripts for Windows', () => {
  const folder = join(import.meta.dirname, 'windows');
  const texts = readdirSync(folder).map((name): [string, string] => [
    name,
    readFileSync(join(folder, name), 'utf8'),
  ]);

  it.each(texts)(
    '%s is plain ASCII, which is all that PowerShell 5 reads for certain without a mark',
    (_name, text) => {
      expect([...text].filter((sign) => sign.charCodeAt(0) > 126)).toEqual([]);
    },
  );

  it.each(texts)('%s stops at the first mistake', (_name, text) => {
    expect(text).toContain("$ErrorActionPreference = 'Stop'");
    expect(text).toContain('Set-StrictMode');
  });

  it('check who signed before they run an installer', () => {
    const text = readFileSync(join(folder, 'apply-update.ps1'), 'utf8');
    const run = text.indexOf('Start-Process -FilePath $copy');
    for (const check of [
      "$new.Status -ne 'Valid'",
      'SignerCertificate.Subject -ne',
      'Copy-Item -LiteralPath',
    ])
      expect(text.slice(0, run)).toContain(check);
  });

  it('works as the system only where the kiosk’s account cannot lay links in its way', () => {
    const text = readFileSync(join(folder, 'apply-update.ps1'), 'utf8');
    const written = text.split('\n').filter((line) => /^\$(place|own|log) = /.test(line));
    expect(written).toHaveLength(3);
    for (const line of written) expect(line).toMatch(/Join-Path (\$env:ProgramFiles|\$place) '/);
  });
});

describe('the installer for Windows', () => {
  it('names only what NSIS knows: electron-builder takes its warnings for errors', () => {
    const text = readFileSync(join(import.meta.dirname, '..', 'installer', 'windows.nsh'), 'utf8');
    const code = text.replaceAll(/^\s*;.*$/gm, '');
    const named = new Set(code.match(/\$\{?\w+/g));
    expect([...named].sort()).toEqual(['$APPDATA', '$INSTDIR']);
  });
});
