import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentChoice } from '../../../fixtures/documents.ts';
import {
  gridOf,
  moveRange,
  PAGES_ON_SIDE,
  pagesOnSide,
  sameAs,
  sheetAspect,
  sheetCount,
  sidesOf,
} from './layouts.ts';

const UPRIGHT = 0.7;
const LYING = 1.4;

describe('pages on one side', () => {
  it.each(PAGES_ON_SIDE)('are as many as were asked for: %i', (count) => {
    for (const aspect of [UPRIGHT, LYING]) expect(pagesOnSide(gridOf(count, aspect))).toBe(count);
  });

  it.each([
    // Two upright pages lie beside each other on a sheet that lies; two lying ones stand above each other.
    [2, UPRIGHT, { row: 2, col: 1 }, 'lying'],
    [2, LYING, { row: 1, col: 2 }, 'upright'],
    [1, UPRIGHT, { row: 1, col: 1 }, 'upright'],
    [1, LYING, { row: 1, col: 1 }, 'lying'],
    [4, UPRIGHT, { row: 2, col: 2 }, 'upright'],
    [6, UPRIGHT, { row: 3, col: 2 }, 'lying'],
  ] as const)('%i of aspect %f make the grid %j on a sheet that is %s', (count, aspect, grid, way) => {
    expect(gridOf(count, aspect)).toEqual(grid);
    expect(sheetAspect(grid, aspect) > 1 ? 'lying' : 'upright').toBe(way);
  });
});

describe('the sides of a copy', () => {
  const choices = fc
    .record({
      startPage: fc.integer({ min: 1, max: 500 }),
      length: fc.integer({ min: 0, max: 60 }),
      count: fc.constantFrom(...PAGES_ON_SIDE),
      side: fc.constantFrom<1 | 2>(1, 2),
      copies: fc.integer({ min: 1, max: 99 }),
    })
    .map(({ startPage, length, count, ...rest }) => ({
      ...documentChoice,
      ...rest,
      ...gridOf(count, UPRIGHT),
      startPage,
      endPage: startPage + length,
    }));

  it('hold every page of the range once, in order, and no more than fit', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const sides = sidesOf(choice);
        const pages = sides.flat();
        expect(pages).toEqual(
          Array.from(
            { length: choice.endPage - choice.startPage + 1 },
            (_page, index) => choice.startPage + index,
          ),
        );
        expect(Math.max(...sides.map((side) => side.length))).toBeLessThanOrEqual(pagesOnSide(choice));
      }),
    );
  });

  it('need a sheet each, or one for two, and each copy begins on a new one', () => {
    const three = { ...documentChoice, startPage: 1, endPage: 3, copies: 2 };
    expect(sheetCount({ ...three, side: 1 })).toBe(6);
    expect(sheetCount({ ...three, side: 2 })).toBe(4);
  });
});

describe('a touch on a page', () => {
  const range = { ...documentChoice, startPage: 4, endPage: 9 };
  it.each([
    [2, 2, 9],
    [12, 4, 12],
    [5, 5, 9],
    [8, 4, 8],
    // On the first page: that page alone.
    [4, 4, 4],
  ])('%i of 4 to 9 makes it %i to %i', (page, startPage, endPage) => {
    expect(moveRange(range, page)).toMatchObject({ startPage, endPage });
  });
});

describe('one choice for all files', () => {
  it('leaves each its own pages, and lies on the sheet as its own shape needs', () => {
    const model = {
      ...documentChoice,
      copies: 3,
      side: 2 as const,
      row: 2,
      col: 1,
      startPage: 2,
      endPage: 5,
    };
    const own = { ...documentChoice, startPage: 7, endPage: 8 };
    expect(sameAs(model, own, LYING)).toEqual({ ...model, startPage: 7, endPage: 8, row: 1, col: 2 });
  });
});
