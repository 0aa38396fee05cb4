import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { EventOf, SaleEvent } from './events.ts';
import { isOpen, type Offer, type Sale } from './sale.ts';

const DISCOUNT_EVENTS = ['discountApplied', 'discountRemoved'] as const;
type DiscountEvent = EventOf<(typeof DISCOUNT_EVENTS)[number]>;

export const isDiscountEvent = (event: SaleEvent): event is DiscountEvent =>
  DISCOUNT_EVENTS.some((kind) => kind === event.kind);

/**
 * The coupon of a sale that is not paid. An attempt has the discount that it was chosen with: one whose code was shown
 * with it may still be paid so. What the check before a payment found, the shopper has to accept first.
 */
export function applyToDiscount(sale: Sale, event: DiscountEvent): Sale {
  if (!isOpen(sale)) return sale;
  switch (event.kind) {
    case 'discountApplied': {
      const { discountMinor, use, isFoundOut = false } = event;
      const offer = isFoundOut ? changedTo(sale, { kind: 'discountChanged' }) : sale.offer;
      return { ...sale, discount: { discountMinor, use }, offer };
    }
    case 'discountRemoved':
      return {
        ...sale,
        discount: null,
        offer: changedTo(sale, { kind: 'couponChanged', reason: event.reason }),
      };
    default:
      return assertNever(event);
  }
}

/** A case that cannot be had is the greater news. */
const changedTo = (sale: Sale, offer: Offer): Offer => (sale.offer.kind === 'soldOut' ? sale.offer : offer);
