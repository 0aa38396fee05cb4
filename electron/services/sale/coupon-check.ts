import type { CouponChange } from '../../../shared/contract/sale.ts';
import type { CouponUse } from '../../backends/member-types.ts';
import type { CallOptions } from '../../backends/types.ts';
import { append } from './append.ts';
import { type SaleDiscount, takenOffMinor } from './discount.ts';
import type { Sale } from './sale.ts';
import type { EffectContext, EffectOutcome } from './types.ts';

/** `aborted`: the kiosk stops; nobody has been asked. */
export type CouponCheck =
  | { readonly kind: 'applies'; readonly discountMinor: number }
  | { readonly kind: 'lost'; readonly reason: CouponChange }
  | { readonly kind: 'aborted' };

/** Asks the retailer whether a coupon still takes something off this price. */
export type CheckCoupon = (
  use: CouponUse,
  goodsMinor: number,
  options: Required<CallOptions>,
) => Promise<CouponCheck>;

/**
 * Checks the coupon once more, right before the payment is announced: another till may have used it meanwhile. Null where
 * all is as the shopper saw it. Where nobody can be asked the coupon is taken off: a sale is never held up by it.
 */
export async function checkDiscount(sale: Sale, context: EffectContext): Promise<EffectOutcome | null> {
  const { discount, priceMinor } = sale;
  if (!discount) return null;
  const { signal, checkCoupon, clock } = context;
  const found: CouponCheck = checkCoupon
    ? await checkCoupon(discount.use, priceMinor, { signal })
    : { kind: 'lost', reason: { kind: 'away' } };
  if (found.kind === 'aborted') return { kind: 'retry', detail: 'the coupon could not be checked' };
  if (found.kind === 'lost') return removeDiscount(discount, found.reason, context);
  if (found.discountMinor === takenOffMinor(priceMinor, discount)) return null;
  const { discountMinor } = found;
  const { use } = discount;
  return append(context, {
    kind: 'discountApplied',
    atMs: clock.now(),
    discountMinor,
    use,
    isFoundOut: true,
  });
}

export const removeDiscount = (
  { discountMinor, use }: SaleDiscount,
  reason: CouponChange,
  context: EffectContext,
): Promise<EffectOutcome> =>
  append(context, { kind: 'discountRemoved', atMs: context.clock.now(), discountMinor, use, reason });
