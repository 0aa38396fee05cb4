import type { Means } from '../../../shared/domain/ledger.ts';
import { PayType } from '../../../shared/domain/payment.ts';
import { paidOutMinor } from '../sale/cash-sums.ts';
import { ledgerOf } from '../sale/ledger.ts';
import { attemptOf, type Sale } from '../sale/sale.ts';

/** How often, and how much. Amounts in minor units. */
export interface Figure {
  readonly count: number;
  readonly amountMinor: number;
}

/**
 * What a sale (or the book of stray money) has come to, as named sums. A name is made of words with `|` between them; one
 * that begins with `+` never falls, whatever is found out later: those are what audit files call counters.
 */
export type Figures = ReadonlyMap<string, Figure>;

/** Notes of nobody that went astray in the validator: the next cash-up settles them. */
export const LOST_NOTE = 'unclear|strayNote';

export const NO_FIGURE: Figure = { count: 0, amountMinor: 0 };

export type CoinPlace = 'tube' | 'cashBox' | 'stacker';
/** Where a coin or note fell, as far as anybody heard it. */
export type PlaceOf = (partId: string) => CoinPlace | null;

export function createFigures() {
  const figures = new Map<string, Figure>();
  return {
    add: (name: string, amountMinor: number, count = 1) => {
      const before = figures.get(name) ?? NO_FIGURE;
      figures.set(name, { count: before.count + count, amountMinor: before.amountMinor + amountMinor });
    },
    figures: figures as Figures,
  };
}

const QR: Partial<Record<PayType, string>> = {
  [PayType.weChat]: 'weChat',
  [PayType.alipay]: 'alipay',
  [PayType.unionPay]: 'unionPay',
};

function meansName(sale: Sale, partId: string, means: Means): string {
  if (means !== 'qr') return means;
  const attempt = attemptOf(sale, partId.split('+')[0] ?? '');
  return (attempt && QR[attempt.payType]) ?? 'phone';
}

/** Everything of a sale that a cash-up counts. Follows from the sale alone, but for the place of a coin. */
export function figuresOf(sale: Sale, placeOf: PlaceOf): Figures {
  const { add, figures } = createFigures();
  const isDelivered = sale.dispense?.state === 'finished' || sale.collectedAtMs !== null;
  let soldMinor = 0;
  const soldBy = new Map<string, number>();
  for (const { partId, means, amountMinor, state, back } of ledgerOf(sale)) {
    const name = meansName(sale, partId, means);
    add(['ledger', name, state, ...(back ? [back] : [])].join('|'), amountMinor);
    add(`+in|${name}`, amountMinor, partId.includes('+') ? 0 : 1);
    // Cash is one heap: which of its parts went back may be told otherwise later, the sum is not.
    if (back) add(`+back|${means === 'coins' || means === 'bills' ? 'cash' : name}`, amountMinor);
    if (!isDelivered || state !== 'spent') continue;
    soldMinor += amountMinor;
    soldBy.set(name, (soldBy.get(name) ?? 0) + amountMinor);
  }
  if (isDelivered && soldMinor > 0) {
    add('+sold', soldMinor);
    add(vendName(sale), soldMinor);
    const offMinor = soldBy.get('coupon') ?? 0;
    if (offMinor > 0) add(`${VEND_OFF}${word(sale.modelId)}`, offMinor);
  }
  for (const [name, amountMinor] of soldBy) add(`+soldBy|${name}`, amountMinor);
  addPieces(sale, placeOf, add);
  return figures;
}

/** Cases sold, by model, price and name; and of what coupons paid in it, by model. */
export const VEND = '+vend|';
export const VEND_OFF = '+vendOff|';

const word = (text: string) => text.replaceAll('|', ' ');
const vendName = ({ modelId, priceMinor, modelName }: Sale) =>
  `${VEND}${word(modelId)}|${priceMinor}|${word(modelName)}`;

type Add = ReturnType<typeof createFigures>['add'];

/** Coins and notes themselves: what fell in where, and what came out of the tubes. */
function addPieces(sale: Sale, placeOf: PlaceOf, add: Add): void {
  const { money, refunds, claims } = sale;
  for (const { partId, means, amountMinor } of money.cash) addPiece(add, means, amountMinor, placeOf(partId));
  const isDismissed = (id: string) =>
    claims.some(({ about, closed }) => about === id && closed === 'dismissed');
  const outMinor = paidOutMinor(money);
  if (outMinor > 0) add('+out|coins', outMinor);
  for (const { payOutId, amountMinor, state } of money.payOuts) {
    if (state !== 'unknown') continue;
    // Found out later that the shopper had it all along: then it did come out.
    if (isDismissed(payOutId)) add('+out|coins', amountMinor);
    else add('unclear|payOut', amountMinor);
  }
  for (const { means, paidMinor, amountMinor, state } of refunds) {
    if (means !== 'coins') continue;
    if (paidMinor > 0) add('+out|coins', paidMinor);
    if (state === 'unknown') add('unclear|payOut', amountMinor);
  }
  for (const { partId, amountMinor } of money.lostBills)
    if (!isDismissed(partId)) add('unclear|note', amountMinor);
}

/** A coin of which nobody heard where it fell is looked for in the box: the tubes count for themselves. */
export function addPiece(
  add: Add,
  means: 'coins' | 'bills',
  valueMinor: number,
  place: CoinPlace | null,
): void {
  if (means === 'bills') add(`+note|stacker|${valueMinor}`, valueMinor);
  else add(`+coin|${place === 'tube' ? 'tube' : 'cashBox'}|${valueMinor}`, valueMinor);
}

/** `now`, but that what is a counter (`+`) never falls below what was booked. */
export function neverFalling(before: Figures, now: Figures): Figures {
  const result = new Map(now);
  for (const [name, figure] of before) {
    if (!name.startsWith('+')) continue;
    const current = now.get(name) ?? NO_FIGURE;
    result.set(name, {
      count: Math.max(figure.count, current.count),
      amountMinor: Math.max(figure.amountMinor, current.amountMinor),
    });
  }
  return result;
}

/** What has to be added to `before` to have `now`; names that did not change are left out. */
export function difference(before: Figures, now: Figures): Figures {
  const changes = new Map<string, Figure>();
  for (const name of new Set([...before.keys(), ...now.keys()])) {
    const a = before.get(name) ?? NO_FIGURE;
    const b = now.get(name) ?? NO_FIGURE;
    const change = { count: b.count - a.count, amountMinor: b.amountMinor - a.amountMinor };
    if (change.count !== 0 || change.amountMinor !== 0) changes.set(name, change);
  }
  return changes;
}

export function sumOf(...parts: readonly Figures[]): Figures {
  const { add, figures } = createFigures();
  for (const part of parts) for (const [name, { count, amountMinor }] of part) add(name, amountMinor, count);
  return figures;
}
