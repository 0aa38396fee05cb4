import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { bundleElectron } from '../../build/bundle-electron.ts';
import { electronArgs, findElectron } from '../../build/project.ts';
import { hasDisplay } from '../../electron/hosts/browser-host/find-chromium.ts';

// What only Electron itself can show. Everything else about this host is tested against a fake in electron/hosts.

const electron = findElectron();
const missing = electron ? (hasDisplay() ? undefined : 'there is no display') : 'its binary is not here';
const leftOut = `Electron’s own tests are left out: ${missing}.`;
if (missing !== undefined) console.warn(leftOut);

test.describe('electron host', () => {
  test.skip(missing !== undefined, leftOut);

  let dataDir: string;
  let app: ElectronApplication;
  let page: Page;

  test.beforeAll(async () => {
    await bundleElectron();
    dataDir = mkdtempSync(join(tmpdir(), 'casepress-electron-'));
    app = await _electron.launch({
      executablePath: electron ?? '',
      args: [...electronArgs(), '--data', dataDir],
      env: { ...process.env, CASEPRESS_LOG: 'warn' },
    });
    page = await app.firstWindow();
  });

  test.afterAll(async () => {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('shows the attract screen at its own address', async () => {
    await expect(page.getByTestId('screen-attract')).toBeVisible();
    expect(page.url()).toBe('kiosk://app/');
  });

  test('gives the page calls and news, and nothing of Node or Electron', async () => {
    const seen = await page.evaluate(() => ({
      kiosk: Object.keys(window.kiosk ?? {}).sort(),
      nodeNames: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in window),
    }));
    expect(seen).toEqual({ kiosk: ['call', 'subscribe'], nodeNames: [] });
  });

  test('answers a call, and refuses one that is not in the contract', async () => {
    const answers = await page.evaluate(async () => [
      await window.kiosk?.call('getKioskInfo', {}),
      await window.kiosk?.call('constructor', {}),
    ]);
    expect(answers[0]).toMatchObject({ ok: true });
    expect(answers[1]).toMatchObject({ ok: false, error: { kind: 'badCall' } });
  });

  test('cannot be led away, and opens no windows', async () => {
    const opened = await page.evaluate(() => {
      const other = window.open('https://example.com/');
      window.location.href = 'https://example.com/';
      return other !== null;
    });
    expect(opened).toBe(false);
    await expect(page.getByTestId('screen-attract')).toBeVisible();
    expect(page.url()).toBe('kiosk://app/');
    expect(app.windows()).toHaveLength(1);
  });

  test('fills the screen and is shut in', async () => {
    const state = await app.evaluate(({ BrowserWindow, Menu }) => {
      const window = BrowserWindow.getAllWindows()[0];
      return { isKiosk: window?.isKiosk(), hasMenu: Menu.getApplicationMenu() !== null };
    });
    expect(state).toEqual({ isKiosk: true, hasMenu: false });
  });
});
