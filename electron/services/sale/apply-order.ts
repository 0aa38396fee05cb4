import { assertNever } from '../../../shared/domain/assert-never.ts';
import { OrderStatus } from '../../../shared/domain/order.ts';
import type { EventOf, SaleEvent } from './events.ts';
import { type Motion, mainClaim, type Order, type Sale } from './sale.ts';
import { backendRefund, endRefund, mayBackendRefund } from './settlement.ts';

const ORDER_EVENTS = [
  'orderIdChosen',
  'orderAttempted',
  'orderIdAbandoned',
  'orderPlaced',
  'orderRefused',
  'orderStatusSeen',
] as const;
const MOTION_EVENTS = [
  'feedStarted',
  'feedRejected',
  'feedFinished',
  'feedFailed',
  'printStarted',
  'printRejected',
  'printImpossible',
  'printFinished',
  'printFailed',
  'dispenseStarted',
  'dispenseRejected',
  'dispenseFinished',
  'dispenseFailed',
  'caseCollected',
] as const;

type OrderEvent = EventOf<(typeof ORDER_EVENTS)[number]>;
type MotionEvent = EventOf<(typeof MOTION_EVENTS)[number]>;

export const isOrderEvent = (event: SaleEvent): event is OrderEvent =>
  ORDER_EVENTS.some((kind) => kind === event.kind);
export const isMotionEvent = (event: SaleEvent): event is MotionEvent =>
  MOTION_EVENTS.some((kind) => kind === event.kind);

/** The order at the backend. */
export function applyToOrder(sale: Sale, event: OrderEvent): Sale {
  switch (event.kind) {
    case 'orderIdChosen':
      return { ...sale, order: newOrder(event.orderId, event.paymentId) };
    case 'orderAttempted':
      return updateOrder(sale, (order) => ({ ...order, attempted: true }));
    case 'orderIdAbandoned': {
      const next = newOrder(event.nextOrderId, sale.order?.paymentId ?? null);
      return { ...sale, order: { ...next, takenIds: (sale.order?.takenIds ?? 0) + 1 } };
    }
    case 'orderPlaced':
      return keepCancelled(updateOrder(sale, (order) => placeOrder(order, event)));
    case 'orderRefused':
      return { ...sale, orderRefused: true };
    case 'orderStatusSeen':
      return seeRefunded(
        updateOrder(sale, (order) => ({ ...order, status: event.status })),
        event,
      );
    default:
      return assertNever(event);
  }
}

/** The case on the machine. */
export function applyToCase(sale: Sale, event: MotionEvent): Sale {
  switch (event.kind) {
    case 'feedStarted':
      return { ...sale, feed: startMotion(event.feedId, event.atMs) };
    case 'feedRejected':
      return { ...sale, feed: null };
    case 'feedFinished':
      return { ...sale, feed: endMotion(sale.feed, 'finished', true) };
    case 'feedFailed': {
      const feed = endMotion(sale.feed, 'failed', event.certain);
      return { ...withStatus(sale, OrderStatus.printingFailed), feed };
    }
    case 'printStarted':
      return { ...withStatus(sale, OrderStatus.printing), print: startMotion(event.jobId, event.atMs) };
    case 'printRejected':
      return { ...withStatus(sale, OrderStatus.waitingForPrinting), print: null };
    case 'printImpossible': {
      const motion = startMotion(sale.order?.orderId ?? '', event.atMs);
      return { ...withStatus(sale, OrderStatus.printingFailed), print: endMotion(motion, 'failed', true) };
    }
    case 'printFinished':
      return { ...withStatus(sale, OrderStatus.printed), print: endMotion(sale.print, 'finished', true) };
    case 'printFailed': {
      const print = endMotion(sale.print, 'failed', event.certain);
      return { ...withStatus(sale, OrderStatus.printingFailed), print };
    }
    case 'dispenseStarted': {
      const dispense = startMotion(event.dispenseId, event.atMs);
      return { ...withStatus(sale, OrderStatus.dispensing), dispense };
    }
    case 'dispenseRejected':
      return { ...withStatus(sale, OrderStatus.printed), dispense: null };
    case 'dispenseFinished': {
      const dispense = endMotion(sale.dispense, 'finished', true);
      return { ...withStatus(sale, OrderStatus.dispensed), dispense };
    }
    case 'dispenseFailed':
      return { ...sale, dispense: endMotion(sale.dispense, 'failed', event.certain) };
    case 'caseCollected':
      return { ...withStatus(sale, OrderStatus.pickedUp), collectedAtMs: event.atMs };
    default:
      return assertNever(event);
  }
}

/** The backend says that it has given the money back, as staff had asked it to, or by itself. */
function seeRefunded(sale: Sale, { status, atMs }: EventOf<'orderStatusSeen'>): Sale {
  if (status !== OrderStatus.refunded) return sale;
  const main = mainClaim(sale);
  if (main && mayBackendRefund(sale, main))
    return { ...sale, refunds: [...sale.refunds, backendRefund(sale, main, atMs)] };
  const refunds = sale.refunds.map((refund) =>
    refund.means === 'backOffice' && refund.code === main?.code
      ? endRefund(refund, 'done', refund.amountMinor)
      : refund,
  );
  return { ...sale, refunds };
}

/** Cancelled while the order was on its way to the backend: it stays cancelled. */
function keepCancelled(sale: Sale): Sale {
  return sale.staffCancelled ? withStatus(sale, OrderStatus.printingCancelled) : sale;
}

export function newOrder(orderId: string, paymentId: string | null): Order {
  return {
    orderId,
    paymentId,
    attempted: false,
    takenIds: 0,
    placed: null,
    status: OrderStatus.paid,
    offline: null,
  };
}

export function updateOrder(sale: Sale, change: (order: Order) => Order): Sale {
  return sale.order === null ? sale : { ...sale, order: change(sale.order) };
}

function placeOrder(order: Order, event: EventOf<'orderPlaced'>): Order {
  const { backendOrderId, queueNo, status, atMs } = event;
  return order.placed ? order : { ...order, status, placed: { backendOrderId, queueNo, atMs } };
}

export function withStatus(sale: Sale, status: number): Sale {
  return updateOrder(sale, (order) => ({ ...order, status }));
}

function startMotion(id: string, startedAtMs: number): Motion {
  return { id, state: 'started', startedAtMs, certain: true };
}

function endMotion(motion: Motion | null, state: 'finished' | 'failed', certain: boolean): Motion | null {
  return motion === null || motion.state !== 'started' ? motion : { ...motion, state, certain };
}
