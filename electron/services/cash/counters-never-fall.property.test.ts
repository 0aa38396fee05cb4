import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sumLedger } from '../../../shared/domain/ledger.ts';
import { ledgerOf } from '../sale/ledger.ts';
import { chances } from '../sale/test-kit/chances.ts';
import { play } from '../sale/test-kit/play-sale.ts';
import { auditFiguresOf } from './audit-figures.ts';
import { type Figures, figuresOf, neverFalling } from './figures.ts';
import { UNTOLD_PRODUCT } from './product-figures.ts';

const amountsOf = (totals: Figures) => {
  const counters = new Map(auditFiguresOf(totals, totals).counters.map((each) => [each.name, each.ever]));
  const sum = (prefix: string) =>
    [...counters]
      .filter(([name]) => name.startsWith(prefix))
      .reduce((all, [, { amountMinor }]) => all + amountMinor, 0);
  return { taken: sum('taken.'), back: sum('back.') };
};

it('counts in the audit file what the ledger says was taken, in every history that a kiosk can write', () => {
  let wentBack = 0;
  fc.assert(
    fc.property(chances, (steps) => {
      let booked: Figures = new Map();
      let last = { taken: 0, back: 0 };
      const states = play(steps);
      for (const sale of states) {
        booked = neverFalling(
          booked,
          figuresOf(sale, () => null),
        );
        const now = amountsOf(booked);
        expect(now.taken).toBeGreaterThanOrEqual(last.taken);
        expect(now.back).toBeGreaterThanOrEqual(last.back);
        last = now;
      }
      const sale = states.at(-1);
      if (!sale) throw new Error('a history has a beginning');
      const { takenMinor, refundedMinor } = sumLedger(ledgerOf(sale));
      expect(last.taken).toBe(takenMinor);
      expect(last.back).toBe(refundedMinor);
      if (refundedMinor > 0) wentBack++;
      const { counters, products } = auditFiguresOf(booked, booked);
      const sold = counters.find(({ name }) => name === 'sold')?.ever;
      const sumOfProducts = (of: 'count' | 'amountMinor') =>
        products.reduce((sum, { ever }) => sum + ever[of], 0);
      expect([sumOfProducts('count'), sumOfProducts('amountMinor')]).toEqual([
        sold?.count,
        sold?.amountMinor,
      ]);
      expect(products.some(({ productId }) => productId === UNTOLD_PRODUCT)).toBe(false);
    }),
    { numRuns: 300 },
  );
  expect(wentBack).toBeGreaterThan(50);
});
