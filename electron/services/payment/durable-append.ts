import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { SaleEvent } from '../sale/events.ts';
import type { Sale } from '../sale/sale.ts';
import type { SaleStore } from '../sale/sale-store.ts';
import { MONEY_DELAYS } from './delays.ts';

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
  const { store, clock, log, signal } = options;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const tryOnce = (saleId: string, event: SaleEvent): Sale | null => {
    try {
      const sale = store.append(saleId, event);
      options.onStorage(true);
      return sale;
    } catch (error) {
      options.onStorage(false);
      log.error({ saleId, event: event.kind, err: error }, 'the journal did not take news of money');
      return null;
    }
  };

  const insist = async (saleId: string, event: SaleEvent): Promise<Sale> => {
    for (;;) {
      signal.throwIfAborted();
      const sale = tryOnce(saleId, event);
      if (sale) return sale;
      await clock.sleep(MONEY_DELAYS.storageMs, signal);
    }
  };

  return (saleId, event) => {
    // In the same turn where nothing waits before it: a coin is in the journal before anything else can happen.
    const sale = waiting === 0 && !signal.aborted ? tryOnce(saleId, event) : null;
    if (sale) return Promise.resolve(sale);
    waiting++;
    const written = last
      .catch(() => undefined)
      .then(() => insist(saleId, event))
      .finally(() => {
        waiting--;
      });
    last = written;
    written.catch(() => undefined);
    return written;
  };
}
