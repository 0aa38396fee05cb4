import type { PayType } from '../../../../shared/domain/payment.ts';
import type { Receipt } from '../../../devices/receipt-printer/types.ts';
import { type SlipGround, speak } from './receipt-texts.ts';
import { headLines, pair, RULE, small } from './slip-parts.ts';

interface Sum {
  readonly count: number;
  readonly amountMinor: number;
}

export interface CashUpSlip {
  readonly receiptId: string;
  readonly deviceId: string;
  readonly staffName: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly sales: readonly (Sum & { readonly payType: PayType })[];
  readonly refunds: Sum;
  /** Money in the machine now; missing where there is no such peripheral. */
  readonly inTubesMinor?: number;
  readonly inCashBoxMinor?: number;
  readonly inStackerMinor?: number;
}

/** For staff, when they empty the cash box or hand over. */
export function cashUpSlip(cashUp: CashUpSlip, ground: SlipGround): Receipt {
  const { texts, money, time } = speak(ground);
  const totalMinor = cashUp.sales.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const stock = [
    [texts.inTubes, cashUp.inTubesMinor],
    [texts.inCashBox, cashUp.inCashBoxMinor],
    [texts.inStacker, cashUp.inStackerMinor],
  ] as const;
  return {
    receiptId: cashUp.receiptId,
    lines: [
      ...headLines(ground),
      { kind: 'text', text: texts.cashUpTitle, align: 'centre', size: 'large', bold: true },
      pair(texts.from, time(cashUp.fromMs)),
      pair(texts.to, time(cashUp.toMs)),
      pair(texts.by, cashUp.staffName),
      RULE,
      { kind: 'text', text: texts.sales, bold: true },
      ...cashUp.sales.map(({ payType, count, amountMinor }) =>
        pair(`${texts.pay[payType]} × ${count}`, money(amountMinor)),
      ),
      pair(texts.total, money(totalMinor), true),
      pair(`${texts.refunds} × ${cashUp.refunds.count}`, money(-cashUp.refunds.amountMinor)),
      RULE,
      ...stock.flatMap(([name, amountMinor]) =>
        amountMinor === undefined ? [] : [pair(name, money(amountMinor))],
      ),
      small(cashUp.deviceId),
    ],
  };
}
