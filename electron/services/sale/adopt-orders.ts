import { randomUUID } from 'node:crypto';
import { OrderStatus } from '../../../shared/domain/order.ts';
import type { SaleBackend } from '../../backends/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { SALE_DELAYS } from './delays.ts';
import type { SaleStore } from './sale-store.ts';

export interface OrderAdopterOptions {
  readonly backend: Pick<SaleBackend, 'listPrintJobs'>;
  readonly store: SaleStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly currency: string;
}

/** Takes up the orders of the machine's print list that were not sold on this screen. */
export interface OrderAdopter {
  start(): void;
  stop(): Promise<void>;
  /** Reads the list once. Returns how many orders were new. */
  readList(): Promise<number>;
}

export function createOrderAdopter({
  backend,
  store,
  clock,
  log,
  currency,
}: OrderAdopterOptions): OrderAdopter {
  const stopped = new AbortController();
  let loop: Promise<void> = Promise.resolve();

  const readList = async (): Promise<number> => {
    const list = await backend.listPrintJobs({ signal: stopped.signal });
    if (!list.ok || stopped.signal.aborted) return 0;
    // An order that is printing already was begun by somebody: only untouched ones are taken up.
    const untouched = list.value.filter((entry) => entry.status === OrderStatus.waitingForPrinting);
    const unknown = untouched.filter((entry) => store.find(entry.orderId) === null);
    for (const entry of unknown) {
      store.append(randomUUID(), { kind: 'orderAdopted', atMs: clock.now(), currency, ...entry });
      log.info({ orderId: entry.orderId }, 'took up an order of the print list');
    }
    return unknown.length;
  };

  const repeat = async () => {
    while (!stopped.signal.aborted) {
      try {
        await readList();
      } catch (error) {
        log.error({ err: error }, 'the print list could not be taken up');
      }
      await clock.sleep(SALE_DELAYS.printListMs, stopped.signal);
    }
  };

  return {
    start: () => {
      loop = repeat().catch(() => undefined);
    },
    stop: async () => {
      stopped.abort(new Error('the kiosk stops'));
      await loop;
    },
    readList,
  };
}
