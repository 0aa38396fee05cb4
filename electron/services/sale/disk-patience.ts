import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { SALE_DELAYS } from './delays.ts';

export interface DiskPatienceOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when the kiosk stops. */
  readonly signal: AbortSignal;
  /** The disk took (true) or refused (false) a write. */
  onStorage(works: boolean): void;
  /** What the log says of a refused write. */
  readonly refusal: string;
}

/**
 * Writes down what has happened in the world, and so has to be written. A full disk must neither lose it nor let anything
 * follow that builds on it.
 */
export interface DiskPatience {
  /** One try, in this turn. Null: the disk did not take it. */
  try<Written extends object>(what: object, write: () => Written): Written | null;
  /**
   * Tries until the disk takes it; the first try is in this turn, even while the kiosk stops. Rejects only when the kiosk
   * stops. `write` may be called several times.
   */
  insist<Written extends object>(what: object, write: () => Written): Promise<Written>;
}

export function createDiskPatience({
  clock,
  log,
  signal,
  onStorage,
  refusal,
}: DiskPatienceOptions): DiskPatience {
  const tryOnce = <Written extends object>(what: object, write: () => Written): Written | null => {
    try {
      const written = write();
      onStorage(true);
      return written;
    } catch (error) {
      onStorage(false);
      log.error({ ...what, err: error }, refusal);
      return null;
    }
  };
  return {
    try: tryOnce,
    insist: async (what, write) => {
      for (;;) {
        const written = tryOnce(what, write);
        if (written) return written;
        await clock.sleep(SALE_DELAYS.storageMs, signal);
      }
    },
  };
}
