import { join, resolve } from 'node:path';
import { app, BrowserWindow, ipcMain, Menu, powerSaveBlocker, protocol, session } from 'electron';
import { createDispatcher } from '../bridge/dispatch.ts';
import { systemClock } from '../system/clock.ts';
import { createLog } from '../system/log.ts';
import { createAppHandler } from './app-requests.ts';
import { HOST_DELAYS } from './delays.ts';
import { registerAppScheme, START_URL, serveApp } from './electron-host/app-protocol.ts';
import { answerCalls, passEventsOn } from './electron-host/ipc-bridge.ts';
import { kioskWindowOptions } from './electron-host/kiosk-window.ts';
import { lockDownApp, lockDownSession } from './electron-host/lock-down.ts';
import { revivePage } from './electron-host/revive-page.ts';
import { findKioskFlags } from './flags.ts';
import { type OpenKiosk, openKiosk, RESTART_EXIT_CODE } from './open-kiosk.ts';
import { securityHeaders } from './security.ts';

// Entry of the Electron app. The steps up to `whenReady` must run before the app is ready, so nothing is awaited there.

const log = createLog({ level: process.env.CASEPRESS_LOG ?? 'info' });
const flags = findKioskFlags(process.argv.slice(1));
const dataDir = flags.data === undefined ? join(app.getPath('userData'), 'data') : resolve(flags.data);
// Chromium's own files live with the data, so that kiosks with different data folders do not meet.
if (flags.data !== undefined) app.setPath('userData', join(dataDir, 'electron'));

registerAppScheme(protocol);
lockDownApp(app, log);
Menu.setApplicationMenu(null);
app.commandLine.appendSwitch('disable-pinch');
app.commandLine.appendSwitch('overscroll-history-navigation', '0');

if (app.requestSingleInstanceLock()) app.whenReady().then(start).catch(fail);
else
  fail(
    'Another kiosk is running with this data folder: stop it first, or choose another one with --data DIR.',
  );

async function start(): Promise<void> {
  const opened = await openKiosk({
    configFile: flags.config,
    dataDir,
    log,
    isPackaged: app.isPackaged,
    leave: () => app.quit(),
    relaunch: () => {
      app.relaunch();
      app.exit(RESTART_EXIT_CODE);
    },
  });
  if (!opened.ok) return fail(opened.error);
  const { kiosk } = opened.value;
  quitCleanly(opened.value);

  const answer = createAppHandler({
    rendererDir: join(app.getAppPath(), 'out', 'renderer'),
    handleFile: (request) => kiosk.handleFile(request),
    headers: (inline) => securityHeaders([], inline),
    log,
  });
  serveApp(protocol, answer);
  lockDownSession(session.defaultSession);
  powerSaveBlocker.start('prevent-display-sleep');

  const preload = join(app.getAppPath(), 'out', 'electron', 'preload.cjs');
  const window = new BrowserWindow(kioskWindowOptions(preload, app.isPackaged));
  const page = window.webContents;
  // Alt+F4 and its like: only the program itself closes its window.
  window.on('close', (event) => event.preventDefault());
  answerCalls(ipcMain, page, createDispatcher(kiosk.handlers, log), log);
  passEventsOn(page, kiosk);
  revivePage(page, systemClock, log);

  for (const note of kiosk.notes) print(note);
  print(`kiosk ready: ${START_URL}`);
  // A load that fails is tried again by `revivePage`.
  await page.loadURL(START_URL).catch(() => undefined);
}

/** Electron turns SIGINT and SIGTERM into `before-quit`. The kiosk is closed first, and the app ends in any case. */
function quitCleanly({ close }: OpenKiosk): void {
  let quitting = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (quitting) return;
    quitting = true;
    setTimeout(() => app.exit(1), HOST_DELAYS.stopMs).unref();
    close().then(
      () => app.exit(0),
      (error) => fail(error),
    );
  });
}

function fail(reason: unknown): void {
  log.fatal({ err: reason }, 'the kiosk did not start');
  process.stderr.write(`${reason instanceof Error ? reason.message : String(reason)}\n`);
  app.exit(1);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
