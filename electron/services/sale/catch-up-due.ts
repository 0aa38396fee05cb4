import { attemptOf, type PaymentAttempt, type Sale } from './sale.ts';

/**
 * What the backend is still to be told of a sale that was made without it; one step at a time, in the contract's order.
 * Worked off beside the other effects of the sale: the machine does not wait for it.
 */
export type CatchUp =
  | { readonly kind: 'upload' }
  | { readonly kind: 'reportPayment'; readonly paymentId: string }
  | { readonly kind: 'tellPayment'; readonly paymentId: string }
  | { readonly kind: 'placeOrder' };

/** What is due to be told. Pure. */
export function catchUpDue(sale: Sale): CatchUp | null {
  if (sale.order?.offline?.state !== 'toTell') return null;
  const attempt = offlinePayment(sale);
  if (!attempt) return null;
  const { paymentId } = attempt;
  if (sale.pictureUrl === null) return { kind: 'upload' };
  if (!attempt.offline?.isReported) return { kind: 'reportPayment', paymentId };
  return attempt.told ? { kind: 'placeOrder' } : { kind: 'tellPayment', paymentId };
}

/** The attempt that paid for the case without the backend's word; undefined: the sale is an ordinary one. */
export function offlinePayment(sale: Sale): PaymentAttempt | undefined {
  const attempt = sale.paidBy === null ? undefined : attemptOf(sale, sale.paidBy);
  return attempt?.offline ? attempt : undefined;
}

/** The backend knows nothing of this order: it is asked for no status, and told none. */
export const isUntold = ({ order }: Sale): boolean =>
  order?.offline != null && order.offline.state !== 'told';

/** What staff owe of such a sale that the backend refused: no money, but its entry in the shop's books. */
export const ABOUT_BOOKS = 'books';
