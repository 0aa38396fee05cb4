import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleElectron, type ElectronBundle } from './bundle-electron.ts';
import { NATIVE_PACKAGES } from './native-packages.ts';
import { electronBundleDir, projectDir } from './project.ts';

const BUNDLE_MS = 120_000;
const main = join(electronBundleDir, 'main.js');
let folder: string;
let bundle: ElectronBundle;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-bundle-'));
  bundle = await bundleElectron();
}, BUNDLE_MS);
afterAll(() => rmSync(folder, { recursive: true }));

describe('bundleElectron', () => {
  it('leaves nothing outside of the main process but Electron and the native packages', () => {
    // CommonJS packages ask for a native one by `require`, which is not listed.
    const mayBeOutside = ['electron', ...NATIVE_PACKAGES];
    expect(bundle.mainImports.filter((name) => !mayBeOutside.includes(name))).toEqual([]);
    expect(bundle.mainImports).toContain('electron');
  });

  it('makes a preload script that a sandbox takes: one CommonJS file that needs Electron only', () => {
    expect(bundle.preloadImports).toEqual(['electron']);
    const preload = readFileSync(join(electronBundleDir, 'preload.cjs'), 'utf8');
    expect(preload).not.toMatch(/^(import|export) /m);
    expect(preload).toContain('require("electron")');
  });

  it('makes a main process that starts the kiosk, serves its page and quits', () => {
    mkdirSync(join(folder, 'out', 'renderer'), { recursive: true });
    writeFileSync(join(folder, 'out', 'renderer', 'index.html'), '<!doctype html>');
    const standIn = new URL('./electron-stand-in.mjs', import.meta.url).href;
    const args = ['--import', standIn, main, '--data', join(folder, 'data')];
    const run = spawnSync(process.execPath, args, {
      cwd: projectDir,
      encoding: 'utf8',
      timeout: 20_000,
      env: { ...process.env, CASEPRESS_STAND_IN_DIR: folder },
    });
    expect(run.stdout).toContain('demo staff PIN: ');
    expect(run.stdout).toContain('kiosk ready: kiosk://app/\npage 200 text/html; charset=utf-8\n');
    expect(run.stderr).not.toContain('"level":50');
    expect(run.status).toBe(0);
  });
});
