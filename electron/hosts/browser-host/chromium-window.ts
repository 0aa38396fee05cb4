import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { type KeptProgram, keepRunning } from './keep-running.ts';

export interface ChromiumWindowOptions {
  readonly executable: string;
  readonly url: string;
  /** The kiosk's data folder: Chromium gets a profile of its own in it. */
  readonly dataDir: string;
  /** `WIDTH,HEIGHT` of the screen in pixels, where no window manager makes the window as large as it. */
  readonly screenSize?: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** Opens the kiosk full screen and keeps it open. */
export function openChromiumWindow(options: ChromiumWindowOptions): KeptProgram {
  const { executable, url, dataDir, screenSize, clock, log } = options;
  const profileDir = join(dataDir, 'chromium');
  const isRoot = process.getuid?.() === 0;
  if (isRoot) log.warn('Chromium runs without its sandbox: the kiosk should not run as root');
  return keepRunning({
    start: () => {
      prepareProfile(profileDir);
      const flags = [...sizeFlags(screenSize), ...chromiumFlags(url, profileDir, isRoot)];
      return spawn(executable, flags, { stdio: 'ignore' });
    },
    clock,
    log,
  });
}

/** The profile's lock outlives a power cut, and Chromium then asks a question that nobody at a kiosk can answer. */
function prepareProfile(profileDir: string): void {
  mkdirSync(profileDir, { recursive: true });
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) {
    rmSync(join(profileDir, name), { force: true });
  }
}

/** Without a window manager nobody hears Chromium's wish for the whole screen. What is no size is left out. */
export function sizeFlags(screenSize: string | undefined): string[] {
  if (screenSize === undefined || !/^\d{3,5},\d{3,5}$/.test(screenSize)) return [];
  return ['--window-position=0,0', `--window-size=${screenSize}`];
}

/** One window, the whole screen, and none of a browser's own business. */
export function chromiumFlags(url: string, profileDir: string, isRoot: boolean): string[] {
  return [
    '--kiosk',
    `--app=${url}`,
    `--user-data-dir=${profileDir}`,
    // Nothing may cover the page: no first-run page, bars, bubbles or dialogs.
    '--no-first-run',
    '--no-default-browser-check',
    '--noerrdialogs',
    '--hide-crash-restore-bubble',
    '--disable-session-crashed-bubble',
    '--disable-notifications',
    '--disable-features=Translate,MediaRouter,OptimizationHints',
    '--password-store=basic',
    // A touchscreen for one page: no page zoom, no swipe back, sound without a click.
    '--touch-events=enabled',
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    // Wayland where that is the session, which a compositor for kiosks is; X otherwise.
    '--ozone-platform-hint=auto',
    '--autoplay-policy=no-user-gesture-required',
    // Nobody at a kiosk is asked about the camera. The page's own headers refuse it the microphone.
    '--auto-accept-camera-and-microphone-capture',
    // No traffic and no work of its own.
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-breakpad',
    // A page that is covered for a moment must not be slowed down: its clock counts money down.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
  ];
}
