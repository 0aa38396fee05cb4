import { err, ok, type Result } from '../../shared/domain/result.ts';
import { createKiosk, type Kiosk } from '../kiosk.ts';
import { systemClock } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import { describeTakenFolder, lockDataFolder } from './data-lock.ts';

export interface OpenKioskOptions {
  readonly configFile: string | undefined;
  readonly dataDir: string;
  readonly log: Log;
  readonly isPackaged?: boolean;
}

export interface OpenKiosk {
  readonly kiosk: Kiosk;
  /** Stops the kiosk and gives its data folder back. */
  close(): Promise<void>;
}

/** Takes the data folder and builds the kiosk in it. The error is a sentence for whoever started the program. */
export async function openKiosk(options: OpenKioskOptions): Promise<Result<OpenKiosk, string>> {
  const { configFile, dataDir, log, isPackaged = false } = options;
  const lock = lockDataFolder(dataDir);
  if (!lock.ok) return err(describeTakenFolder(dataDir, lock.error));
  try {
    const config = configFile === undefined ? {} : { configFile };
    const kiosk = await createKiosk({ ...config, dataDir, log, isPackaged, clock: systemClock });
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
