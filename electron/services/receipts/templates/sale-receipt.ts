import type { Receipt } from '../../../devices/receipt-printer/types.ts';
import { type SlipGround, speak } from './receipt-texts.ts';
import { centred, headLines, pair, RULE, small } from './slip-parts.ts';
import { type OwedLine, type TenderLine, tenderLines } from './tender-lines.ts';

export interface SaleSlip {
  readonly receiptId: string;
  readonly orderId: string;
  readonly queueNumber: string;
  readonly modelName: string;
  readonly priceMinor: number;
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
  const { texts, money, time } = speak(ground);
  return {
    receiptId: sale.receiptId,
    lines: [
      ...headLines(ground),
      { kind: 'bigNumber', text: sale.queueNumber, caption: texts.queueNumber },
      RULE,
      pair(texts.model, sale.modelName),
      pair(texts.price, money(sale.priceMinor), true),
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
