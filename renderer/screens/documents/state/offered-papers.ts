import type { DocumentChoice, PaperPrice, PrintColor } from '../../../../shared/contract/documents.ts';

/** A paper as the shopper chooses it. */
export interface Paper {
  readonly size: string;
  readonly caliper: string;
}

export const paperKey = ({ size, caliper }: Paper): string => `${size} ${caliper}`;
const isOfPaper = (price: PaperPrice, paper: Paper): boolean => paperKey(price) === paperKey(paper);

/** Each paper once, in the order of the shop's list. */
export function papersOf(prices: readonly PaperPrice[]): readonly Paper[] {
  const papers = new Map<string, Paper>();
  for (const { size, caliper } of prices) {
    const paper = { size, caliper };
    if (!papers.has(paperKey(paper))) papers.set(paperKey(paper), paper);
  }
  return [...papers.values()];
}

export const offersColor = (prices: readonly PaperPrice[], paper: Paper, color: PrintColor): boolean =>
  prices.some((price) => isOfPaper(price, paper) && price.color === color);

/** A double-sided copy may end in a sheet that is printed on one side only, so the shop must sell both. */
export const offersSide = (
  prices: readonly PaperPrice[],
  choice: Pick<DocumentChoice, 'size' | 'caliper' | 'color'>,
  side: 1 | 2,
): boolean => unitOf(prices, choice, 1) !== null && unitOf(prices, choice, side) !== null;

/** What one sheet costs; null: not offered. */
export function unitOf(
  prices: readonly PaperPrice[],
  choice: Pick<DocumentChoice, 'size' | 'caliper' | 'color'>,
  side: 1 | 2,
): number | null {
  const found = prices.find(
    (price) => isOfPaper(price, choice) && price.color === choice.color && price.side === side,
  );
  return found?.unitMinor ?? null;
}

/** The same wish on what the shop offers: another paper may come in one colour, or on one side, only. */
export function fitChoice(prices: readonly PaperPrice[], wish: DocumentChoice): DocumentChoice {
  const colors: readonly PrintColor[] = [wish.color, 'mono', 'colorful'];
  const color = colors.find((each) => offersColor(prices, wish, each)) ?? wish.color;
  const fitted = { ...wish, color };
  return offersSide(prices, fitted, fitted.side) ? fitted : { ...fitted, side: 1 };
}
