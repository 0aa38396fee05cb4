import type { CouponRecord, CouponRule } from '../../backends/member-types.ts';

/** Why a coupon takes nothing off this purchase. What the shopper can do something about comes with its number. */
export type CouponReason =
  | { readonly kind: 'unknown' }
  /** It belongs to a member, and nobody has said yet who they are. */
  | { readonly kind: 'memberNeeded' }
  | { readonly kind: 'otherMember' }
  | { readonly kind: 'void' }
  | { readonly kind: 'used' }
  | { readonly kind: 'notYetValid'; readonly fromMs: number }
  | { readonly kind: 'expired'; readonly untilMs: number }
  | { readonly kind: 'minimumNotReached'; readonly minimumMinor: number }
  /** The retailer says no, and not why. */
  | { readonly kind: 'notUsable' };

export interface Purchase {
  readonly memberId: number | null;
  /** The price before any discount. */
  readonly goodsMinor: number;
  /** What must be left to pay: no way of payment takes nothing. */
  readonly leastToPayMinor: number;
  readonly atMs: number;
}

export type CouponVerdict =
  | { readonly kind: 'applies'; readonly discountMinor: number }
  | { readonly kind: 'doesNotApply'; readonly reason: CouponReason };

const no = (reason: CouponReason): CouponVerdict => ({ kind: 'doesNotApply', reason });

/**
 * What a coupon takes off a purchase, or why it takes nothing. Of several rules the best one counts that holds now; where
 * none does, the first one says why.
 */
export function checkCoupon(coupon: CouponRecord | null, purchase: Purchase): CouponVerdict {
  if (coupon === null) return no({ kind: 'unknown' });
  const { ownerId, isVoid, isUsed, isUsable } = coupon;
  if (ownerId !== null && ownerId !== purchase.memberId)
    return no({ kind: purchase.memberId === null ? 'memberNeeded' : 'otherMember' });
  if (isVoid) return no({ kind: 'void' });
  if (isUsed) return no({ kind: 'used' });
  const outOfTime = coupon.rules.map((rule) => timeTrouble(rule, purchase.atMs));
  const [firstTrouble = null] = outOfTime;
  if (firstTrouble && outOfTime.every((trouble) => trouble !== null)) return no(firstTrouble);
  // Asked after the time: a coupon that has run out is not usable either, and the date is the better answer.
  if (!isUsable) return no({ kind: 'notUsable' });
  return bestRule(
    coupon.rules.filter((_rule, index) => outOfTime[index] === null),
    purchase,
  );
}

/** Both ends of the time belong to it. */
function timeTrouble({ fromMs, untilMs }: CouponRule, atMs: number): CouponReason | null {
  if (fromMs !== null && atMs < fromMs) return { kind: 'notYetValid', fromMs };
  // The end is a whole second.
  return untilMs !== null && atMs >= untilMs + 1_000 ? { kind: 'expired', untilMs } : null;
}

function bestRule(rules: readonly CouponRule[], { goodsMinor, leastToPayMinor }: Purchase): CouponVerdict {
  const reached = rules.filter(({ minimumMinor }) => goodsMinor >= minimumMinor);
  if (reached.length === 0)
    return no({
      kind: 'minimumNotReached',
      minimumMinor: Math.min(...rules.map((rule) => rule.minimumMinor)),
    });
  const wantedMinor = Math.max(...reached.map(({ amountMinor }) => amountMinor));
  const discountMinor = Math.min(wantedMinor, goodsMinor - leastToPayMinor);
  return discountMinor > 0 ? { kind: 'applies', discountMinor } : no({ kind: 'notUsable' });
}
