import { resolve } from 'node:path';
import { systemClock } from '../../system/clock.ts';
import { createLog } from '../../system/log.ts';
import { findChromium } from '../browser-host/find-chromium.ts';
import { stopOnSignal } from '../stop.ts';
import { keepScreen } from './keep-screen.ts';

// Entry of the installed screen: `screen ADDRESS_FILE PROFILE_DIR`, run inside of a Wayland or X session of its own.
// `CASEPRESS_SCREEN_SIZE`: `WIDTH,HEIGHT` in pixels, of an X session without a window manager.

const log = createLog({ level: process.env.CASEPRESS_LOG ?? 'info' });
const [addressFile, dataDir] = process.argv.slice(2);
const executable = findChromium();

if (addressFile === undefined || dataDir === undefined) {
  process.stderr.write('The screen needs the file with the kiosk’s address and a folder for its profile.\n');
  process.exitCode = 2;
} else if (executable === undefined) {
  process.stderr.write('Chromium was not found: install it, or name it in CASEPRESS_CHROMIUM.\n');
  process.exitCode = 1;
} else {
  const screen = keepScreen({
    executable,
    addressFile,
    dataDir: resolve(dataDir),
    screenSize: process.env.CASEPRESS_SCREEN_SIZE,
    clock: systemClock,
    log,
  });
  stopOnSignal(() => screen.stop(), log);
}
