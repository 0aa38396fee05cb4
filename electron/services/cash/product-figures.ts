import { type Figure, type Figures, NO_FIGURE, sumOf, VEND, VEND_OFF } from './figures.ts';

/** What was sold of one model: since the last cash-up, and since the book began. */
export interface ProductCounter {
  readonly productId: string;
  readonly name: string;
  /** At which most were sold since the last cash-up, or ever; null: not known. Minor units. */
  readonly priceMinor: number | null;
  readonly since: Figure;
  readonly ever: Figure;
  /** What coupons paid of it. */
  readonly off: { readonly since: Figure; readonly ever: Figure };
}

/** What was sold before the book told models apart. */
export const UNTOLD_PRODUCT = '0';

interface Sold {
  readonly productId: string;
  readonly priceMinor: number;
  readonly name: string;
  readonly figure: Figure;
}

/** By model, in the order of their numbers. Together they are all that was sold. */
export function productsOf(interval: Figures, cumulative: Figures): ProductCounter[] {
  const [since, ever] = [soldIn(interval), soldIn(cumulative)];
  const ids = [...new Set([...ever, ...since].map(({ productId }) => productId))].sort();
  const products = ids.map((productId): ProductCounter => {
    const of = (sold: readonly Sold[]) => sold.filter((each) => each.productId === productId);
    const usual = mostSold(of(since)) ?? mostSold(of(ever));
    const off = (figures: Figures) => figures.get(`${VEND_OFF}${productId}`) ?? NO_FIGURE;
    return {
      ...{ productId, name: usual?.name ?? '', priceMinor: usual?.priceMinor ?? null },
      ...{ since: sum(of(since)), ever: sum(of(ever)) },
      off: { since: off(interval), ever: off(cumulative) },
    };
  });
  const untold = { since: untoldIn(interval, since), ever: untoldIn(cumulative, ever) };
  if (untold.ever.count === 0 && untold.since.count === 0) return products;
  const rest = { productId: UNTOLD_PRODUCT, name: 'Not told apart', priceMinor: null, ...untold };
  return [...products, { ...rest, off: { since: NO_FIGURE, ever: NO_FIGURE } }];
}

function soldIn(figures: Figures): Sold[] {
  return [...figures].flatMap(([name, figure]) => {
    if (!name.startsWith(VEND)) return [];
    const [productId = '', price = '', ...words] = name.slice(VEND.length).split('|');
    return [{ productId, priceMinor: Number(price), name: words.join(' '), figure }];
  });
}

/** Of two that sold alike, the dearer. */
const mostSold = (sold: readonly Sold[]): Sold | undefined =>
  sold.toSorted(
    (one, other) => other.figure.count - one.figure.count || other.priceMinor - one.priceMinor,
  )[0];

function sum(sold: readonly Sold[]): Figure {
  const named = sold.map(({ figure }): Figures => new Map([[VEND, figure]]));
  return sumOf(...named).get(VEND) ?? NO_FIGURE;
}

function untoldIn(figures: Figures, sold: readonly Sold[]): Figure {
  const all = figures.get('+sold') ?? NO_FIGURE;
  const told = sum(sold);
  return { count: all.count - told.count, amountMinor: all.amountMinor - told.amountMinor };
}
