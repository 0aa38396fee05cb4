import type { Receipt, ReceiptLine } from '../../../devices/receipt-printer/types.ts';
import { type SlipGround, speak } from './receipt-texts.ts';
import { centred, headLines, pair, RULE, small } from './slip-parts.ts';
import { type OwedLine, type TenderLine, tenderLines } from './tender-lines.ts';

export interface SaleSlip {
  readonly receiptId: string;
  readonly orderId: string;
  readonly queueNumber: string;
  readonly modelName: string;
  /** Before the coupon. */
  readonly priceMinor: number;
  /** What a coupon took off it. */
  readonly discountMinor?: number;
  /** Every way in which money came in, with what of it went back. */
  readonly payments: readonly TenderLine[];
  /** What staff owe already. Each has a slip of its own, too. */
  readonly owed?: readonly OwedLine[];
  readonly paidAtMs: number;
  /** Text of the code by which the case is handed out; without one the number is enough. */
  readonly pickUpCode?: string;
}

/** For the shopper, once the payment is through. */
export function saleReceipt(sale: SaleSlip, ground: SlipGround): Receipt {
  const { texts, time } = speak(ground);
  return {
    receiptId: sale.receiptId,
    lines: [
      ...headLines(ground),
      { kind: 'bigNumber', text: sale.queueNumber, caption: texts.queueNumber },
      RULE,
      pair(texts.model, sale.modelName),
      ...priceLines(sale, ground),
      ...tenderLines(sale, ground),
      RULE,
      centred(texts.waitForCase),
      ...(sale.pickUpCode === undefined
        ? []
        : [{ kind: 'qr', text: sale.pickUpCode, caption: texts.scanToPickUp } as const]),
      small(`${texts.order} ${sale.orderId}`),
      small(time(sale.paidAtMs)),
      centred(texts.thanks),
    ],
  };
}

function priceLines({ priceMinor, discountMinor = 0 }: SaleSlip, ground: SlipGround): ReceiptLine[] {
  const { texts, money } = speak(ground);
  if (discountMinor === 0) return [pair(texts.price, money(priceMinor), true)];
  return [
    pair(texts.price, money(priceMinor)),
    pair(texts.coupon, money(-discountMinor)),
    pair(texts.toPay, money(priceMinor - discountMinor), true),
  ];
}
