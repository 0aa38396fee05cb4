import { assertNever } from '../../../shared/domain/assert-never.ts';
import { applyToDiscount, isDiscountEvent } from './apply-discount.ts';
import { applyToMoney, isMoneyEvent } from './apply-money.ts';
import { applyToOffline, isOfflineEvent } from './apply-offline.ts';
import { applyToCase, applyToOrder, isMotionEvent, isOrderEvent } from './apply-order.ts';
import { applyToPayments, isPaymentEvent } from './apply-payment.ts';
import { applyToSettlement, isStaffEvent } from './apply-staff.ts';
import { adoptOrder, beginSale } from './begin-sale.ts';
import type { EventOf, SaleEvent } from './events.ts';
import { type Claim, type Closing, isPaid, type Sale } from './sale.ts';

/**
 * The sale after one more event. Pure, and total: an event that comes late or twice (a payment status after the
 * cancellation, say) changes what it can and never throws. Throws only for a journal that does not begin with a beginning.
 */
export function apply(sale: Sale | null, saleId: string, event: SaleEvent): Sale {
  if (event.kind === 'saleStarted') return sale ?? beginSale(saleId, event);
  if (event.kind === 'orderAdopted') return sale ?? adoptOrder(saleId, event);
  if (sale === null) throw new Error(`sale ${saleId} begins with ${event.kind}`);
  if (isDiscountEvent(event)) return applyToDiscount(sale, event);
  if (isPaymentEvent(event)) return applyToPayments(sale, event);
  if (isMoneyEvent(event)) return applyToMoney(sale, event);
  if (isOrderEvent(event)) return applyToOrder(sale, event);
  if (isMotionEvent(event)) return applyToCase(sale, event);
  if (isStaffEvent(event)) return applyToSettlement(sale, event);
  if (isOfflineEvent(event)) return applyToOffline(sale, event);
  return applyToSale(sale, event);
}

/** The fold of a sale's whole journal. */
export function fold(saleId: string, events: readonly SaleEvent[]): Sale {
  const sale = events.reduce<Sale | null>((state, event) => apply(state, saleId, event), null);
  if (sale === null) throw new Error(`sale ${saleId} has no events`);
  return sale;
}

type OwnEvent = EventOf<
  | 'pictureFetched'
  | 'pictureRefused'
  | 'fileUploaded'
  | 'uploadRefused'
  | 'priceChanged'
  | 'modelSoldOut'
  | 'modelGone'
  | 'saleCancelled'
  | 'saleFailed'
  | 'claimOpened'
  | 'filesErased'
>;

function applyToSale(sale: Sale, event: OwnEvent): Sale {
  const { atMs } = event;
  switch (event.kind) {
    case 'pictureFetched':
      return { ...sale, printFile: event.printFile };
    case 'pictureRefused':
      return { ...sale, orderRefused: true };
    case 'fileUploaded':
      // A second upload of the same picture may have been under way: the order names the first.
      return { ...sale, pictureUrl: sale.pictureUrl ?? event.url };
    case 'uploadRefused':
      // Paid meanwhile, without the backend: what it says of the picture then is the catching up's to hear.
      return isPaid(sale) ? sale : close(sale, { kind: 'failed', reason: 'uploadRefused', atMs });
    case 'priceChanged':
      return { ...sale, offer: { kind: 'priceChanged', newPriceMinor: event.newPriceMinor } };
    case 'modelSoldOut':
      return { ...sale, offer: { kind: 'soldOut' } };
    case 'modelGone':
      return close(sale, { kind: 'failed', reason: 'modelGone', atMs });
    case 'saleCancelled':
      return isPaid(sale) ? sale : close(sale, { kind: 'cancelled', by: event.by, atMs });
    case 'saleFailed':
      return close(sale, { kind: 'failed', reason: event.reason, atMs });
    case 'claimOpened':
      return { ...sale, claims: [...sale.claims, claimOf(event)] };
    case 'filesErased':
      return { ...sale, filesErased: true };
    default:
      return assertNever(event);
  }
}

/** The first end counts. */
function close(sale: Sale, closing: Closing): Sale {
  return { ...sale, closed: sale.closed ?? closing };
}

function claimOf(event: EventOf<'claimOpened'>): Claim {
  const { code, reason, amountMinor, paymentId, about = null, toCheck = false, atMs } = event;
  return { code, reason, amountMinor, paymentId, about, toCheck, openedAtMs: atMs, closed: null };
}
