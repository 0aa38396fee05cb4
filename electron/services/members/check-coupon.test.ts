import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CouponRecord, CouponRule } from '../../backends/member-types.ts';
import { checkCoupon, type Purchase } from './check-coupon.ts';

const NOW = 1_000_000;
const rule = (change: Partial<CouponRule> = {}): CouponRule => ({
  ...{ amountMinor: 1_000, minimumMinor: 0, fromMs: null, untilMs: null },
  ...change,
});
const coupon = (change: Partial<CouponRecord> = {}): CouponRecord => ({
  ...{ ownerId: 8, couponId: '1', couponCode: 'A', name: null },
  ...{ isUsed: false, isUsable: true, isVoid: false, rules: [rule()] },
  ...change,
});
const purchase = (change: Partial<Purchase> = {}): Purchase => ({
  ...{ memberId: 8, goodsMinor: 3_990, leastToPayMinor: 1, atMs: NOW },
  ...change,
});

describe('a coupon that does not apply says why', () => {
  it.each<[string, CouponRecord | null, Partial<Purchase>, object]>([
    ['unknown', null, {}, { kind: 'unknown' }],
    ['of a member', coupon(), { memberId: null }, { kind: 'memberNeeded' }],
    ['of somebody else', coupon({ ownerId: 9 }), {}, { kind: 'otherMember' }],
    ['void', coupon({ isVoid: true, isUsable: false }), {}, { kind: 'void' }],
    ['used', coupon({ isUsed: true, isUsable: false }), {}, { kind: 'used' }],
    [
      'early',
      coupon({ isUsable: false, rules: [rule({ fromMs: NOW + 1 })] }),
      {},
      { kind: 'notYetValid', fromMs: NOW + 1 },
    ],
    [
      'late',
      coupon({ isUsable: false, rules: [rule({ untilMs: NOW - 1_000 })] }),
      {},
      { kind: 'expired', untilMs: NOW - 1_000 },
    ],
    ['not usable', coupon({ isUsable: false }), {}, { kind: 'notUsable' }],
    [
      'for more goods',
      coupon({ rules: [rule({ minimumMinor: 9_900 }), rule({ minimumMinor: 5_000 })] }),
      {},
      { kind: 'minimumNotReached', minimumMinor: 5_000 },
    ],
    ['worth nothing', coupon({ rules: [rule({ amountMinor: 0 })] }), {}, { kind: 'notUsable' }],
  ])('%s', (_what, given, change, reason) => {
    expect(checkCoupon(given, purchase(change))).toEqual({ kind: 'doesNotApply', reason });
  });
});

describe('a coupon that applies', () => {
  it.each<[string, CouponRecord, Partial<Purchase>, number]>([
    ['takes its amount off', coupon(), {}, 1_000],
    ['is anybody’s where it has no owner', coupon({ ownerId: null }), { memberId: null }, 1_000],
    ['at its first moment', coupon({ rules: [rule({ fromMs: NOW })] }), {}, 1_000],
    ['to the end of its last second', coupon({ rules: [rule({ untilMs: NOW - 999 })] }), {}, 1_000],
    ['at exactly its minimum', coupon({ rules: [rule({ minimumMinor: 3_990 })] }), {}, 1_000],
    ['leaves something to pay', coupon({ rules: [rule({ amountMinor: 5_000 })] }), {}, 3_989],
    [
      'by its best rule that holds',
      coupon({
        rules: [
          rule(),
          rule({ amountMinor: 1_500, minimumMinor: 3_000 }),
          rule({ amountMinor: 3_000, untilMs: 0 }),
        ],
      }),
      {},
      1_500,
    ],
  ])('%s', (_what, given, change, discountMinor) => {
    expect(checkCoupon(given, purchase(change))).toEqual({ kind: 'applies', discountMinor });
  });

  it('never takes off more than is to pay, nor nothing', () => {
    const amount = fc.nat({ max: 20_000 });
    const maybeMs = fc.option(fc.integer({ min: NOW - 5_000, max: NOW + 5_000 }));
    const rules = fc.array(
      fc.record({ amountMinor: amount, minimumMinor: amount, fromMs: maybeMs, untilMs: maybeMs }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(rules, fc.boolean(), fc.integer({ min: 1, max: 20_000 }), (given, isUsable, goodsMinor) => {
        const verdict = checkCoupon(coupon({ rules: given, isUsable }), purchase({ goodsMinor }));
        if (verdict.kind === 'doesNotApply') return;
        expect(isUsable).toBe(true);
        expect(verdict.discountMinor).toBeGreaterThan(0);
        expect(goodsMinor - verdict.discountMinor).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
