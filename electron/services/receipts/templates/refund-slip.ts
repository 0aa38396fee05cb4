import type { PayType } from '../../../../shared/domain/payment.ts';
import type { Receipt } from '../../../devices/receipt-printer/types.ts';
import type { CouponFate } from '../../sale/coupon-fate.ts';
import { type DocumentsOnSlip, documentLines } from './document-lines.ts';
import { type SlipGround, speak } from './receipt-texts.ts';
import { centred, headLines, pair, RULE, small } from './slip-parts.ts';
import { couponLines } from './tender-lines.ts';

export interface RefundSlip {
  readonly receiptId: string;
  readonly orderId: string;
  /** Each part goes back by its own way; `open`: it has not yet. */
  readonly parts: readonly {
    readonly payType: PayType;
    readonly amountMinor: number;
    readonly outcome: 'refunded' | 'open';
  }[];
  /** The coupon that the case was paid with: it is no part of the refund. */
  readonly coupon?: CouponFate | null;
  /** Of the claim for what is open. */
  readonly claimCode?: string;
  readonly atMs: number;
}

export function refundSlip(refund: RefundSlip, ground: SlipGround): Receipt {
  const { texts, money, time } = speak(ground);
  const sumOf = (outcome: 'refunded' | 'open') =>
    refund.parts.filter((part) => part.outcome === outcome).reduce((sum, part) => sum + part.amountMinor, 0);
  const openMinor = sumOf('open');
  return {
    receiptId: refund.receiptId,
    lines: [
      ...headLines(ground),
      { kind: 'text', text: texts.refundTitle, align: 'centre', size: 'large', bold: true },
      centred(texts.refundLead),
      RULE,
      ...refund.parts.map(({ payType, amountMinor, outcome }) => {
        const word = outcome === 'refunded' ? texts.refunded : texts.refundOpen;
        return pair(`${texts.pay[payType]} · ${word}`, money(amountMinor));
      }),
      RULE,
      pair(texts.refundTotal, money(sumOf('refunded')), true),
      ...couponLines(refund.coupon ?? null, ground),
      ...(openMinor === 0
        ? []
        : [pair(texts.refundOpen, money(openMinor), true), centred(texts.refundOpenHint)]),
      ...(refund.claimCode === undefined
        ? []
        : [{ kind: 'bigNumber', text: refund.claimCode, caption: texts.claimCode } as const]),
      small(`${texts.order} ${refund.orderId}`),
      small(time(refund.atMs)),
    ],
  };
}

export interface DocumentRefundSlip {
  readonly receiptId: string;
  readonly documents: DocumentsOnSlip;
  readonly amountMinor: number;
  /** Under which the money was owed; null where it was found without one. */
  readonly claimCode: string | null;
  readonly atMs: number;
}

/** For documents that were paid for and not printed, and whose money staff have given back by hand. */
export function documentRefundSlip(refund: DocumentRefundSlip, ground: SlipGround): Receipt {
  const { texts, money, time } = speak(ground);
  return {
    receiptId: refund.receiptId,
    lines: [
      ...headLines(ground),
      { kind: 'text', text: texts.refundTitle, align: 'centre', size: 'large', bold: true },
      centred(texts.documentRefundLead),
      RULE,
      ...documentLines(refund.documents, ground),
      RULE,
      pair(texts.refunded, money(refund.amountMinor), true),
      ...(refund.claimCode === null ? [] : [small(`${texts.claimCode} ${refund.claimCode}`)]),
      small(time(refund.atMs)),
    ],
  };
}
