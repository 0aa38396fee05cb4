import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { PayType } from '../../../../shared/domain/payment.ts';
import type { ReceiptLine } from '../../../devices/receipt-printer/types.ts';
import type { CouponFate } from '../../sale/coupon-fate.ts';
import { type ReceiptTexts, type SlipGround, speak } from './receipt-texts.ts';
import { pair } from './slip-parts.ts';

/** The money of one way to pay. Amounts in minor units. */
export interface TenderLine {
  readonly payType: PayType;
  /** What was taken. */
  readonly amountMinor: number;
  /** Certainly with the shopper again. */
  readonly returnedMinor?: number;
  /** Begun, or about to begin: what does not come becomes a claim with a slip of its own. */
  readonly returningMinor?: number;
  /** False: whether it was taken, or went back, is for staff to look up. */
  readonly isCertain?: boolean;
}

/** What staff owe the shopper. */
export interface OwedLine {
  readonly code: string;
  readonly amountMinor: number;
  /** Perhaps the money is with the shopper already. */
  readonly toCheck: boolean;
}

/** How it was paid, what came back, and what is still owed: one line for each. */
export function tenderLines(
  { payments, owed = [] }: { readonly payments: readonly TenderLine[]; readonly owed?: readonly OwedLine[] },
  ground: SlipGround,
): ReceiptLine[] {
  const { texts, money } = speak(ground);
  return [
    ...payments.map(({ payType, amountMinor, isCertain = true }) =>
      pair(isCertain ? texts.pay[payType] : `${texts.pay[payType]} · ${texts.toCheck}`, money(amountMinor)),
    ),
    ...payments.flatMap(({ payType, returnedMinor = 0, returningMinor = 0 }) => [
      ...backLine(`${texts.refunded} · ${texts.pay[payType]}`, returnedMinor, money),
      ...backLine(`${texts.returning} · ${texts.pay[payType]}`, returningMinor, money),
    ]),
    ...owed.map(({ code, amountMinor, toCheck }) =>
      pair(`${toCheck ? texts.toCheck : texts.refundOpen} · ${code}`, money(amountMinor), true),
    ),
  ];
}

const backLine = (name: string, amountMinor: number, money: (minor: number) => string): ReceiptLine[] =>
  amountMinor === 0 ? [] : [pair(name, money(-amountMinor))];

/** A coupon that the case was paid with: nobody gives it back as money, used up or not. */
export function couponLines(coupon: CouponFate | null, ground: SlipGround): ReceiptLine[] {
  if (!coupon) return [];
  const { texts, money } = speak(ground);
  return [pair(couponText(coupon.state, texts), money(coupon.amountMinor))];
}

function couponText(state: CouponFate['state'], texts: ReceiptTexts): string {
  switch (state) {
    case 'redeemed':
      return texts.couponUsed;
    case 'waiting':
      return texts.couponWaiting;
    case 'kept':
      return texts.couponKept;
    case 'unclear':
      return texts.couponUnclear;
    default:
      return assertNever(state);
  }
}
