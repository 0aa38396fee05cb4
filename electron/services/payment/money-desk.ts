import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { type MoneyAction, moneyDue } from '../sale/money-due.ts';
import type { Sale } from '../sale/sale.ts';
import type { SaleStore } from '../sale/sale-store.ts';
import { MONEY_DELAYS } from './delays.ts';
import type { DurableAppend } from './durable-append.ts';
import type { MoneyDevices } from './money-ports.ts';
import type { MoneyWork, NextLook } from './money-work.ts';
import { followPayOut, giveUpPayOut, payOut } from './pay-out-work.ts';
import { payRefund } from './refund-work.ts';
import { askReader, followVend, settleVend, withdrawVend } from './vend-work.ts';

export interface MoneyDeskOptions {
  readonly devices: MoneyDevices;
  readonly store: SaleStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly append: DurableAppend;
  readonly signal: AbortSignal;
}

/**
 * Works off what sales want of changer and readers, beside the runner of their other effects: change comes out while the
 * order is being placed. One piece of work at a time for the cash and for the card of each sale.
 */
export interface MoneyDesk {
  start(): void;
  stop(): Promise<void>;
}

interface Job {
  readonly key: string;
  readonly saleId: string;
  readonly action: MoneyAction;
}

interface Progress {
  readonly kind: MoneyAction['kind'];
  readonly dueSinceMs: number;
  readonly notBeforeMs: number;
  readonly isRunning: boolean;
}

/** One reason for all: it is woken by every event of every sale. */
const NEWS = new Error('there is news');

export function createMoneyDesk(options: MoneyDeskOptions): MoneyDesk {
  const { devices, store, clock, log, append, signal } = options;
  const progress = new Map<string, Progress>();
  const running = new Set<Promise<void>>();
  const sessions = new Set<1 | 2>();
  let woken = new AbortController();
  let loop: Promise<void> = Promise.resolve();

  const wake = () => woken.abort(NEWS);
  const work: MoneyWork = {
    devices,
    clock,
    log,
    append,
    sale: (saleId) => known(store.get(saleId), saleId),
    hasSession: (reader) => sessions.has(reader),
    told: new Map(),
  };

  const begin = ({ key, saleId, action }: Job, before: Progress) => {
    progress.set(key, { ...before, isRunning: true });
    const done = carryOut(action, saleId, before.dueSinceMs, work)
      .catch((error: unknown): NextLook => {
        if (!signal.aborted) log.error({ saleId, action: action.kind, err: error }, 'work with money failed');
        return MONEY_DELAYS.retryMs;
      })
      .then((nextMs) => {
        const notBeforeMs = clock.steadyMs() + Math.max(nextMs, MONEY_DELAYS.breathMs);
        progress.set(key, { ...before, isRunning: false, notBeforeMs });
        running.delete(done);
        wake();
      });
    running.add(done);
  };

  /** Begins what is due. Returns when to look again, in milliseconds. */
  const look = (): number => {
    const nowMs = clock.steadyMs();
    const jobs = store.pacedSales().flatMap((sale) => jobsOf(sale, nowMs));
    const keys = new Set(jobs.map((job) => job.key));
    for (const [key, { isRunning }] of progress) if (!keys.has(key) && !isRunning) progress.delete(key);
    let nextMs: number = MONEY_DELAYS.idleMs;
    for (const job of jobs) {
      const known = progress.get(job.key);
      const isSame = known?.kind === job.action.kind;
      const before: Progress =
        known && (isSame || known.isRunning)
          ? known
          : { kind: job.action.kind, dueSinceMs: nowMs, notBeforeMs: 0, isRunning: false };
      if (before.isRunning) continue;
      if (before.notBeforeMs > nowMs) nextMs = Math.min(nextMs, before.notBeforeMs - nowMs);
      else begin(job, before);
    }
    return nextMs;
  };

  const repeat = async () => {
    while (!signal.aborted) {
      woken = new AbortController();
      const nextMs = look();
      await clock.sleep(nextMs, woken.signal).catch(() => undefined);
    }
  };

  /** A device has news: whoever follows it looks at once. */
  const hurry = () => {
    for (const [key, entry] of progress) progress.set(key, { ...entry, notBeforeMs: 0 });
    wake();
  };

  return {
    start: () => {
      store.subscribe(wake);
      for (const reader of devices.readers) {
        reader.onMoney((event) => {
          if (event.kind === 'sessionBegan') sessions.add(event.reader);
          if (event.kind === 'sessionEnded') sessions.delete(event.reader);
          hurry();
        });
        reader.onStatus(hurry);
      }
      devices.changer?.onMoney((event) => {
        if (event.kind === 'coinsPaidOut' || event.kind === 'payOutFailed') hurry();
      });
      devices.changer?.onStatus(hurry);
      signal.addEventListener('abort', wake);
      loop = repeat();
    },
    stop: async () => {
      wake();
      await Promise.allSettled([loop, ...running]);
    },
  };
}

function known(sale: Sale | null, saleId: string): Sale {
  if (!sale) throw new Error(`sale ${saleId} is gone`);
  return sale;
}

/** At most one job for the cash of a sale and one for its card: the first that is due. */
function jobsOf(sale: Sale, nowMs: number): Job[] {
  const jobs = new Map<string, Job>();
  for (const action of moneyDue(sale, nowMs)) {
    const key = `${sale.saleId} ${DEVICE[action.kind]}`;
    if (!jobs.has(key)) jobs.set(key, { key, saleId: sale.saleId, action });
  }
  return [...jobs.values()];
}

const DEVICE: Record<MoneyAction['kind'], 'cash' | 'card'> = {
  payOut: 'cash',
  giveUpPayOut: 'cash',
  followPayOut: 'cash',
  payRefund: 'cash',
  askReader: 'card',
  withdrawVend: 'card',
  settleVend: 'card',
  followVend: 'card',
};

function carryOut(
  action: MoneyAction,
  saleId: string,
  dueSinceMs: number,
  work: MoneyWork,
): Promise<NextLook> {
  switch (action.kind) {
    case 'payOut':
      return payOut(saleId, dueSinceMs, work);
    case 'giveUpPayOut':
      return giveUpPayOut(saleId, 'nobody is there any more', work);
    case 'followPayOut':
      return followPayOut(saleId, action.payOutId, dueSinceMs, work);
    case 'payRefund':
      return payRefund(saleId, action.refund, dueSinceMs, work);
    case 'askReader':
      return askReader(saleId, action, work);
    case 'withdrawVend':
      return withdrawVend(saleId, action.vend, work);
    case 'settleVend':
      return settleVend(saleId, action.vend, action.how, work);
    case 'followVend':
      return followVend(saleId, action.vend, work);
    default:
      return assertNever(action);
  }
}
