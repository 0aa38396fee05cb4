import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { createDiskPatience } from '../sale/disk-patience.ts';

/**
 * Writes down money that belongs to no sale, however often it takes. Resolves once it is durable; rejects only when the
 * kiosk stops. `write` may be made several times, so it has to name the same id each time.
 */
export type DurableWrite = (what: object, write: () => void) => Promise<void>;

export interface DurableWriteOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  onStorage(works: boolean): void;
}

/** As `createDurableAppend` does for the events of sales; entries of this kind wait for nothing but the disk. */
export function createDurableWrite(options: DurableWriteOptions): DurableWrite {
  const { signal } = options;
  const disk = createDiskPatience({ ...options, refusal: 'money of nobody could not be written down yet' });
  return async (what, write) => {
    // The first try is in the same turn: a coin is on the disk before anything else can happen.
    signal.throwIfAborted();
    await disk.insist(what, () => {
      write();
      return WRITTEN;
    });
  };
}

const WRITTEN = {};
