import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentFile, PaperChoice, SettleLine } from '../../backends/document-types.ts';
import { expectError, expectValue } from '../../backends/transport/test-kit/expect-result.ts';
import { DEMO_PRINT_SHOP } from '../../demo/backend/print-shop/seed.ts';
import { settleFiles } from '../../demo/backend/print-shop/settle.ts';
import { compareSettlement, type PriceList, priceDocuments } from './price.ts';

const LIST: PriceList = { prices: DEMO_PRINT_SHOP.prices, rangeCounts: 'laidOut' };
const FILE: DocumentFile = {
  ...{ fileId: 'A52B4686E173B0612B71148F7F9E099A', fileName: 'a.pdf', row: 1, col: 2, copies: 1 },
  ...{ size: 'A4', caliper: '70g', color: 'colorful', side: 2, startPage: 2, endPage: 4 },
};

const arbitraryFile: fc.Arbitrary<DocumentFile> = fc
  .record({
    paper: fc.constantFrom<PaperChoice>(...DEMO_PRINT_SHOP.prices),
    startPage: fc.nat({ max: 40 }),
    more: fc.nat({ max: 40 }),
    copies: fc.integer({ min: 1, max: 9 }),
    row: fc.integer({ min: 1, max: 4 }),
    col: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ paper: { size, caliper, color, side }, startPage, more, ...counts }) => ({
    ...{ ...FILE, size, caliper, color, side, startPage, endPage: startPage + more },
    ...counts,
  }));

const sorted = (settle: readonly SettleLine[]) =>
  settle.map((line) => JSON.stringify(Object.entries(line).sort())).sort();

it('settles as a shop does that lays sheet upon sheet', () => {
  fc.assert(
    fc.property(fc.array(arbitraryFile, { minLength: 1, maxLength: 6 }), (files) => {
      const price = expectValue(priceDocuments(files, LIST));
      const theirs = settleFiles(files.map(({ fileId, ...file }) => ({ fileID: fileId, ...file })));
      const lines = theirs?.settle.map(({ unit, ...line }) => ({ ...line, unitMinor: unit })) ?? [];
      expect(price.moneyMinor).toBe(theirs?.money);
      expect(sorted(price.settle)).toEqual(sorted(lines));
      expect(compareSettlement(price, { moneyMinor: theirs?.money ?? -1, settle: lines })).toMatchObject({
        ok: true,
      });
    }),
  );
});

it('costs no more where pages of the file are counted, and each side has room for so many', () => {
  fc.assert(
    fc.property(arbitraryFile, (file) => {
      const laidOut = expectValue(priceDocuments([file], LIST)).settle;
      const source = expectValue(priceDocuments([file], { ...LIST, rangeCounts: 'source' })).settle;
      const sides = (settle: readonly SettleLine[]) =>
        settle.reduce((sum, { side, count }) => sum + side * count, 0);
      const pages = file.endPage - file.startPage + 1;
      expect(sides(laidOut)).toBe(pages * file.copies);
      expect(sides(source)).toBe(Math.ceil(pages / (file.row * file.col)) * file.copies);
    }),
  );
});

describe('the examples of the document', () => {
  it('cost 25 and 80', () => {
    const first = { ...FILE, color: 'mono', side: 1, startPage: 0, endPage: 0 } as const;
    expect(expectValue(priceDocuments([first], LIST)).moneyMinor).toBe(25);
    expect(expectValue(priceDocuments([FILE], LIST))).toEqual({
      moneyMinor: 80,
      settle: [
        { size: 'A4', caliper: '70g', color: 'colorful', side: 2, unitMinor: 50, count: 1 },
        { size: 'A4', caliper: '70g', color: 'colorful', side: 1, unitMinor: 30, count: 1 },
      ],
    });
  });

  it('begin every copy on a sheet of its own', () => {
    const { settle } = expectValue(priceDocuments([{ ...FILE, copies: 2 }], LIST));
    expect(settle.map(({ side, count }) => [side, count])).toEqual([
      [2, 2],
      [1, 2],
    ]);
  });
});

describe('what has no price', () => {
  it.each<[string, Partial<DocumentFile>, object]>([
    ['a range backwards', { endPage: 1 }, { kind: 'wrongRange', file: 0 }],
    ['half a page', { endPage: 2.5 }, { kind: 'wrongRange', file: 0 }],
    ['a page before the first', { startPage: -1 }, { kind: 'wrongRange', file: 0 }],
    ['no copy', { copies: 0 }, { kind: 'wrongCount', file: 0 }],
    ['no column', { col: 0 }, { kind: 'wrongCount', file: 0 }],
    ['not a number of rows', { row: Number.NaN }, { kind: 'wrongCount', file: 0 }],
    [
      'paper of another shop',
      { size: 'A5' },
      { kind: 'noPrice', file: 0, paper: { size: 'A5', caliper: '70g', color: 'colorful', side: 2 } },
    ],
    ['more than the kiosk handles', { copies: 9_999_999, endPage: 99_999 }, { kind: 'tooMuch' }],
  ])('is %s', (_what, change, expected) => {
    expect(expectError(priceDocuments([{ ...FILE, ...change }], LIST))).toEqual(expected);
  });

  it('is nothing', () => {
    expect(expectError(priceDocuments([], LIST))).toEqual({ kind: 'nothingToPrint' });
  });

  it('is an odd last side, where the shop sells both sides only', () => {
    const prices = LIST.prices.filter(({ side }) => side === 2);
    expect(expectError(priceDocuments([FILE], { ...LIST, prices }))).toMatchObject({
      kind: 'noPrice',
      paper: { side: 1 },
    });
    expect(priceDocuments([{ ...FILE, endPage: 3 }], { ...LIST, prices })).toMatchObject({ ok: true });
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('is a sheet at %d', (unitMinor) => {
    const prices = LIST.prices.map((price) => ({ ...price, unitMinor }));
    expect(expectError(priceDocuments([FILE], { ...LIST, prices }))).toEqual({ kind: 'tooMuch' });
  });
});

describe('a settlement of the backend', () => {
  const ours = expectValue(priceDocuments([FILE], LIST));
  const [double, single] = ours.settle;
  if (!double || !single) throw new Error('the example has two lines');

  it('is ours file by file too, and with lines that say nothing', () => {
    const settle = [single, double, { ...single, unitMinor: 7, count: 0 }];
    expect(compareSettlement(ours, { moneyMinor: 80, settle })).toMatchObject({ ok: true });
    const twice = {
      moneyMinor: 160,
      settle: [
        { ...double, count: 2 },
        { ...single, count: 2 },
      ],
    };
    const fileByFile = { moneyMinor: 160, settle: [double, single, double, single] };
    expect(compareSettlement(twice, fileByFile)).toMatchObject({ ok: true });
  });

  it.each<[string, number, readonly SettleLine[], string]>([
    ['another sum', 81, [double, single], 'money'],
    ['nothing to pay', 0, [], 'money'],
    ['no lines', 80, [], 'settle'],
    ['a line less', 80, [double], 'settle'],
    ['other paper at the same sum', 80, [double, { ...single, caliper: '80g' }], 'settle'],
    [
      'other prices at the same sum',
      80,
      [
        { ...double, unitMinor: 40 },
        { ...single, unitMinor: 40 },
      ],
      'settle',
    ],
    ['another count at the same sum', 80, [double, { ...single, unitMinor: 15, count: 2 }], 'settle'],
  ])('with %s is not ours', (_what, moneyMinor, settle, kind) => {
    expect(expectError(compareSettlement(ours, { moneyMinor, settle }))).toMatchObject({ kind });
  });
});
