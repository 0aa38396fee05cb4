import { describe, expect, it } from 'vitest';
import { documentChoice, documentShop } from '../../../fixtures/documents.ts';
import { fitChoice, offersColor, offersSide, papersOf, unitOf } from './offered-papers.ts';

const { prices } = documentShop;
const onlyColor = { size: 'A3', caliper: '200g', color: 'colorful', side: 1, unitMinor: 500 } as const;

describe('the shop’s papers', () => {
  it('are each shown once, in the order of its list', () => {
    expect(papersOf(prices)).toEqual([
      { size: 'A4', caliper: '70g' },
      { size: 'A4', caliper: '80g' },
      { size: 'A3', caliper: '80g' },
    ]);
  });

  it('come in the colours that have a price, and no others', () => {
    expect(offersColor(prices, { size: 'A4', caliper: '70g' }, 'colorful')).toBe(true);
    expect(offersColor(prices, { size: 'A4', caliper: '80g' }, 'colorful')).toBe(false);
  });

  it('are sold for both sides only where the odd last sheet has a price as well', () => {
    const alone = { ...onlyColor, side: 2 } as const;
    expect(offersSide([alone], onlyColor, 2)).toBe(false);
    expect(offersSide([alone, onlyColor], onlyColor, 2)).toBe(true);
  });

  it('cost what the list says', () => {
    expect(unitOf(prices, documentChoice, 2)).toBe(40);
    expect(unitOf(prices, { ...documentChoice, size: 'A5' }, 1)).toBeNull();
  });
});

describe('a choice on another paper', () => {
  it('keeps what that paper offers too', () => {
    const wish = { ...documentChoice, size: 'A3', caliper: '80g', color: 'colorful', side: 2 } as const;
    expect(fitChoice(prices, wish)).toEqual(wish);
  });

  it('takes the colour and the side that there are', () => {
    const wish = { ...documentChoice, size: 'A3', caliper: '200g', side: 2 } as const;
    expect(fitChoice([onlyColor], wish)).toEqual({ ...wish, color: 'colorful', side: 1 });
    expect(fitChoice(prices, { ...documentChoice, caliper: '80g', color: 'colorful' }).color).toBe('mono');
  });
});
