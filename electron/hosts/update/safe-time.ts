import type { KioskStatus } from '../../../shared/contract/kiosk.ts';
import type { KioskPort } from '../../bridge/types.ts';
import type { Clock } from '../../system/clock.ts';
import { UPDATE_DELAYS } from './delays.ts';

/** Tells whether the program may be ended for an update at this moment. */
export interface SafeTime {
  isSafeNow(): Promise<boolean>;
}

type WatchedKiosk = Pick<KioskPort, 'isQuiet'> & {
  readonly handlers: Pick<KioskPort['handlers'], 'getKioskStatus'>;
};

/**
 * Safe is: nobody at the screen and no case in the machine, and besides the shop is shut, or nobody has come for a while.
 * It has to be asked every few seconds, since it remembers how long it has been quiet.
 */
export function createSafeTime(kiosk: WatchedKiosk, clock: Pick<Clock, 'steadyMs'>): SafeTime {
  let quietSinceMs: number | null = null;
  return {
    isSafeNow: async () => {
      const isQuiet = kiosk.isQuiet?.() ?? true;
      if (!isQuiet) quietSinceMs = null;
      else quietSinceMs ??= clock.steadyMs();
      if (quietSinceMs === null) return false;
      const status = await kiosk.handlers.getKioskStatus({});
      if (status.ok && isStarting(status.value)) return false;
      const isShut = status.ok && status.value.kind !== 'inService';
      return isShut || clock.steadyMs() - quietSinceMs >= UPDATE_DELAYS.untouchedMs;
    },
  };
}

const isStarting = (status: KioskStatus): boolean =>
  status.kind === 'outOfService' && status.reason === 'starting';
