import type { SaleState } from '../../../shared/domain/sale-state.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { apply, fold } from './apply.ts';
import type { SaleEvent } from './events.ts';
import { heldOrderStatusNews, type OutboxTopic, orderStatusNewsOf } from './news.ts';
import { paced, wallBehindMs } from './pace.ts';
import { isAtRest, type SaleTimes } from './pending.ts';
import type { Sale } from './sale.ts';
import { saleStateOf } from './sale-state.ts';

/** The part of the journal that sales are kept in. */
export interface SaleRecord {
  append(
    saleId: string,
    seq: number,
    event: SaleEvent,
    extras: {
      atRest: boolean;
      index: { state: SaleState; queueNo: string | null };
      outbox: readonly { topic: OutboxTopic; lane: string; body: unknown }[];
    },
  ): void;
  read(saleId: string): SaleEvent[];
  openSaleIds(): string[];
  recentSaleIds(limit: number): string[];
  findSaleId(id: string): string | null;
}

export interface SaleStoreOptions {
  readonly journal: SaleRecord;
  readonly times: SaleTimes;
  readonly clock: Clock;
  /** Whether anybody wants order status news: without a receiver none are written. */
  readonly sendsOrderStatus: boolean;
  /** Messages for the books, written in the event's own transaction. Missing: nobody keeps any. */
  readonly tradeNews?: TradeNews;
  /** The same for the retailer, whose coupons and orders they are. */
  readonly memberNews?: TradeNews;
  /** The same for the owner of many kiosks. */
  readonly fleetNews?: TradeNews;
  readonly log: Log;
}

export interface SaleChange {
  readonly before: Sale | null;
  readonly after: Sale;
  readonly atMs: number;
  /** The sale as it was at every earlier event, out of the journal. */
  readonly formerStates: () => Iterable<Sale>;
}

export type TradeNews = (
  change: SaleChange,
) => readonly { topic: OutboxTopic; lane: string; body: unknown }[];

export type SaleListener = (sale: Sale, event: SaleEvent) => void;

/** The sales of this kiosk: folded in memory while they are open, read from the journal when they are at rest. */
export interface SaleStore {
  /** Durable when it returns. Throws, with nothing changed, when the disk does not take it. */
  append(saleId: string, event: SaleEvent): Sale;
  get(saleId: string): Sale | null;
  /** How many events it has: a sale that has not changed has the same number. */
  version(saleId: string): number;
  find(id: string): Sale | null;
  openSales(): readonly Sale[];
  /**
   * The sale with its times by the steady clock, to be compared with `clock.steadyMs()`: for what is due, never for dates
   * that somebody reads. A wall clock that is set in the middle of a sale ends no payment, motion or watch. Across a
   * restart there is only wall time: then a deadline may pass early or late, which loses nothing, since a motion is asked
   * of its device, a watch ends with a last look, and cash that is given up becomes a claim.
   */
  paced(saleId: string): Sale | null;
  pacedSales(): readonly Sale[];
  recentSales(limit: number): Sale[];
  subscribe(listener: SaleListener): () => void;
}

export function createSaleStore(options: SaleStoreOptions): SaleStore {
  const { journal, times, clock, sendsOrderStatus, log } = options;
  /** `paced` is the very same object as `sale` until the wall clock is set. */
  const open = new Map<string, { sale: Sale; paced: Sale; seq: number }>();
  const listeners = new Set<SaleListener>();

  const load = (saleId: string) => {
    const events = journal.read(saleId);
    if (events.length === 0) return null;
    const sale = fold(saleId, events);
    return { sale, paced: sale, seq: events.length };
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

  /**
   * A mistake in such a part must not keep a sale from going on: then it lacks a line, and the log says so. A disk
   * that fails is another thing: the event is tried again, with its messages.
   */
  const newsToTell = (
    news: TradeNews | undefined,
    saleId: string,
    before: Sale | null,
    after: Sale,
    atMs: number,
  ) => {
    let isDiskBad = false;
    const formerStates = () => {
      isDiskBad = true;
      const events = journal.read(saleId);
      isDiskBad = false;
      return statesOf(saleId, events);
    };
    try {
      return news?.({ before, after, atMs, formerStates }) ?? [];
    } catch (error) {
      if (isDiskBad) throw error;
      log.error({ saleId, err: error }, 'the books, the retailer or the fleet could not be told of a sale');
      return [];
    }
  };

  /** With the order of a sale that was made without the backend goes all that became of it. */
  const statusNews = (sale: Sale, event: SaleEvent) =>
    event.kind === 'orderCaughtUp'
      ? heldOrderStatusNews(stepsOf(sale.saleId, journal.read(sale.saleId)))
      : orderStatusNewsOf(sale, event);

  const append = (saleId: string, event: SaleEvent): Sale => {
    const before = entryOf(saleId);
    const sale = apply(before?.sale ?? null, saleId, event);
    const seq = before?.seq ?? 0;
    const behindMs = wallBehindMs(clock);
    const timed = paced(event, behindMs);
    const isSame = behindMs === 0 && before?.paced === before?.sale;
    const pacedSale = isSame ? sale : apply(before?.paced ?? null, saleId, timed);
    const atRest = isAtRest(pacedSale, timed.atMs, times);
    const outbox = [
      ...(sendsOrderStatus ? statusNews(sale, event) : []),
      ...[options.tradeNews, options.memberNews, options.fleetNews].flatMap((news) =>
        newsToTell(news, saleId, before?.sale ?? null, sale, event.atMs),
      ),
    ];
    const index = { state: saleStateOf(sale), queueNo: sale.order?.placed?.queueNo ?? null };
    journal.append(saleId, seq, event, { atRest, index, outbox });
    if (atRest) open.delete(saleId);
    else open.set(saleId, { sale, paced: pacedSale, seq: seq + 1 });
    tell(sale, event);
    return sale;
  };

  return {
    append,
    get: (saleId) => entryOf(saleId)?.sale ?? null,
    version: (saleId) => entryOf(saleId)?.seq ?? 0,
    find: (id) => {
      const saleId = journal.findSaleId(id);
      return saleId === null ? null : (entryOf(saleId)?.sale ?? null);
    },
    openSales: () => [...open.values()].map((entry) => entry.sale),
    paced: (saleId) => entryOf(saleId)?.paced ?? null,
    pacedSales: () => [...open.values()].map((entry) => entry.paced),
    recentSales: (limit) => journal.recentSaleIds(limit).flatMap((saleId) => entryOf(saleId)?.sale ?? []),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function* statesOf(saleId: string, events: readonly SaleEvent[]): Generator<Sale> {
  for (const { sale } of stepsOf(saleId, events)) yield sale;
}

function* stepsOf(saleId: string, events: readonly SaleEvent[]): Generator<{ sale: Sale; event: SaleEvent }> {
  let sale: Sale | null = null;
  for (const event of events) {
    sale = apply(sale, saleId, event);
    yield { sale, event };
  }
}
