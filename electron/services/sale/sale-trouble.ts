import { OrderStatus } from '../../../shared/domain/order.ts';
import { OWN_PAY_TYPES } from '../../../shared/domain/payment.ts';
import type { ClaimReason } from './events.ts';
import { attemptOf, hasBegun, type Sale } from './sale.ts';

export const STOPPED: readonly number[] = [
  OrderStatus.cancelled,
  OrderStatus.refunding,
  OrderStatus.refunded,
  OrderStatus.printingCancelled,
];

/** The backend stopped the order before it was on the machine. */
export function isStopped(sale: Sale): boolean {
  return sale.order !== null && STOPPED.includes(sale.order.status);
}

/** Why no case will come of a paid sale. */
export function troubleOf(sale: Sale): ClaimReason | null {
  if (sale.dispense?.state === 'failed') return sale.dispense.certain ? 'dispenseFailed' : 'unclear';
  if (sale.print?.state === 'failed') return sale.print.certain ? 'printFailed' : 'unclear';
  if (sale.feed?.state === 'failed') return sale.feed.certain ? 'printFailed' : 'unclear';
  if (sale.staffCancelled && !hasBegun(sale)) return 'cancelledByStaff';
  if (sale.orderRefused) return 'orderRefused';
  return !hasBegun(sale) && isStoppedUnpaidBack(sale) ? 'cancelledByBackend' : null;
}

/** A backend gives back what it took; what this machine took is for the machine and its staff to give back. */
function isStoppedUnpaidBack(sale: Sale): boolean {
  const attempt = sale.paidBy === null ? undefined : attemptOf(sale, sale.paidBy);
  if (attempt && OWN_PAY_TYPES.includes(attempt.payType)) return isStopped(sale);
  const status = sale.order?.status;
  return status === OrderStatus.cancelled || status === OrderStatus.printingCancelled;
}
