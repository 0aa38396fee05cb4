import type {
  CashPlace,
  CashReason,
  PlaceResult,
  TakingMeans,
  Takings,
} from '../../../../shared/contract/staff-cash.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { PayType } from '../../../../shared/domain/payment.ts';
import type { Receipt, ReceiptLine } from '../../../devices/receipt-printer/types.ts';
import { type ReceiptTexts, type SlipGround, speak } from './receipt-texts.ts';
import { headLines, pair, RULE, small } from './slip-parts.ts';

export interface CashUpSlip {
  readonly receiptId: string;
  readonly deviceId: string;
  readonly record: {
    readonly number: number;
    readonly fromMs: number | null;
    readonly closedAtMs: number;
    readonly startedBy: { readonly name: string };
    readonly signedBy: { readonly name: string };
    readonly results: readonly PlaceResult[];
    readonly emptied: { readonly cashBox: boolean; readonly stacker: boolean };
    readonly float: readonly { readonly valueMinor: number; readonly count: number }[] | null;
    readonly reason: CashReason | null;
    readonly note: string;
    readonly takings: Takings;
    readonly hash: string;
  };
}

/** Enough of the record's hash to find it in the log. */
const HASH_LETTERS = 16;

/** For staff, when they empty the cash box or hand over. */
export function cashUpSlip({ receiptId, deviceId, record }: CashUpSlip, ground: SlipGround): Receipt {
  const { texts, money, time } = speak(ground);
  const words = texts.cashUp;
  const { takings, results, emptied, float } = record;
  const variance = results.reduce((sum, { varianceMinor }) => sum + (varianceMinor ?? 0), 0);
  const taken = takings.lines.reduce((sum, line) => sum + line.takenMinor - line.backMinor, 0);
  const floatMinor = float?.reduce((sum, { valueMinor, count }) => sum + valueMinor * count, 0);
  const isEmptied = (place: CashPlace) => place !== 'tubes' && emptied[place];
  return {
    receiptId,
    lines: [
      ...headLines(ground),
      {
        kind: 'text',
        text: `${texts.cashUpTitle} ${record.number}`,
        align: 'centre',
        size: 'large',
        bold: true,
      },
      ...(record.fromMs === null ? [] : [pair(texts.from, time(record.fromMs))]),
      pair(texts.to, time(record.closedAtMs)),
      pair(words.countedBy, record.startedBy.name),
      pair(words.signedBy, record.signedBy.name),
      RULE,
      { kind: 'text', text: texts.sales, bold: true },
      ...takings.lines.flatMap(({ means, takenMinor, backMinor }): ReceiptLine[] => [
        pair(meansText(means, texts), money(takenMinor)),
        ...(backMinor === 0 ? [] : [pair(`  ${texts.refunded}`, money(-backMinor))]),
      ]),
      pair(texts.total, money(taken), true),
      pair(`${words.cases} × ${takings.sold.cases}`, money(takings.sold.amountMinor)),
      ...optional(words.paidOut, takings.paidOutMinor),
      ...optional(words.byHand, takings.byHandMinor),
      ...optional(words.stray, takings.strayMinor),
      RULE,
      ...results.flatMap(({ place, expectedMinor, countedMinor, varianceMinor }): ReceiptLine[] => [
        { kind: 'text', text: texts[PLACE_TEXTS[place]], bold: true },
        ...(expectedMinor === null ? [] : [pair(words.expected, money(expectedMinor))]),
        pair(words.counted, money(countedMinor)),
        ...(varianceMinor ? [pair(words.variance, signed(varianceMinor), true)] : []),
        ...(isEmptied(place) ? [pair(words.emptied, money(0))] : []),
      ]),
      ...(floatMinor === undefined ? [] : [pair(words.float, money(floatMinor))]),
      RULE,
      pair(words.variance, signed(variance), true),
      ...(record.reason ? [pair(words.reason, words.reasons[record.reason])] : []),
      ...(record.note ? [{ kind: 'text' as const, text: record.note }] : []),
      RULE,
      small(deviceId),
      small(record.hash.slice(0, HASH_LETTERS)),
    ],
  };

  function signed(amountMinor: number): string {
    return amountMinor > 0 ? `+${money(amountMinor)}` : money(amountMinor);
  }
  function optional(name: string, amountMinor: number): ReceiptLine[] {
    return amountMinor === 0 ? [] : [pair(name, money(amountMinor))];
  }
}

const PLACE_TEXTS = { tubes: 'inTubes', cashBox: 'inCashBox', stacker: 'inStacker' } as const;

function meansText(means: TakingMeans, { pay, cashUp }: ReceiptTexts): string {
  switch (means) {
    case 'weChat':
      return pay[PayType.weChat];
    case 'alipay':
      return pay[PayType.alipay];
    case 'unionPay':
      return pay[PayType.unionPay];
    case 'staff':
      return pay[PayType.onSite];
    case 'coins':
    case 'bills':
    case 'reader1':
    case 'reader2':
    case 'phone':
    case 'coupon':
      return cashUp.means[means];
    default:
      return assertNever(means);
  }
}
