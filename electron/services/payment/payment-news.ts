import { OrderStatus } from '../../../shared/domain/order.ts';
import type { StatusById } from '../../backends/types.ts';
import type { Clock } from '../../system/clock.ts';
import { withPaymentStatus } from '../sale/apply-payment.ts';
import { isAskedBack, isMadeAfterAll } from '../sale/pending.ts';
import { attemptOf, hasBegun, mainClaim } from '../sale/sale.ts';
import type { SaleStore } from '../sale/sale-store.ts';
import { mayBackendRefund } from '../sale/settlement.ts';

/** Writes down what the backend says about a payment, if it is news. Also for sales that are long at rest: money may come late. */
export function takePaymentStatus(store: SaleStore, clock: Clock, { id, status }: StatusById): void {
  const sale = store.find(id);
  const attempt = sale ? attemptOf(sale, id) : undefined;
  if (!sale || !attempt) return;
  const after = withPaymentStatus(attempt, status);
  const isNews = after.state !== attempt.state || after.paying !== attempt.paying;
  if (isNews)
    store.append(sale.saleId, { kind: 'paymentStatusSeen', atMs: clock.now(), paymentId: id, status });
}

/** What somebody else may do to an order of ours. All other statuses are reports of this machine itself. */
const FOREIGN_STATUSES: readonly number[] = [
  OrderStatus.cancelled,
  OrderStatus.refunding,
  OrderStatus.refunded,
  OrderStatus.printingCancelled,
];

/** Writes down that the backend stopped an order, if it is news and the machine has not begun it. */
export function takeOrderStatus(store: SaleStore, clock: Clock, { id, status }: StatusById): void {
  const sale = store.find(id);
  if (!sale?.order || sale.order.orderId !== id) return;
  const main = mainClaim(sale);
  // Once the machine has begun, the backend has a say only where money of a claim goes back by it: as staff have asked, or
  // by itself, which counts when it is done. Of a case that staff had made after all it has what the kiosk told it before:
  // cancelled, or to be refunded.
  const isDone = status === OrderStatus.refunded;
  const hasSay = main && (isAskedBack(sale, main) || (isDone && mayBackendRefund(sale, main)));
  if (main ? !hasSay : hasBegun(sale) || isMadeAfterAll(sale)) return;
  if (!FOREIGN_STATUSES.includes(status) || sale.order.status === status) return;
  store.append(sale.saleId, { kind: 'orderStatusSeen', atMs: clock.now(), status });
}
