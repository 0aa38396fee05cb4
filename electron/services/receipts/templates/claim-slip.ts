import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { Receipt, ReceiptLine } from '../../../devices/receipt-printer/types.ts';
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
  /** How the sale was paid, and what has gone back of it. */
  readonly payments?: readonly TenderLine[];
  /** Of the coupon that the case was paid with: it is gone, and no part of the claim. */
  readonly couponMinor?: number;
  readonly atMs: number;
  /** Text of the code for the staff's scanner; without one it holds the claim code. */
  readonly qrText?: string;
}

/** For a shopper who has paid and gets no case now. */
export function claimSlip(claim: ClaimSlip, ground: SlipGround): Receipt {
  const { texts, money, time } = speak(ground);
  return {
    receiptId: claim.receiptId,
    lines: [
      ...headLines(ground),
      { kind: 'text', text: texts.claimTitle, align: 'centre', size: 'large', bold: true },
      centred(claim.isMoneyOnly ? texts.moneyClaimLead : texts.claimLead),
      { kind: 'bigNumber', text: claim.claimCode, caption: texts.claimCode },
      RULE,
      pair(texts.amount, money(claim.amountMinor), true),
      { kind: 'text', text: moneyText(claim.money, texts) },
      ...paidLines(claim, ground),
      { kind: 'qr', text: claim.qrText ?? claim.claimCode, caption: claim.claimCode },
      small(time(claim.atMs)),
    ],
  };
}

function paidLines({ payments = [], couponMinor = 0 }: ClaimSlip, ground: SlipGround): ReceiptLine[] {
  const lines = [...tenderLines({ payments }, ground), ...couponLines(couponMinor, ground)];
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
