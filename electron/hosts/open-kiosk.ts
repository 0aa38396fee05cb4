import { join } from 'node:path';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { UpdateTrouble } from '../../shared/domain/update-trouble.ts';
import { createKiosk, type Kiosk } from '../kiosk.ts';
import { randomPin } from '../services/staff/pin.ts';
import { systemClock } from '../system/clock.ts';
import { createLog, type Log, teeLog } from '../system/log.ts';
import { openLogFile } from '../system/log-file.ts';
import { describeTakenFolder, lockDataFolder } from './data-lock.ts';
import { openRestartable } from './restartable-kiosk.ts';

/** Of a program that has to be started anew; EX_TEMPFAIL, so that service managers take it for a failure. */
export const RESTART_EXIT_CODE = 75;

export interface OpenKioskOptions {
  readonly configFile: string | undefined;
  readonly dataDir: string;
  readonly log: Log;
  readonly isPackaged?: boolean;
  /** Ends the program as a signal would; missing: staff cannot leave the kiosk. */
  readonly leave?: () => void;
  /** Ends the program so that it is started anew. By default with `RESTART_EXIT_CODE`. */
  readonly relaunch?: () => void;
  /** What this host knows of updates that went wrong. */
  readonly updateTrouble?: () => UpdateTrouble | null;
}

export interface OpenKiosk {
  readonly kiosk: Kiosk;
  /** Stops the kiosk and gives its data folder back. */
  close(): Promise<void>;
}

/** Takes the data folder and builds the kiosk in it. The error is a sentence for whoever started the program. */
export async function openKiosk(options: OpenKioskOptions): Promise<Result<OpenKiosk, string>> {
  const { configFile, dataDir, isPackaged = false, leave, updateTrouble } = options;
  const lock = lockDataFolder(dataDir);
  if (!lock.ok) return err(describeTakenFolder(dataDir, lock.error));
  const logFile = openLogFile(join(dataDir, 'log'));
  const log = teeLog(options.log, createLog({ level: 'info', destination: logFile }));
  const demoPin = randomPin();
  try {
    const config = configFile === undefined ? {} : { configFile };
    const kiosk = await openRestartable({
      create: (restart) =>
        createKiosk({
          ...config,
          dataDir,
          log,
          logFile,
          isPackaged,
          demoPin,
          clock: systemClock,
          host: { restart, ...(leave && { leave }), ...(updateTrouble && { updateTrouble }) },
        }),
      log,
      giveUp: () => (options.relaunch ?? endForRestart)(),
    });
    const close = async () => {
      await kiosk.close();
      lock.value.release();
    };
    return ok({ kiosk, close });
  } catch (error) {
    lock.value.release();
    throw error;
  }
}

const endForRestart = (): never => process.exit(RESTART_EXIT_CODE);
