import { join } from 'node:path';
import type { KioskPort } from './bridge/types.ts';
import { openDatabase } from './journal/database.ts';
import { createKeptValues } from './journal/kept.ts';
import { loadCaseLibrary } from './services/catalogue/case-library.ts';
import type { Clock } from './system/clock.ts';
import { createClockWatch } from './system/clock-watch.ts';
import type { Settings } from './system/config/kept-settings.ts';
import { createLiveSettings } from './system/config/live-settings.ts';
import type { Config } from './system/config/schema.ts';
import type { HostControls } from './system/host-controls.ts';
import type { Log } from './system/log.ts';
import type { LogFile } from './system/log-file.ts';
import { createStorageHealth } from './system/storage-health.ts';

export interface KioskOptions {
  readonly configFile?: string;
  /** Everything durable is in here: journal, print files, the demo's own data. */
  readonly dataDir: string;
  /** Phone geometry, fonts and the like; beside the source by default. */
  readonly assetsDir?: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly environment?: NodeJS.ProcessEnv;
  /** An installed product, as against one that runs from its source. */
  readonly isPackaged?: boolean;
  /** What staff may ask of the host. */
  readonly host?: HostControls;
  /** The log on the disk, for staff to look at. */
  readonly logFile?: LogFile;
  /** The demo's staff PIN, where it is to outlive a restart of the kiosk in this process. */
  readonly demoPin?: string;
}

export interface Kiosk extends KioskPort {
  /** Lines for whoever starts the program: the demo's PIN, addresses, mistakes of the configuration. */
  readonly notes: readonly string[];
  /** There is a simulated machine to play with, at `/machine` of the browser host. */
  readonly hasMachinePanel: boolean;
}

/** What to close at the end: the last opened first. */
export type Closers = (() => Promise<void> | void)[];

export async function closeAll(closers: Closers, log: Log): Promise<void> {
  for (const close of closers.reverse()) {
    try {
      await close();
    } catch (error) {
      log.error({ err: error }, 'a part of the kiosk did not close');
    }
  }
  closers.length = 0;
}

export type Ground = ReturnType<typeof openGround>;

/** The disk and what lies on it. */
export function openGround(
  options: KioskOptions,
  closers: Closers,
  settings: { readonly kept: Settings; readonly config: Config },
) {
  const { dataDir, clock, log } = options;
  const database = openDatabase(join(dataDir, 'kiosk.sqlite'));
  closers.push(() => database.close());
  const cases = loadCaseLibrary(
    join(options.assetsDir ?? join(import.meta.dirname, '..', 'assets'), 'cases'),
  );
  const environment = options.environment ?? process.env;
  const kept = createKeptValues(database);
  return {
    dataDir,
    configFile: options.configFile,
    clock,
    log,
    database,
    kept,
    cases,
    environment,
    isPackaged: options.isPackaged ?? false,
    host: options.host ?? {},
    logFile: options.logFile ?? null,
    demoPin: options.demoPin ?? null,
    settings: settings.kept,
    live: createLiveSettings(settings.config),
    storage: createStorageHealth(dataDir),
    clockWatch: createClockWatch(clock),
  };
}
