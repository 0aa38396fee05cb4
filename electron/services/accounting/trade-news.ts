import type { Trade } from '../../backends/accounting-types.ts';
import type { Sale } from '../sale/sale.ts';
import type { SaleChange } from '../sale/sale-store.ts';
import { type SaleTrade, tradesOf } from './trades-of-sale.ts';

export const TRADE_TOPIC = 'trade';

/** What the books call the goods, by model. */
export interface GoodsBook {
  readonly [modelId: string]: {
    readonly barcode?: string | undefined;
    readonly costMinor?: number | undefined;
  };
}

export interface TradeMessage {
  readonly topic: typeof TRADE_TOPIC;
  readonly lane: string;
  readonly body: Trade;
}

/**
 * The messages of one event: every trade whose place in the books it has changed. Written in the event's own transaction,
 * so each change is written exactly once, whenever the process dies.
 */
export function createTradeNews(goods: GoodsBook) {
  return ({ before, after, atMs, formerStates }: SaleChange): TradeMessage[] => {
    const known = statuses(before ? [before] : []);
    const changed = tradesOf(after).filter(({ transId, status }) => known.get(transId) !== status);
    if (changed.length === 0) return [];
    // A sale may be in doubt for a while (a coin that falls late) and come out of it as what it was: that is no news.
    const told = statuses(formerStates());
    return changed
      .filter(({ transId, status }) => told.get(transId) !== status)
      .map((trade) => ({ topic: TRADE_TOPIC, lane: trade.transId, body: bodyOf(trade, after, goods, atMs) }));
  };
}

/** The last that the books were told of each trade. */
function statuses(states: Iterable<Sale>): Map<string, number> {
  const last = new Map<string, number>();
  for (const sale of states) for (const { transId, status } of tradesOf(sale)) last.set(transId, status);
  return last;
}

function bodyOf(trade: SaleTrade, sale: Sale, goods: GoodsBook, atMs: number): Trade {
  const { transId, status, amountMinor } = trade;
  const { barcode = sale.modelId, costMinor = 0 } = goods[sale.modelId] ?? {};
  return {
    transId,
    status,
    createdAtMs: sale.startedAtMs,
    // A clock that was set back must not have it change before it began.
    updatedAtMs: Math.max(atMs, sale.startedAtMs),
    goods: [{ barcode, name: sale.modelName, count: 1, amountMinor, costMinor }],
  };
}
