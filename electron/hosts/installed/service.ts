import { join, resolve } from 'node:path';
import { systemClock } from '../../system/clock.ts';
import { createLog } from '../../system/log.ts';
import { APP_VERSION } from '../../system/version.ts';
import { runBrowserHost } from '../browser.ts';
import { parseStartFlags } from '../flags.ts';
import { installedParts } from './installed-parts.ts';

// Entry of the installed browser host: what the system's service starts. The screen is a service of its own.

const EXIT_FAILED = 1;
const EXIT_BAD_FLAGS = 2;
const RENDERER_DIR = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer');

function fail(sentence: string, exitCode: number): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(exitCode);
}

const flags = parseStartFlags(process.argv.slice(2));
if (!flags.ok) fail(flags.error, EXIT_BAD_FLAGS);
const { config, data, port } = flags.value;
if (data === undefined) fail('--data DIR is missing: the kiosk needs a folder for its data.', EXIT_BAD_FLAGS);

const log = createLog({ level: process.env.CASEPRESS_LOG ?? 'info' });
const parts = installedParts({
  dataDir: resolve(data),
  runtimeDir: process.env.RUNTIME_DIRECTORY,
  version: APP_VERSION,
  clock: systemClock,
  log,
});
const started = await runBrowserHost({
  configFile: config === undefined ? undefined : resolve(config),
  dataDir: resolve(data),
  rendererDir: RENDERER_DIR,
  port,
  openWindow: false,
  isPackaged: true,
  log,
  print: (line) => void process.stdout.write(`${line}\n`),
  onReady: parts.onReady,
  updateTrouble: parts.updateTrouble,
});
if (!started.ok) fail(started.error, EXIT_FAILED);
