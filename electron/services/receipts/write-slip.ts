import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Receipt } from '../../devices/receipt-printer/types.ts';
import type { CouponOutcome } from '../../journal/coupon-outcomes.ts';
import { type CouponFate, couponFateOf } from '../sale/coupon-fate.ts';
import { type Claim, mainClaim, type Sale } from '../sale/sale.ts';
import type { SlipEntry } from './slip-book.ts';
import { discountOf, owedOf, tendersOf } from './slip-money.ts';
import { type ClaimMoney, claimSlip } from './templates/claim-slip.ts';
import type { SlipGround } from './templates/receipt-texts.ts';
import { refundSlip } from './templates/refund-slip.ts';
import { saleReceipt } from './templates/sale-receipt.ts';

/** What is the same on every slip of this kiosk. */
export type SlipStyle = Omit<SlipGround, 'locale' | 'currency'>;

/**
 * The paper for a slip, out of the sale as it is now. Null where there is nothing to say. `outcome`: what the retailer has said of the
 * sale's coupon.
 */
export function writeSlip(
  slip: SlipEntry,
  sale: Sale,
  style: SlipStyle,
  outcome: CouponOutcome | null = null,
): Receipt | null {
  const coupon = couponFateOf(sale, outcome);
  const ground: SlipGround = { ...style, locale: slip.locale, currency: sale.currency };
  switch (slip.kind) {
    case 'queue':
      return queueSlip(slip, sale, ground);
    case 'claim':
      return claimPaper(slip, sale, coupon, ground);
    case 'refund':
      return refundPaper(slip, sale, coupon, ground);
    default:
      return assertNever(slip.kind);
  }
}

function queueSlip({ slipId }: SlipEntry, sale: Sale, ground: SlipGround): Receipt | null {
  const { order } = sale;
  // Without a number it was stopped before anybody heard of it: there is nothing to wait for.
  if (!order?.placed || order.placed.queueNo === '') return null;
  return saleReceipt(
    {
      receiptId: slipId,
      orderId: order.orderId,
      queueNumber: order.placed.queueNo,
      modelName: sale.modelName,
      priceMinor: sale.priceMinor,
      discountMinor: discountOf(sale),
      payments: tendersOf(sale),
      owed: owedOf(sale),
      paidAtMs: order.placed.atMs,
    },
    ground,
  );
}

function claimPaper(
  { slipId }: SlipEntry,
  sale: Sale,
  coupon: CouponFate | null,
  ground: SlipGround,
): Receipt | null {
  // What was printed again has the first slip's name, and a mark behind it.
  const claim = sale.claims.find(({ code }) => `${slipId}-`.startsWith(`claim-${code}-`));
  if (!claim) return null;
  const { code, amountMinor, openedAtMs } = claim;
  return claimSlip(
    {
      receiptId: slipId,
      claimCode: code,
      amountMinor,
      money: moneyOf(claim),
      isMoneyOnly: claim !== mainClaim(sale),
      payments: tendersOf(sale),
      coupon: claim === mainClaim(sale) ? coupon : null,
      atMs: openedAtMs,
    },
    ground,
  );
}

/** For a shopper who got no case, and whose card has all of its money back. */
function refundPaper(
  { slipId, atMs }: SlipEntry,
  sale: Sale,
  coupon: CouponFate | null,
  ground: SlipGround,
): Receipt | null {
  const parts = tendersOf(sale).flatMap(({ payType, returnedMinor }) =>
    returnedMinor > 0 ? [{ payType, amountMinor: returnedMinor, outcome: 'refunded' as const }] : [],
  );
  if (parts.length === 0) return null;
  const orderId = sale.order?.orderId ?? sale.saleId;
  return refundSlip({ receiptId: slipId, orderId, parts, coupon, atMs }, ground);
}

/** Every claim is open money; of some nobody can say yet whether it was taken, or is with the shopper again. */
function moneyOf({ reason, toCheck }: Claim): ClaimMoney {
  return toCheck || reason.endsWith('Unclear') ? 'unclear' : 'kept';
}
