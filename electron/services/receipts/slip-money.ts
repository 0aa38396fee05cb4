import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Means } from '../../../shared/domain/ledger.ts';
import { PayType } from '../../../shared/domain/payment.ts';
import { dueBackMinor, underWayMinor } from '../sale/cash-sums.ts';
import { usedDiscount } from '../sale/discount.ts';
import { ledgerOf } from '../sale/ledger.ts';
import { settleHow } from '../sale/money-due.ts';
import { attemptOf, type Sale } from '../sale/sale.ts';
import { openClaims, owedMinor } from '../sale/settlement.ts';
import type { OwedLine, TenderLine } from './templates/tender-lines.ts';

/**
 * What was paid by each way, and what of it went back or is on its way back. Out of the ledger, so that a case paid by
 * coins and a card, or tried by two cards, is told as it was.
 */
export function tendersOf(sale: Sale): Required<TenderLine>[] {
  const tenders = new Map<PayType, Required<TenderLine>>();
  const add = (payType: PayType, part: Required<Omit<TenderLine, 'payType'>>) => {
    const known = tenders.get(payType) ?? NOTHING;
    tenders.set(payType, {
      payType,
      amountMinor: known.amountMinor + part.amountMinor,
      returnedMinor: known.returnedMinor + part.returnedMinor,
      returningMinor: known.returningMinor + part.returningMinor,
      isCertain: known.isCertain && part.isCertain,
    });
  };
  for (const { partId, means, amountMinor, state, certain } of ledgerOf(sale)) {
    // It is in the price already, and no way to pay.
    if (means === 'coupon') continue;
    const returnedMinor = state === 'refunded' ? amountMinor : 0;
    add(payTypeOf(sale, partId, means), { ...NOTHING, amountMinor, returnedMinor, isCertain: certain });
  }
  for (const { payType, amountMinor } of onTheWayBack(sale)) {
    add(payType, { ...NOTHING, returningMinor: amountMinor });
  }
  return [...tenders.values()];
}

/** What the coupon took off that the case was paid with. */
export const discountOf = (sale: Sale): number => usedDiscount(sale)?.discountMinor ?? 0;

/** What staff owe, by the code that it is paid out for. */
export const owedOf = (sale: Sale): OwedLine[] =>
  openClaims(sale).map((claim) => ({
    code: claim.code,
    amountMinor: owedMinor(sale, claim),
    toCheck: claim.toCheck,
  }));

const NOTHING = { amountMinor: 0, returnedMinor: 0, returningMinor: 0, isCertain: true };

function onTheWayBack(sale: Sale): { payType: PayType; amountMinor: number }[] {
  const cashMinor = dueBackMinor(sale) + underWayMinor(sale.money);
  const cards = sale.money.vends
    .filter((vend) => vend.state === 'approved' && (vend.settling ?? settleHow(sale, vend)) === 'fail')
    .map((vend) => ({
      payType: payTypeOfAttempt(sale, vend.paymentId),
      amountMinor: vend.takenMinor,
    }));
  return cashMinor > 0 ? [{ payType: PayType.cash, amountMinor: cashMinor }, ...cards] : cards;
}

function payTypeOf(sale: Sale, partId: string, means: Exclude<Means, 'coupon'>): PayType {
  switch (means) {
    case 'coins':
    case 'bills':
      return PayType.cash;
    case 'staff':
      return PayType.onSite;
    case 'qr':
      return payTypeOfAttempt(sale, partId);
    case 'reader1':
    case 'reader2': {
      const vend = sale.money.vends.find(({ vendId }) => vendId === partId);
      return payTypeOfAttempt(sale, vend?.paymentId ?? '');
    }
    default:
      return assertNever(means);
  }
}

const payTypeOfAttempt = (sale: Sale, paymentId: string): PayType =>
  attemptOf(sale, paymentId)?.payType ?? PayType.other;
