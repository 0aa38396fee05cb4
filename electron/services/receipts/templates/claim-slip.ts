import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { Receipt, ReceiptLine } from '../../../devices/receipt-printer/types.ts';
import type { CouponFate } from '../../sale/coupon-fate.ts';
import { type DocumentsOnSlip, documentLines } from './document-lines.ts';
import { type ReceiptTexts, type SlipGround, speak } from './receipt-texts.ts';
import { centred, headLines, pair, RULE, small } from './slip-parts.ts';
import { couponLines, type TenderLine, tenderLines } from './tender-lines.ts';

export type ClaimMoney = 'kept' | 'refunded' | 'unclear';

export interface ClaimSlip {
  readonly receiptId: string;
  readonly claimCode: string;
  readonly amountMinor: number;
  /** What happened to the shopper's money until now. */
  readonly money: ClaimMoney;
  /** The order goes on, or there was none: only money is owed. */
  readonly isMoneyOnly?: boolean;
  /** What was ordered, where it was no case. */
  readonly documents?: DocumentsOnSlip;
  /** How the sale was paid, and what has gone back of it. */
  readonly payments?: readonly TenderLine[];
  /** The coupon that the case was paid with: it is no part of the claim. */
  readonly coupon?: CouponFate | null;
  readonly atMs: number;
  /** Text of the code for the staff's scanner; without one it holds the claim code. */
  readonly qrText?: string;
}

/** For a shopper who has paid and gets no case, or not all of the sheets, now. */
export function claimSlip(claim: ClaimSlip, ground: SlipGround): Receipt {
  const { texts, money, time } = speak(ground);
  return {
    receiptId: claim.receiptId,
    lines: [
      ...headLines(ground),
      { kind: 'text', text: texts.claimTitle, align: 'centre', size: 'large', bold: true },
      centred(leadText(claim, texts)),
      { kind: 'bigNumber', text: claim.claimCode, caption: texts.claimCode },
      RULE,
      pair(texts.amount, money(claim.amountMinor), true),
      { kind: 'text', text: moneyText(claim.money, texts) },
      ...paidLines(claim, ground),
      ...(claim.documents ? [RULE, ...documentLines(claim.documents, ground), RULE] : []),
      { kind: 'qr', text: claim.qrText ?? claim.claimCode, caption: claim.claimCode },
      small(time(claim.atMs)),
    ],
  };
}

function leadText({ isMoneyOnly, documents }: ClaimSlip, texts: ReceiptTexts): string {
  if (isMoneyOnly) return texts.moneyClaimLead;
  return documents ? texts.documentClaimLead : texts.claimLead;
}

function paidLines({ payments = [], coupon = null }: ClaimSlip, ground: SlipGround): ReceiptLine[] {
  const lines = [...tenderLines({ payments }, ground), ...couponLines(coupon, ground)];
  return lines.length === 0 ? [] : [RULE, ...lines, RULE];
}

function moneyText(money: ClaimMoney, texts: ReceiptTexts): string {
  switch (money) {
    case 'kept':
      return texts.moneyKept;
    case 'refunded':
      return texts.moneyRefunded;
    case 'unclear':
      return texts.moneyUnclear;
    default:
      return assertNever(money);
  }
}
