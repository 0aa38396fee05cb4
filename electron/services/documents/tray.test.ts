import { describe, expect, it } from 'vitest';
import type { DocumentChoice } from '../../../shared/contract/documents.ts';
import { DEMO_PRINT_SHOP } from '../../demo/backend/print-shop/seed.ts';
import { DOCUMENT_LIMITS } from './limits.ts';
import { testDocuments } from './simulation/order-rig.ts';
import { fileOfChoice, firstChoiceFor, priceTray, sheetsOf } from './tray.ts';

const LIST = { prices: DEMO_PRINT_SHOP.prices, rangeCounts: 'laidOut' } as const;
const [document] = testDocuments();
if (!document) throw new Error('there is one');
const chosen = (change: Partial<DocumentChoice>, pageCount = 20) => ({
  ...document,
  pageCount,
  choice: { ...document.choice, ...change },
});
const rangeOf = (change: Partial<DocumentChoice>, rangeCounts: 'laidOut' | 'source') => {
  const { startPage, endPage } = fileOfChoice(chosen(change), rangeCounts);
  return [startPage, endPage];
};

describe('a shopper’s choice', () => {
  it('is told to the shop from 0, in printed sides or in pages', () => {
    expect(rangeOf({ startPage: 1, endPage: 1 }, 'laidOut')).toEqual([0, 0]);
    expect(rangeOf({ startPage: 3, endPage: 7, col: 2 }, 'laidOut')).toEqual([1, 3]);
    expect(rangeOf({ startPage: 2, endPage: 5, col: 2 }, 'laidOut')).toEqual([0, 1]);
    expect(rangeOf({ startPage: 3, endPage: 7, col: 2 }, 'source')).toEqual([2, 6]);
  });

  it('costs what is printed: so many sheets, whatever the shop counts', () => {
    const choice = { startPage: 2, endPage: 6, row: 2, side: 2 as const, copies: 3 };
    expect(sheetsOf({ ...document.choice, ...choice })).toBe(6);
    const price = priceTray([chosen(choice)], LIST, DOCUMENT_LIMITS);
    // Each copy: a sheet with both sides at 40, one with a single side at 25.
    expect(price).toMatchObject({ kind: 'priced', moneyMinor: 195 });
    const source = { ...LIST, rangeCounts: 'source' as const };
    expect(priceTray([chosen(choice)], source, DOCUMENT_LIMITS)).toEqual(price);
  });

  it('has no price where it fits the file or the shop in no way', () => {
    const priceOf = (change: Partial<DocumentChoice>) => priceTray([chosen(change)], LIST, DOCUMENT_LIMITS);
    expect(priceOf({ startPage: 4, endPage: 3 })).toEqual({ kind: 'wrongRange', documentId: 'a.pdf' });
    expect(priceOf({ endPage: 21 })).toEqual({ kind: 'wrongRange', documentId: 'a.pdf' });
    expect(priceOf({ size: 'A5' })).toEqual({ kind: 'notOffered', documentId: 'a.pdf' });
    expect(priceOf({ endPage: 20, copies: 99 })).toEqual({ kind: 'tooMuch' });
    expect(priceTray([], LIST, DOCUMENT_LIMITS)).toEqual({ kind: 'nothingToPrint' });
  });

  it('begins in black and white, and in colour for a picture', () => {
    const first = firstChoiceFor(DEMO_PRINT_SHOP.prices);
    expect(first(7, 'pdf')).toMatchObject({ size: 'A4', color: 'mono', side: 1, startPage: 1, endPage: 7 });
    expect(first(1, 'picture')).toMatchObject({ color: 'colorful' });
  });
});
