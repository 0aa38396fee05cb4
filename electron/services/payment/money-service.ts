import { randomUUID } from 'node:crypto';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { SaleStore } from '../sale/sale-store.ts';
import type { MoneyFacts } from '../sale/view.ts';
import { type CashTill, createCashTill } from './cash-till.ts';
import { MONEY_DELAYS } from './delays.ts';
import { createDurableAppend } from './durable-append.ts';
import { createDurableWrite } from './durable-write.ts';
import { createMoneyDesk } from './money-desk.ts';
import { createMoneyObstacle, type MoneyObstacle } from './money-methods.ts';
import type { MoneyDevices } from './money-ports.ts';
import { createStrayBook, type StrayBook, type StrayKeeper, type StrayMoney } from './stray-money.ts';

export interface MoneyServiceOptions {
  readonly devices: MoneyDevices;
  readonly store: SaleStore;
  readonly keeper: StrayKeeper;
  readonly clock: Clock;
  readonly log: Log;
  readonly hasStaff: boolean;
  onStorage(works: boolean): void;
}

/** Everything about money that this machine takes itself. The devices are started and stopped by who opened them. */
export interface MoneyService {
  start(): void;
  stop(): Promise<void>;
  /** What keeps a type from being paid now. */
  readonly obstacle: MoneyObstacle;
  /** For the view of a sale. */
  readonly facts: MoneyFacts;
  /** For cash-up: what came while nobody was paying. */
  strayMoney(): readonly StrayMoney[];
  /** For staff who try the slots out: see `CashTill.tryOut` and `StrayBook.giveBackOfTest`. */
  readonly trial: Pick<CashTill, 'tryOut'> & Pick<StrayBook, 'giveBackOfTest'>;
  /** Called when a device, or what it takes, has changed: methods and views may look different now. */
  onChange(listener: () => void): void;
}

export function createMoneyService(options: MoneyServiceOptions): MoneyService {
  const { devices, store, keeper, clock, log, hasStaff } = options;
  const stopped = new AbortController();
  const { signal } = stopped;
  const append = createDurableAppend({ store, clock, log, signal, onStorage: options.onStorage });
  const writeDown = createDurableWrite({ clock, log, signal, onStorage: options.onStorage });
  const newId = () => randomUUID();
  const stray = createStrayBook({ keeper, changer: devices.changer, clock, log, newId });
  const till = createCashTill({ devices, store, stray, clock, log, append, writeDown, signal, newId });
  const desk = createMoneyDesk({ devices, store, clock, log, append, signal });
  const listeners = new Set<() => void>();
  let isFollowing = false;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const obstacle = createMoneyObstacle({ devices, hasStaff });
  till.onChange(tell);

  return {
    start: () => {
      till.start();
      desk.start();
      stray.follow();
      for (const reader of devices.readers) reader.onStatus(tell);
      devices.changer?.onMoney((event) => {
        if (event.kind === 'coinsPaidOut' || event.kind === 'payOutFailed') stray.follow();
      });
      devices.changer?.onStatus((status) => {
        if (status.kind === 'ready') stray.follow();
      });
      store.subscribe(followPayOuts);
      followPayOuts();
    },
    stop: async () => {
      stopped.abort(new Error('the kiosk stops'));
      await desk.stop();
    },
    obstacle,
    facts: {
      get cash() {
        return till.facts();
      },
      isReaderReady: (payType) => obstacle(payType) === null,
      payOutProgressMinor: (payOutId) => {
        const state = devices.changer?.payOutState(payOutId);
        return state?.kind === 'paying' ? state.paidMinor : 0;
      },
    },
    strayMoney: stray.entries,
    trial: { tryOut: till.tryOut, giveBackOfTest: stray.giveBackOfTest },
    onChange: (listener) => void listeners.add(listener),
  };

  /** Coins on their way out are no events of the journal, and the shopper wants to see them count. */
  function followPayOuts() {
    if (isFollowing || !isPaying()) return;
    isFollowing = true;
    void tellProgress().finally(() => {
      isFollowing = false;
    });
  }

  async function tellProgress() {
    while (!signal.aborted && isPaying()) {
      tell();
      await clock.sleep(MONEY_DELAYS.lookMs, signal).catch(() => undefined);
    }
  }

  function isPaying(): boolean {
    return store.openSales().some((sale) => sale.money.payOuts.some(({ state }) => state === 'started'));
  }
}
