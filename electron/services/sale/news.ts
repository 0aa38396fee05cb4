import { OrderStatus } from '../../../shared/domain/order.ts';
import type { SaleEvent } from './events.ts';
import { isRefundedWhole } from './money-claims.ts';
import type { Sale } from './sale.ts';

export type OutboxTopic = 'orderStatus';

/** What this machine did, which only this machine knows: the status to send for an event, if any. */
const STATUS_BY_EVENT: Partial<Record<SaleEvent['kind'], number>> = {
  feedFailed: OrderStatus.printingFailed,
  printStarted: OrderStatus.printing,
  printFinished: OrderStatus.printed,
  printFailed: OrderStatus.printingFailed,
  dispenseStarted: OrderStatus.dispensing,
  dispenseFinished: OrderStatus.dispensed,
  caseCollected: OrderStatus.pickedUp,
};

/** The message of an event for the backend. One lane per order keeps its statuses in order. */
export function orderStatusNewsOf(
  sale: Sale,
  event: SaleEvent,
): { topic: OutboxTopic; lane: string; body: unknown }[] {
  const status = statusOf(sale, event);
  if (status === undefined || sale.order === null) return [];
  return [{ topic: 'orderStatus', lane: sale.order.orderId, body: [{ id: sale.order.orderId, status }] }];
}

/** A reader that gave all of the money back has ended the order: nobody owes anything. */
function statusOf(sale: Sale, event: SaleEvent): number | undefined {
  const isGivenBack = event.kind === 'vendSettled' && sale.order?.placed != null && isRefundedWhole(sale);
  return isGivenBack ? OrderStatus.refunded : STATUS_BY_EVENT[event.kind];
}
