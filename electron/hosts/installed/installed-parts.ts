import { join } from 'node:path';
import type { UpdateTrouble } from '../../../shared/domain/update-trouble.ts';
import type { KioskPort } from '../../bridge/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { ReadyParts } from '../browser.ts';
import { UPDATE_DELAYS } from '../update/delays.ts';
import { watchForProof } from '../update/proof.ts';
import { createSafeTime } from '../update/safe-time.ts';
import { isNewer } from '../update/version-order.ts';
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
 * and shows that a new version works. `onReady` returns what ends all of it, and what has the screen open its page anew.
 */
export function installedParts({ dataDir, runtimeDir, version, clock, log }: InstalledPartsOptions) {
  const notes = openUpdateNotes(join(dataDir, 'update'));
  return {
    /** What the system's updater and the launcher have left behind, of a version newer than this one. */
    updateTrouble: (): UpdateTrouble | null => {
      const refused = notes.refused();
      if (refused !== null && isNewer(refused, version)) return { state: 'takenBack', version: refused };
      return notes.isUntrusted() ? { state: 'untrusted', version: null } : null;
    },
    onReady: ({ kiosk, url }: RunningHost): ReadyParts => {
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
      if (runtimeDir === undefined) return { leave: stopProof };

      const addressFile = join(runtimeDir, 'screen', 'address');
      writeAddressFile(addressFile, url);
      const stopShowing = showSafeTimes(kiosk, join(runtimeDir, 'update-allowed'), clock, log);
      let pages = 1;
      return {
        leave: () => {
          stopProof();
          stopShowing();
          removeAddressFile(addressFile);
        },
        // The screen is another user's process, and reads nothing else.
        openPageAnew: () => writeAddressFile(addressFile, `${url}#page-${++pages}`),
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
