import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { createDiskPatience } from '../sale/disk-patience.ts';
import type { SaleEvent } from '../sale/events.ts';
import type { Sale } from '../sale/sale.ts';
import type { SaleStore } from '../sale/sale-store.ts';

/** Writes down what has happened, in its order. Resolves once it is durable; rejects only when the kiosk stops. */
export type DurableAppend = (saleId: string, event: SaleEvent) => Promise<Sale>;

export interface DurableAppendOptions {
  readonly store: Pick<SaleStore, 'append'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  onStorage(works: boolean): void;
}

/** Money has moved, whether the disk takes the news or not: each event waits until it does, and holds up the later ones. */
export function createDurableAppend(options: DurableAppendOptions): DurableAppend {
  const { store, signal } = options;
  const disk = createDiskPatience({ ...options, refusal: 'the journal did not take news of money' });
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  return (saleId, event) => {
    const what = { saleId, event: event.kind };
    const append = () => store.append(saleId, event);
    // In the same turn where nothing waits before it: a coin is in the journal before anything else can happen.
    const sale = waiting === 0 && !signal.aborted ? disk.try(what, append) : null;
    if (sale) return Promise.resolve(sale);
    waiting++;
    const written = last
      .catch(() => undefined)
      .then(() => {
        signal.throwIfAborted();
        return disk.insist(what, append);
      })
      .finally(() => {
        waiting--;
      });
    last = written;
    written.catch(() => undefined);
    return written;
  };
}
