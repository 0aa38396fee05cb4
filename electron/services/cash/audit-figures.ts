import { type Figure, type Figures, NO_FIGURE } from './figures.ts';
import { piecesOf } from './places.ts';
import { type ProductCounter, productsOf } from './product-figures.ts';

/** One counter as audit files have it: since the last cash-up, and since the book began. */
export interface Counter {
  readonly name: string;
  readonly since: Figure;
  readonly ever: Figure;
}

/** Counters of one coin or note. */
export interface PieceCounter {
  readonly valueMinor: number;
  readonly since: number;
  readonly ever: number;
}

/** Everything that an audit file says, under names of its own: both files are written from this, and nothing else. */
export interface AuditFigures {
  readonly counters: readonly Counter[];
  readonly coins: {
    readonly tube: readonly PieceCounter[];
    readonly cashBox: readonly PieceCounter[];
  };
  readonly notes: readonly PieceCounter[];
  /** All of them together are the counter `sold`. */
  readonly products: readonly ProductCounter[];
}

/** Cash goes back as coins, whatever it came as. */
const BACK = ['cash', 'reader1', 'reader2', 'weChat', 'alipay', 'unionPay', 'phone', 'coupon', 'staff'];
const TAKEN = [
  'coins',
  'bills',
  'reader1',
  'reader2',
  'weChat',
  'alipay',
  'unionPay',
  'phone',
  'coupon',
  'staff',
];

export function auditFiguresOf(interval: Figures, cumulative: Figures): AuditFigures {
  const one = (name: string, ...parts: string[]): Counter => ({
    name,
    since: add(parts.map((part) => interval.get(part))),
    ever: add(parts.map((part) => cumulative.get(part))),
  });
  const prefixed = (name: string, prefix: string): Counter => ({
    name,
    since: add([...interval].filter(([key]) => key.startsWith(prefix)).map(([, figure]) => figure)),
    ever: add([...cumulative].filter(([key]) => key.startsWith(prefix)).map(([, figure]) => figure)),
  });
  const pieces = (prefix: string): PieceCounter[] => {
    const since = new Map(piecesOf(interval, prefix).map(({ valueMinor, count }) => [valueMinor, count]));
    return piecesOf(cumulative, prefix)
      .map(({ valueMinor, count }) => ({ valueMinor, since: since.get(valueMinor) ?? 0, ever: count }))
      .sort((a, b) => a.valueMinor - b.valueMinor);
  };
  return {
    counters: [
      one('sold', '+sold'),
      one('soldForCash', '+soldBy|coins', '+soldBy|bills'),
      one('soldAtReader1', '+soldBy|reader1'),
      one('soldAtReader2', '+soldBy|reader2'),
      prefixed('coinsToTubes', '+coin|tube|'),
      prefixed('coinsToCashBox', '+coin|cashBox|'),
      prefixed('notesToStacker', '+note|stacker|'),
      one('coinsPaidOut', '+out|coins', '+stray|back'),
      one('coinsOutByHand', '+hand|out'),
      one('coinsFilled', '+float|in'),
      one('coinsTakenOut', '+float|out'),
      one('coinsFound', '+stray|found'),
      ...TAKEN.map((means) => one(`taken.${means}`, `+in|${means}`)),
      ...BACK.map((means) => one(`back.${means}`, `+back|${means}`)),
    ],
    coins: { tube: pieces('+coin|tube|'), cashBox: pieces('+coin|cashBox|') },
    notes: pieces('+note|stacker|'),
    products: productsOf(interval, cumulative),
  };
}

const add = (figures: readonly (Figure | undefined)[]): Figure =>
  figures.reduce<Figure>(
    (sum, figure = NO_FIGURE) => ({
      count: sum.count + figure.count,
      amountMinor: sum.amountMinor + figure.amountMinor,
    }),
    NO_FIGURE,
  );
