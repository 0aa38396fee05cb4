import { OrderStatus } from '../../../shared/domain/order.ts';
import type { SaleEvent } from './events.ts';
import type { Sale } from './sale.ts';

export type OutboxTopic = 'orderStatus';

/** What this machine did, which only this machine knows: the status to send for an event, if any. */
const STATUS_BY_EVENT: Partial<Record<SaleEvent['kind'], number>> = {
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
  const status = STATUS_BY_EVENT[event.kind];
  if (status === undefined || sale.order === null) return [];
  return [{ topic: 'orderStatus', lane: sale.order.orderId, body: [{ id: sale.order.orderId, status }] }];
}
