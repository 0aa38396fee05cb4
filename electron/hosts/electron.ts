import { join, resolve } from 'node:path';
import { app, BrowserWindow, ipcMain, Menu, powerSaveBlocker, protocol, session } from 'electron';
import { createDispatcher } from '../bridge/dispatch.ts';
import { hearPage } from '../bridge/hear-page.ts';
import { systemClock } from '../system/clock.ts';
import { createLog } from '../system/log.ts';
import { APP_VERSION } from '../system/version.ts';
import { createAppHandler } from './app-requests.ts';
import { HOST_DELAYS } from './delays.ts';
import { registerAppScheme, START_URL, serveApp } from './electron-host/app-protocol.ts';
import { beginVersion } from './electron-host/begin-version.ts';
import { startElectronUpdates } from './electron-host/electron-updates.ts';
import { answerCalls, passEventsOn } from './electron-host/ipc-bridge.ts';
import { kioskWindowOptions } from './electron-host/kiosk-window.ts';
import { lockDownApp, lockDownSession } from './electron-host/lock-down.ts';
import { createProgramKeeper } from './electron-host/program-keeper.ts';
import { replaceProgram } from './electron-host/replace-program.ts';
import { revivePage } from './electron-host/revive-page.ts';
import { findKioskFlags } from './flags.ts';
import { type OpenKiosk, openKiosk, RESTART_EXIT_CODE } from './open-kiosk.ts';
import { securityHeaders } from './security.ts';
import { openUpdateState, updateTroubleOf } from './update/update-state.ts';

// Entry of the Electron app. The steps up to `whenReady` must run before the app is ready, so nothing is awaited there.

const log = createLog({ level: process.env.CASEPRESS_LOG ?? 'info' });
const flags = findKioskFlags(process.argv.slice(1));
const dataDir = flags.data === undefined ? join(app.getPath('userData'), 'data') : resolve(flags.data);
// Chromium's own files live with the data, so that kiosks with different data folders do not meet.
if (flags.data !== undefined) app.setPath('userData', join(dataDir, 'electron'));

const places = {
  platform: process.platform,
  appImage: process.env.APPIMAGE,
  programData: process.env.ProgramData,
};
const updates = {
  folder: join(dataDir, 'update'),
  state: openUpdateState(join(dataDir, 'update', 'state.json')),
  version: APP_VERSION,
  log,
};
/** Else the system's package manager does it. */
const canUpdate = app.isPackaged && (places.platform === 'win32' || places.appImage !== undefined);
const replaceWith = (file: string) => {
  // The version that is started there must not take this one for a second kiosk.
  app.releaseSingleInstanceLock();
  replaceProgram(file, places);
};

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
  const begun = canUpdate ? beginVersion({ ...updates, nowMs: Date.now(), goBack: replaceWith }) : 'run';
  if (begun === 'gone') return app.exit(0);
  const opened = await openKiosk({
    configFile: flags.config,
    dataDir,
    log,
    isPackaged: app.isPackaged,
    leave: () => app.quit(),
    relaunch,
    ...(canUpdate && { updateTrouble: () => updateTroubleOf(updates.state.read(), updates.version) }),
  });
  if (!opened.ok) return fail(opened.error);
  const { kiosk } = opened.value;
  const closing = closeOnce(opened.value);
  quitCleanly(closing.close);

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
  const heard = revivePage(page, systemClock, log);
  answerCalls(ipcMain, page, hearPage(createDispatcher(kiosk.handlers, log), heard), log);
  passEventsOn(page, kiosk);

  for (const note of kiosk.notes) print(note);
  print(`kiosk ready: ${START_URL}`);
  // A load that fails is tried again by `revivePage`.
  await page.loadURL(START_URL).catch(() => undefined);
  if (!canUpdate) return;
  const stopUpdates = startElectronUpdates({
    ...updates,
    kiosk,
    keeper: createProgramKeeper({ ...updates, ...places }),
    resourcesDir: process.resourcesPath,
    isOnTrial: begun === 'onTrial',
    clock: systemClock,
    install: (file) => installUpdate(file, closing.close),
  });
  closing.before(stopUpdates);
}

/** The kiosk gives its data folder back first, or the new version would find it taken. */
async function installUpdate(file: string, close: () => Promise<void>): Promise<void> {
  await close();
  try {
    replaceWith(file);
    if (process.platform !== 'win32') return app.exit(0);
    // The installer ends this program. Where nobody installs, the kiosk comes back as it was.
    await systemClock.sleep(HOST_DELAYS.installMs);
  } catch (error) {
    log.error({ err: error }, 'the update could not be put in: the running version starts anew');
  }
  relaunch();
}

function relaunch(): void {
  app.relaunch();
  app.exit(RESTART_EXIT_CODE);
}

/** Two may want to end the kiosk, and it can be closed once. */
function closeOnce(kiosk: OpenKiosk) {
  let closed: Promise<void> | undefined;
  const firsts: (() => void)[] = [];
  return {
    before: (first: () => void) => void firsts.push(first),
    close: () => {
      closed ??= Promise.resolve().then(() => {
        for (const first of firsts) first();
        return kiosk.close();
      });
      return closed;
    },
  };
}

/** Electron turns SIGINT and SIGTERM into `before-quit`. The kiosk is closed first, and the app ends in any case. */
function quitCleanly(close: () => Promise<void>): void {
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
