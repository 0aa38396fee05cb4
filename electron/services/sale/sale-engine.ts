import type { BackendResult, StatusById } from '../../backends/types.ts';
import { createCatchUp } from '../offline/catch-up.ts';
import { takeOrderStatus, takePaymentStatus } from '../payment/payment-news.ts';
import { watchedOrder, watchedPayments } from './pending.ts';
import { createSaleRunner, type SaleRunner } from './runner.ts';
import { createSaleStore, type SaleRecord, type SaleStore, type TradeNews } from './sale-store.ts';
import { createStatusWatcher, type StatusWatcher } from './status-watcher.ts';
import type { SalePorts } from './types.ts';

export interface SaleEngineOptions extends SalePorts {
  readonly journal: SaleRecord;
  readonly pollMs: number;
  readonly sendsOrderStatus: boolean;
  readonly tradeNews?: TradeNews;
  readonly memberNews?: TradeNews;
  readonly fleetNews?: TradeNews;
  onStorage(works: boolean): void;
}

/** Everything that moves sales on: their store, the runner of their effects, and the two watchers of the backend. */
export interface SaleEngine {
  readonly store: SaleStore;
  readonly runner: SaleRunner;
  readonly payments: StatusWatcher;
  readonly orders: StatusWatcher;
  /** The last question for payment status had no answer. */
  isWatchTroubled(): boolean;
  onWatchTrouble(listener: () => void): void;
  start(): void;
  stop(): Promise<void>;
}

/** Reads the open sales from the journal. Throws when the journal cannot be read. */
export function createSaleEngine(options: SaleEngineOptions): SaleEngine {
  const { backend, clock, log, pollMs: intervalMs } = options;
  const store = createSaleStore(options);
  const runner = createSaleRunner({ ...options, store });
  const catchUp = createCatchUp({ ...options, store });
  const troubleListeners = new Set<() => void>();
  let isTroubled = false;

  const payments = createStatusWatcher({
    subject: 'payments',
    intervalMs,
    clock,
    log,
    ids: () => store.openSales().flatMap(watchedPayments),
    fetch: (ids, call): Promise<BackendResult<readonly StatusById[]>> => backend.getPaymentStatus(ids, call),
    onStatus: (entry) => takePaymentStatus(store, clock, entry),
    onReachable: (reachable) => {
      if (isTroubled === !reachable) return;
      isTroubled = !reachable;
      for (const listener of troubleListeners) listener();
    },
  });
  const orders = createStatusWatcher({
    subject: 'orders',
    intervalMs,
    clock,
    log,
    ids: () => store.openSales().flatMap((sale) => watchedOrder(sale) ?? []),
    fetch: (ids, call) => backend.getOrderStatus(ids, call),
    onStatus: (entry) => takeOrderStatus(store, clock, entry),
    onReachable: () => {},
  });

  return {
    store,
    runner,
    payments,
    orders,
    isWatchTroubled: () => isTroubled,
    onWatchTrouble: (listener) => void troubleListeners.add(listener),
    start: () => {
      for (const sale of store.openSales()) options.leftBlanks.note(sale);
      store.subscribe((sale) => options.leftBlanks.note(sale));
      // The backend may have given the money back while the case was being made: staff are to see that at once. What goes
      // wrong with this question goes wrong with the next one of the loop, which says so.
      store.subscribe((sale, event) => {
        if (event.kind === 'claimOpened' && watchedOrder(sale) !== null)
          void orders.pollNow().catch(() => undefined);
      });
      runner.start();
      catchUp.start();
      payments.start();
      orders.start();
    },
    stop: async () => {
      await Promise.all([runner.stop(), catchUp.stop(), payments.stop(), orders.stop()]);
    },
  };
}
