import type { DocumentChoice } from '../../../../shared/contract/documents.ts';

/** As many pages as can be put on one side. */
export const PAGES_ON_SIDE = [1, 2, 4, 6, 9] as const;
export type PagesOnSide = (typeof PAGES_ON_SIDE)[number];

interface Grid {
  readonly row: number;
  readonly col: number;
}

/** `row` beside each other, `col` above each other, for upright pages; lying ones are put the other way round. */
const GRIDS: Readonly<Record<PagesOnSide, Grid>> = {
  1: { row: 1, col: 1 },
  2: { row: 2, col: 1 },
  4: { row: 2, col: 2 },
  6: { row: 3, col: 2 },
  9: { row: 3, col: 3 },
};

export function gridOf(count: PagesOnSide, aspect: number): Grid {
  const { row, col } = GRIDS[count];
  return aspect <= 1 ? { row, col } : { row: col, col: row };
}

export const pagesOnSide = ({ row, col }: Grid): number => row * col;

/** Of the ISO sizes, all of them; other sheets look alike enough for a picture. */
const SHORT_OVER_LONG = 1 / Math.SQRT2;

/** Width over height of the sheet: the way up on which pages of this shape come out largest. */
export function sheetAspect({ row, col }: Grid, pageAspect: number): number {
  const pageHeight = (aspect: number) => Math.min(1 / col, aspect / row / pageAspect) / Math.sqrt(aspect);
  const [upright, lying] = [SHORT_OVER_LONG, 1 / SHORT_OVER_LONG];
  return pageHeight(lying) > pageHeight(upright) * 1.001 ? lying : upright;
}

/** The pages of each printed side, in order. */
export function sidesOf({ startPage, endPage, row, col }: DocumentChoice): readonly (readonly number[])[] {
  const perSide = row * col;
  const sides: number[][] = [];
  for (let first = startPage; first <= endPage; first += perSide) {
    const last = Math.min(endPage, first + perSide - 1);
    sides.push(Array.from({ length: last - first + 1 }, (_page, index) => first + index));
  }
  return sides;
}

/** Sheets of paper for all copies: each copy begins on one of its own. */
export function sheetCount(choice: DocumentChoice): number {
  return Math.ceil(sidesOf(choice).length / choice.side) * choice.copies;
}

/** A touch on a page of the strip: the nearer end of the range moves there. */
export function moveRange(choice: DocumentChoice, page: number): DocumentChoice {
  const { startPage, endPage } = choice;
  if (page < startPage) return { ...choice, startPage: page };
  if (page > endPage) return { ...choice, endPage: page };
  const isNearStart = page - startPage <= endPage - page;
  return isNearStart && page !== startPage ? { ...choice, startPage: page } : { ...choice, endPage: page };
}

/** Everything of one file's choice that means something for another one. Its own pages stay, and its shape decides the grid. */
export function sameAs(model: DocumentChoice, own: DocumentChoice, aspect: number): DocumentChoice {
  const count = PAGES_ON_SIDE.find((each) => each === pagesOnSide(model)) ?? 1;
  const { startPage, endPage } = own;
  return { ...model, startPage, endPage, ...gridOf(count, aspect) };
}
