import type { DocumentOrderView } from '../../shared/contract/document-orders.ts';
import type { SaleView } from '../../shared/contract/sale.ts';
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { Language } from '../state/language.ts';

/** What becomes of the shopper's money when the visit ends now. */
export type LeavingMoney =
  | { readonly kind: 'none' }
  /** Coins and notes are in, and come back. */
  | { readonly kind: 'returned'; readonly amountMinor: number; readonly currency: string }
  | { readonly kind: 'returning' }
  /** A payment by phone, at the reader or by hand is open: perhaps it was made this second. */
  | { readonly kind: 'perhapsPaid'; readonly paymentId: string }
  /** The order goes on without its shopper. */
  | { readonly kind: 'paid'; readonly paymentId: string }
  /** The same two for an order of documents; `orderNo` is empty while the shop has not told one. */
  | { readonly kind: 'documentsPerhapsPaid'; readonly orderNo: string }
  | { readonly kind: 'documentsPaid'; readonly orderNo: string }
  /** Staff owe money, under these codes. */
  | { readonly kind: 'owed'; readonly codes: string };

export function leavingMoneyOf(sale: SaleView | null): LeavingMoney {
  if (!sale) return { kind: 'none' };
  const { stage, cashInMinor = 0, currency, extraClaims } = sale;
  const paymentId = sale.paymentId ?? '';
  if (stage.kind === 'returningMoney') return { kind: 'returning' };
  if (stage.kind === 'ordering') return { kind: 'paid', paymentId };
  if (cashInMinor > 0) return { kind: 'returned', amountMinor: cashInMinor, currency };
  if (extraClaims.length > 0) return { kind: 'owed', codes: extraClaims.join(', ') };
  const isOpen = stage.kind === 'awaitingPayment' || stage.kind === 'paymentTimedOut';
  return isOpen ? { kind: 'perhapsPaid', paymentId } : { kind: 'none' };
}

export function leavingDocumentMoneyOf(order: DocumentOrderView | null): LeavingMoney {
  if (!order) return { kind: 'none' };
  const { stage } = order;
  const orderNo = order.orderNo ?? '';
  switch (stage.kind) {
    case 'awaitingPayment':
    case 'timedOut':
      return { kind: 'documentsPerhapsPaid', orderNo };
    case 'printing':
      return { kind: 'documentsPaid', orderNo };
    case 'claim':
      return { kind: 'owed', codes: stage.code };
    case 'verifying':
    case 'refused':
    case 'cancelled':
    case 'printed':
    case 'toBeDelivered':
    case 'collected':
    case 'refunding':
    case 'refunded':
      return { kind: 'none' };
    default:
      return assertNever(stage);
  }
}

/** The same in words; null where no money is concerned. */
export function leavingWords(leaving: LeavingMoney, { t, money }: Language): string | null {
  switch (leaving.kind) {
    case 'none':
      return null;
    case 'returned':
      return t('leaving.returned', { amount: money(leaving.amountMinor, leaving.currency) });
    case 'returning':
      return t('leaving.returning');
    case 'perhapsPaid':
      return t('leaving.perhapsPaid', { payment: leaving.paymentId });
    case 'paid':
      return t('leaving.paid', { payment: leaving.paymentId });
    case 'documentsPerhapsPaid':
      return t('leaving.documentsPerhapsPaid', { order: leaving.orderNo });
    case 'documentsPaid':
      return t('leaving.documentsPaid', { order: leaving.orderNo });
    case 'owed':
      return t('leaving.owed', { codes: leaving.codes });
    default:
      return assertNever(leaving);
  }
}
