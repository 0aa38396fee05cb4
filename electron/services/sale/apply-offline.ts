import { assertNever } from '../../../shared/domain/assert-never.ts';
import { OrderStatus } from '../../../shared/domain/order.ts';
import { payIfFunded } from './apply-money.ts';
import { newOrder, updateOrder } from './apply-order.ts';
import { updateAttempt } from './apply-payment.ts';
import type { EventOf, SaleEvent } from './events.ts';
import type { Order, Sale } from './sale.ts';

const OFFLINE_EVENTS = [
  'soldOffline',
  'orderQueuedHere',
  'paymentCaughtUp',
  'orderCaughtUp',
  'catchUpRefused',
] as const;
type OfflineEvent = EventOf<(typeof OFFLINE_EVENTS)[number]>;

export const isOfflineEvent = (event: SaleEvent): event is OfflineEvent =>
  OFFLINE_EVENTS.some((kind) => kind === event.kind);

/** A sale without the backend, and how the backend learns of it. */
export function applyToOffline(sale: Sale, event: OfflineEvent): Sale {
  switch (event.kind) {
    case 'soldOffline':
      return payIfFunded(sellOffline(sale, event), event.paymentId, event.atMs);
    case 'orderQueuedHere':
      return sale.order ? sale : { ...sale, order: queuedHere(event) };
    case 'paymentCaughtUp':
      return updateAttempt(sale, event.paymentId, (attempt) =>
        attempt.offline ? { ...attempt, offline: { ...attempt.offline, isReported: true } } : attempt,
      );
    case 'orderCaughtUp':
      return updateOrder(sale, (order) => caughtUp(order, event));
    case 'catchUpRefused':
      return updateOrder(sale, (order) => settle(order, 'refused'));
    default:
      return assertNever(event);
  }
}

/** The same as an announcement would bring: the slots open, and the shopper has their time. */
function sellOffline(sale: Sale, event: EventOf<'soldOffline'>): Sale {
  const { paymentId, deadlineAtMs, stockReadAtMs, atMs } = event;
  return updateAttempt(sale, paymentId, (attempt) =>
    attempt.state === 'chosen' || attempt.state === 'quoted'
      ? {
          ...attempt,
          state: 'announced',
          qrText: '',
          deadlineAtMs,
          windowMs: deadlineAtMs - atMs,
          offline: { stockReadAtMs, isReported: false },
        }
      : attempt,
  );
}

function queuedHere({ orderId, paymentId, queueNo, sequence, atMs }: EventOf<'orderQueuedHere'>): Order {
  return {
    ...newOrder(orderId, paymentId),
    status: OrderStatus.waitingForPrinting,
    placed: { backendOrderId: '', queueNo, atMs },
    offline: { sequence, state: 'toTell' },
  };
}

/** What the machine has done with it meanwhile is newer than what the backend says. */
function caughtUp(order: Order, { backendOrderId }: EventOf<'orderCaughtUp'>): Order {
  if (order.offline?.state !== 'toTell' || !order.placed) return order;
  return settle({ ...order, placed: { ...order.placed, backendOrderId } }, 'told');
}

function settle(order: Order, state: 'told' | 'refused'): Order {
  return order.offline?.state === 'toTell' ? { ...order, offline: { ...order.offline, state } } : order;
}
