import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppUpdater, UpdateInfo } from 'electron-updater';
import type { KioskPort } from '../../bridge/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { UpdateOffer } from '../update/offer.ts';
import { watchForProof } from '../update/proof.ts';
import { createSafeTime } from '../update/safe-time.ts';
import type { UpdateStateFile } from '../update/update-state.ts';
import { keepUpToDate, type ProgramKeeper, type UpdateSource } from '../update/updater.ts';

export interface ElectronUpdateOptions {
  readonly kiosk: KioskPort;
  readonly state: UpdateStateFile;
  readonly keeper: ProgramKeeper;
  /** Where the packaged program keeps what lies beside its archive. */
  readonly resourcesDir: string;
  readonly version: string;
  /** This version is new and has to show that it works first. */
  readonly isOnTrial: boolean;
  /** Ends the kiosk and puts the file in this program's place. */
  readonly install: (file: string) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Updates of the packaged app. Without the key that is packed where the app was built for updates there are none. The
 * returned function ends it.
 */
export function startElectronUpdates(options: ElectronUpdateOptions): () => void {
  const { kiosk, state, clock, log, version } = options;
  const publicKeyPem = readKey(options.resourcesDir);
  let stopUpdates = () => {};
  let isStopped = false;
  const begin = () => {
    if (publicKeyPem === null) return log.info({}, 'built without a key for updates: none are looked for');
    loadSource(options.install, log)
      .then((source) => {
        const safeTime = createSafeTime(kiosk, clock);
        if (!isStopped) stopUpdates = keepUpToDate({ ...options, source, safeTime, publicKeyPem });
      })
      .catch((error: unknown) => log.error({ err: error }, 'updates cannot be looked for'));
  };
  const onProven = () => {
    state.write({ ...state.read(), trial: null, failed: null });
    log.info({ version }, 'this version works and is kept');
    begin();
  };
  // While one version is on trial no other one is put in: there would be nothing sound to go back to.
  const stopProof = options.isOnTrial ? watchForProof({ kiosk, clock, log, onProven }) : () => {};
  if (!options.isOnTrial) begin();
  return () => {
    isStopped = true;
    stopProof();
    stopUpdates();
  };
}

function readKey(resourcesDir: string): string | null {
  try {
    return readFileSync(join(resourcesDir, 'update-key.pem'), 'utf8');
  } catch {
    return null;
  }
}

/** Loaded only when the kiosk has long been up: it is no part of the start. */
async function loadSource(install: UpdateSource['install'], log: Log): Promise<UpdateSource> {
  const { autoUpdater } = (await import('electron-updater')).default;
  return sourceOf(autoUpdater, install, log);
}

/**
 * electron-updater, told to do nothing by itself: it finds and fetches. Its own way of installing starts the new version
 * while the old one still holds the data folder, and on Windows asks for an administrator.
 */
export function sourceOf(updater: AppUpdater, install: UpdateSource['install'], log: Log): UpdateSource {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.logger = {
    info: (text: unknown) => log.debug({ text: String(text) }, 'electron-updater'),
    warn: (text: unknown) => log.warn({ text: String(text) }, 'electron-updater'),
    error: (text: unknown) => log.warn({ text: String(text) }, 'electron-updater'),
  };
  return {
    checkForUpdate: async () => {
      const found = await updater.checkForUpdates();
      return found?.isUpdateAvailable ? offerOf(found.updateInfo) : null;
    },
    download: async () => {
      const [file] = await updater.downloadUpdate();
      if (file === undefined) throw new Error('electron-updater gave no file');
      return file;
    },
    install,
  };
}

/** `signature` is put into the feed by `npm run dist`; electron-updater hands on what it does not know. */
function offerOf(info: UpdateInfo): UpdateOffer {
  const signature: unknown = 'signature' in info ? info.signature : null;
  return {
    version: info.version,
    sha512s: info.files.map((file) => file.sha512),
    signature: typeof signature === 'string' ? signature : null,
  };
}
