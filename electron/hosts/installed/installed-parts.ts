import { join } from 'node:path';
import type { KioskPort } from '../../bridge/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { UPDATE_DELAYS } from '../update/delays.ts';
import { watchForProof } from '../update/proof.ts';
import { createSafeTime } from '../update/safe-time.ts';
import { removeAddressFile, writeAddressFile } from './address-file.ts';
import { openUpdateNotes, showUpdateAllowed } from './update-notes.ts';

export interface InstalledPartsOptions {
  readonly dataDir: string;
  /** Of the service, emptied at every start of the system; missing where it is started by hand. */
  readonly runtimeDir: string | undefined;
  readonly version: string;
  readonly clock: Clock;
  readonly log: Log;
}

export interface RunningHost {
  readonly kiosk: KioskPort;
  readonly url: string;
}

/**
 * What the installed kiosk does beside selling: tells its address to the screen, tells the system when it may be updated,
 * and shows that a new version works. `onReady` returns what ends all of it.
 */
export function installedParts({ dataDir, runtimeDir, version, clock, log }: InstalledPartsOptions) {
  const notes = openUpdateNotes(join(dataDir, 'update'));
  return {
    onReady: ({ kiosk, url }: RunningHost): (() => void) => {
      const refused = notes.refused();
      if (refused !== null && refused !== version) {
        log.error(
          { refused, version },
          'the update was taken back since it did not come up: look into its log',
        );
      }
      const stopProof = watchForProof({
        kiosk,
        clock,
        log,
        onProven: () => {
          notes.markProven(version);
          log.info({ version }, 'this version works and is kept');
        },
      });
      if (runtimeDir === undefined) return stopProof;

      const addressFile = join(runtimeDir, 'screen', 'address');
      writeAddressFile(addressFile, url);
      const stopShowing = showSafeTimes(kiosk, join(runtimeDir, 'update-allowed'), clock, log);
      return () => {
        stopProof();
        stopShowing();
        removeAddressFile(addressFile);
      };
    },
  };
}

function showSafeTimes(kiosk: KioskPort, file: string, clock: Clock, log: Log): () => void {
  const stopped = new AbortController();
  const safeTime = createSafeTime(kiosk, clock);
  let shown: boolean | null = null;
  const repeat = async () => {
    while (!stopped.signal.aborted) {
      const isSafe = await safeTime.isSafeNow();
      if (isSafe !== shown && !stopped.signal.aborted) showUpdateAllowed(file, isSafe);
      shown = isSafe;
      await clock.sleep(UPDATE_DELAYS.lookMs, stopped.signal);
    }
  };
  repeat().catch((error: unknown) => {
    if (!stopped.signal.aborted)
      log.error({ err: error }, 'the kiosk no longer tells when it may be updated');
  });
  return () => {
    stopped.abort(new Error('the kiosk stops'));
    showUpdateAllowed(file, false);
  };
}
