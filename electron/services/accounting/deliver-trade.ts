import * as z from 'zod';
import { ok } from '../../../shared/domain/result.ts';
import type { AccountingDesk, Trade, TradeReceiver } from '../../backends/accounting-types.ts';
import type { BackendResult, CallOptions } from '../../backends/types.ts';

/** As the outbox keeps it. */
export const tradeSchema: z.ZodType<Trade> = z.object({
  transId: z.string(),
  status: z.number(),
  createdAtMs: z.number(),
  updatedAtMs: z.number(),
  goods: z.array(
    z.object({
      barcode: z.string(),
      name: z.string(),
      count: z.number(),
      amountMinor: z.number(),
      costMinor: z.number(),
    }),
  ),
});

/**
 * Sends one trade. A refusal may mean that it is there already: the answer to an earlier attempt was lost. The document
 * has no code for that, so the books are looked into, where staff's side is configured.
 */
export function createTradeDeliverer(
  receiver: TradeReceiver,
  desk: Pick<AccountingDesk, 'queryOrders'> | null,
) {
  return async (body: unknown, options: CallOptions): Promise<BackendResult<void>> => {
    const trade = tradeSchema.parse(body);
    const answer = await receiver.sendTrade(trade, options);
    if (answer.ok || answer.error.kind !== 'refused' || !desk) return answer;
    return (await isBooked(trade, desk, options)) ? ok(undefined) : answer;
  };
}

async function isBooked(
  { transId, status }: Trade,
  desk: Pick<AccountingDesk, 'queryOrders'>,
  options: CallOptions,
): Promise<boolean> {
  const found = await desk.queryOrders({ transId, start: 0, limit: 10 }, options);
  return found.ok && found.value.items.some((order) => order.transId === transId && order.status === status);
}
