import { OrderStatus } from '../../../shared/domain/order.ts';
import { isUntold } from './catch-up-due.ts';
import type { EventOf, SaleEvent } from './events.ts';
import { isRefundedWhole } from './money-claims.ts';
import { mainClaim, type Sale } from './sale.ts';

/** `trade` is written by whoever keeps books, `memberNews` for the retailer, `fleet` for the owner; the store only carries them. */
export type OutboxTopic = 'orderStatus' | 'trade' | 'memberNews' | 'fleet';

/** What this machine did, which only this machine knows: the status to send for an event, if any. */
const STATUS_BY_EVENT: Partial<Record<SaleEvent['kind'], number>> = {
  feedFailed: OrderStatus.printingFailed,
  printStarted: OrderStatus.printing,
  printFinished: OrderStatus.printed,
  printFailed: OrderStatus.printingFailed,
  dispenseStarted: OrderStatus.dispensing,
  dispenseFinished: OrderStatus.dispensed,
  caseCollected: OrderStatus.pickedUp,
  orderCancelledByStaff: OrderStatus.printingCancelled,
};

type StatusMessage = { topic: OutboxTopic; lane: string; body: unknown };

/** The message of an event for the backend. One lane per order keeps its statuses in order. */
export function orderStatusNewsOf(sale: Sale, event: SaleEvent): StatusMessage[] {
  return isUntold(sale) ? [] : statusMessage(sale, event);
}

/** All that was held back while the backend did not know the order: in its order, and with it in one transaction. */
export const heldOrderStatusNews = (
  steps: Iterable<{ readonly sale: Sale; readonly event: SaleEvent }>,
): StatusMessage[] => [...steps].flatMap(({ sale, event }) => statusMessage(sale, event));

function statusMessage(sale: Sale, event: SaleEvent): StatusMessage[] {
  const status = statusOf(sale, event);
  if (status === undefined || sale.order === null) return [];
  return [{ topic: 'orderStatus', lane: sale.order.orderId, body: [{ id: sale.order.orderId, status }] }];
}

/** A reader that gave all of the money back has ended the order: nobody owes anything. */
function statusOf(sale: Sale, event: SaleEvent): number | undefined {
  if (event.kind === 'caseLocated') return locatedStatus(event);
  // What the sale came to by staff's word: its money goes back, or has gone; or it was cancelled on its way to the backend.
  if (event.kind === 'refundStarted' || event.kind === 'refundFinished') return refundStatus(sale, event);
  if (event.kind === 'orderPlaced' && sale.staffCancelled) return OrderStatus.printingCancelled;
  const isGivenBack = event.kind === 'vendSettled' && sale.order?.placed != null && isRefundedWhole(sale);
  return isGivenBack ? OrderStatus.refunded : STATUS_BY_EVENT[event.kind];
}

function locatedStatus({ where }: EventOf<'caseLocated'>): number | undefined {
  if (where === 'tray') return OrderStatus.dispensed;
  return where === 'handedOver' ? OrderStatus.pickedUp : undefined;
}

/** Only money of the case itself concerns the order. A refund that came to nothing is no news. */
function refundStatus(sale: Sale, event: EventOf<'refundStarted' | 'refundFinished'>): number | undefined {
  const refund = sale.refunds.find(({ refundId }) => refundId === event.refundId);
  const isOfCase = refund !== undefined && refund.code === mainClaim(sale)?.code;
  if (!isOfCase || !sale.order?.placed || refund.state === 'rejected') return undefined;
  return sale.order.status;
}
