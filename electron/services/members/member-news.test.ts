import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { newHandedOrder } from '../../backends/haidian/test-kit.ts';
import { memberNewsOf, memberNewsSchema, type RetailProgress } from './member-news.ts';

const ORDER = newHandedOrder();
const COUPON = { memberId: 8, couponId: '500', couponCode: 'HD10OFF' };
const at = (change: Partial<RetailProgress> = {}): RetailProgress => ({
  ...{ saleId: 's1', isPaid: false, order: null, isCollected: false, coupon: COUPON },
  ...change,
});
const kinds = (before: RetailProgress | null, after: RetailProgress) =>
  memberNewsOf(before, after).map(({ body }) => body.kind);

it('tells each step once, in its order, and nothing of a sale that nobody paid', () => {
  const paid = at({ isPaid: true });
  const placed = { ...paid, order: ORDER };
  const collected = { ...placed, isCollected: true };
  expect(kinds(null, at())).toEqual([]);
  // The order may still be refused: then the coupon stays the shopper's.
  expect(kinds(at(), paid)).toEqual([]);
  expect(kinds(paid, placed)).toEqual(['redeemCoupon', 'handOverOrder']);
  expect(kinds(placed, collected)).toEqual(['reportPickUp']);
  expect(kinds(collected, collected)).toEqual([]);
  expect(kinds(null, collected)).toEqual(['redeemCoupon', 'handOverOrder', 'reportPickUp']);
  expect(kinds(at(), at({ isPaid: true, coupon: null }))).toEqual([]);
  expect(kinds(at(), at({ order: ORDER, isCollected: true }))).toEqual([]);
});

it('writes bodies that the outbox can read again', () => {
  for (const { body, lane, topic } of memberNewsOf(
    null,
    at({ isPaid: true, order: ORDER, isCollected: true }),
  )) {
    expect([topic, lane]).toEqual(['memberNews', 's1']);
    expect(memberNewsSchema.parse(JSON.parse(JSON.stringify(body)))).toEqual(body);
  }
});

it('tells no step twice, whatever way a sale goes forward', () => {
  const step = fc.constantFrom<Partial<RetailProgress>>(
    { isPaid: true },
    { order: ORDER },
    { isCollected: true },
    {},
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let before: RetailProgress | null = null;
      const told: string[] = [];
      for (const change of steps) {
        const after: RetailProgress = { ...(before ?? at()), ...change };
        told.push(...kinds(before, after));
        before = after;
      }
      expect(new Set(told).size).toBe(told.length);
      expect(told.length === 0 || before?.isPaid === true).toBe(true);
    }),
  );
});
