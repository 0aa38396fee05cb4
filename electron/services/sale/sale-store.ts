import type { Log } from '../../system/log.ts';
import { apply, fold } from './apply.ts';
import type { SaleEvent } from './events.ts';
import { type OutboxTopic, orderStatusNewsOf } from './news.ts';
import { isAtRest, type SaleTimes } from './pending.ts';
import type { Sale } from './sale.ts';

/** The part of the journal that sales are kept in. */
export interface SaleRecord {
  append(
    saleId: string,
    seq: number,
    event: SaleEvent,
    extras: { atRest: boolean; outbox: readonly { topic: OutboxTopic; lane: string; body: unknown }[] },
  ): void;
  read(saleId: string): SaleEvent[];
  openSaleIds(): string[];
  recentSaleIds(limit: number): string[];
  findSaleId(id: string): string | null;
}

export interface SaleStoreOptions {
  readonly journal: SaleRecord;
  readonly times: SaleTimes;
  /** Whether anybody wants order status news: without a receiver none are written. */
  readonly sendsOrderStatus: boolean;
  readonly log: Log;
}

export type SaleListener = (sale: Sale, event: SaleEvent) => void;

/** The sales of this kiosk: folded in memory while they are open, read from the journal when they are at rest. */
export interface SaleStore {
  /** Durable when it returns. Throws, with nothing changed, when the disk does not take it. */
  append(saleId: string, event: SaleEvent): Sale;
  get(saleId: string): Sale | null;
  find(id: string): Sale | null;
  openSales(): readonly Sale[];
  recentSales(limit: number): Sale[];
  subscribe(listener: SaleListener): () => void;
}

export function createSaleStore({ journal, times, sendsOrderStatus, log }: SaleStoreOptions): SaleStore {
  const open = new Map<string, { sale: Sale; seq: number }>();
  const listeners = new Set<SaleListener>();

  const load = (saleId: string) => {
    const events = journal.read(saleId);
    return events.length === 0 ? null : { sale: fold(saleId, events), seq: events.length };
  };
  const entryOf = (saleId: string) => open.get(saleId) ?? load(saleId);
  for (const saleId of journal.openSaleIds()) {
    const entry = load(saleId);
    if (entry) open.set(saleId, entry);
  }

  /** The event is durable by now: whoever cannot take the news must not make it look as if it had not happened. */
  const tell = (sale: Sale, event: SaleEvent) => {
    for (const listener of listeners) {
      try {
        listener(sale, event);
      } catch (error) {
        log.error({ saleId: sale.saleId, event: event.kind, err: error }, 'a listener failed');
      }
    }
  };

  const append = (saleId: string, event: SaleEvent): Sale => {
    const before = entryOf(saleId);
    const sale = apply(before?.sale ?? null, saleId, event);
    const seq = before?.seq ?? 0;
    const atRest = isAtRest(sale, event.atMs, times);
    const outbox = sendsOrderStatus ? orderStatusNewsOf(sale, event) : [];
    journal.append(saleId, seq, event, { atRest, outbox });
    if (atRest) open.delete(saleId);
    else open.set(saleId, { sale, seq: seq + 1 });
    tell(sale, event);
    return sale;
  };

  return {
    append,
    get: (saleId) => entryOf(saleId)?.sale ?? null,
    find: (id) => {
      const saleId = journal.findSaleId(id);
      return saleId === null ? null : (entryOf(saleId)?.sale ?? null);
    },
    openSales: () => [...open.values()].map((entry) => entry.sale),
    recentSales: (limit) => journal.recentSaleIds(limit).flatMap((saleId) => entryOf(saleId)?.sale ?? []),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
