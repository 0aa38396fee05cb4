import { err, ok } from '../../../../shared/domain/result.ts';
import { TradeStatus } from '../../../../shared/domain/trade-status.ts';
import type { BookedOrder, Trade, TradeReceiver } from '../../../backends/accounting-types.ts';
import type { BackendResult } from '../../../backends/types.ts';
import type { SideLine } from './side-line.ts';

export interface BookLine {
  readonly amountMinor: number;
  status: number;
}

/** The operator's books (goBox): one line for each trade, by its own number. */
export function createAccountBooks({ isStrict }: { readonly isStrict: boolean }) {
  const lines = new Map<string, BookLine>();
  const oddities: string[] = [];
  const refused = (detail: string) => err({ kind: 'refused', reason: 'other', code: -1, detail } as const);

  const write = ({ transId, status, goods }: Trade): BackendResult<void> => {
    const amountMinor = goods.reduce((sum, item) => sum + item.amountMinor * item.count, 0);
    const line = lines.get(transId);
    if (!line) {
      lines.set(transId, { amountMinor, status });
      return ok(undefined);
    }
    if (line.amountMinor !== amountMinor)
      oddities.push(`${transId} was ${line.amountMinor} and is ${amountMinor} now`);
    if (line.status === status) return isStrict ? refused('taken') : ok(undefined);
    if (line.status === TradeStatus.refunded) oddities.push(`${transId} was refunded, and is ${status} now`);
    line.status = status;
    return ok(undefined);
  };

  return {
    lines,
    /** What no books could make sense of. */
    oddities,
    connect: (line: SideLine) => {
      const receiver: TradeReceiver = {
        sendTrade: (trade, options) => {
          // A request that the network doubled is one: what it says may be old by the second time.
          let first: BackendResult<void> | null = null;
          return line('books/sendTrade', () => (first ??= write(trade)), options);
        },
      };
      /** Who has the number of a trade finds its line. */
      const find = (transId: string | undefined) => {
        const found = lines.get(transId ?? '');
        return found ? [{ transId, status: found.status } as BookedOrder] : [];
      };
      return {
        receiver,
        queryOrders: ({ transId }: { readonly transId?: string }) =>
          line('books/ask', () => ok({ total: 1, items: find(transId) })),
      };
    },
  };
}

export type AccountBooks = ReturnType<typeof createAccountBooks>;
