import * as z from 'zod/mini';
import { amountMinorSchema } from '../domain/money.ts';
import { method, nothing } from './method.ts';

/* The retailer's members and coupons, for the shopper who is at the screen. Nothing of it outlives the session. */

/** What of a member may be on the screen: the number is masked, and so is most of the name. */
export const memberSchema = z.object({
  nickname: z.nullable(z.string()),
  /** The retailer's own number for it. */
  level: z.number(),
  maskedMobile: z.string(),
});
export type Member = z.infer<typeof memberSchema>;

/** A coupon that applies, and what it does to the price that it was checked with. */
export const couponOfferSchema = z.object({
  couponName: z.nullable(z.string()),
  discountMinor: amountMinorSchema,
  toPayMinor: amountMinorSchema,
});
export type CouponOffer = z.infer<typeof couponOfferSchema>;

/** Why a coupon takes nothing off. What the shopper can do something about comes with its number. */
export const couponReasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown') }),
  /** It belongs to a member, and nobody has said yet who they are. */
  z.object({ kind: z.literal('memberNeeded') }),
  z.object({ kind: z.literal('otherMember') }),
  z.object({ kind: z.literal('void') }),
  z.object({ kind: z.literal('used') }),
  z.object({ kind: z.literal('notYetValid'), fromMs: z.number() }),
  z.object({ kind: z.literal('expired'), untilMs: z.number() }),
  z.object({ kind: z.literal('minimumNotReached'), minimumMinor: amountMinorSchema }),
  /** The retailer says no, and not why. */
  z.object({ kind: z.literal('notUsable') }),
]);
export type CouponReason = z.infer<typeof couponReasonSchema>;

export const memberVisitSchema = z.object({
  member: z.nullable(memberSchema),
  coupon: z.nullable(couponOfferSchema),
});
export type MemberVisitView = z.infer<typeof memberVisitSchema>;

/** `away`: the retailer's system cannot be asked now. `left`: the question was overtaken by a newer one. */
const trouble = ['away', 'left', 'tooManyTries'] as const;

export const memberAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('found'), visit: memberVisitSchema }),
  z.object({ kind: z.literal('refused'), reason: z.enum([...trouble, 'noMobileNumber', 'unknownMember']) }),
]);
export type MemberAnswer = z.infer<typeof memberAnswerSchema>;

export const couponAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('applies'), visit: memberVisitSchema }),
  z.object({ kind: z.literal('doesNotApply'), reason: couponReasonSchema }),
  z.object({ kind: z.literal('refused'), reason: z.enum([...trouble, 'noCode']) }),
]);
export type CouponAnswer = z.infer<typeof couponAnswerSchema>;

/** An order of the member, at whatever shop. */
export const memberOrderSchema = z.object({
  orderNo: z.string(),
  way: z.enum(['pickUp', 'delivery', 'unknown']),
  totalMinor: amountMinorSchema,
  discountMinor: amountMinorSchema,
  placedAtMs: z.nullable(z.number()),
  paidAtMs: z.nullable(z.number()),
  lines: z.array(z.object({ name: z.string(), count: z.number(), amountMinor: amountMinorSchema })),
});
export type MemberOrder = z.infer<typeof memberOrderSchema>;

export const memberOrdersSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page'), orders: z.array(memberOrderSchema), hasMore: z.boolean() }),
  z.object({ kind: z.literal('refused'), reason: z.enum(['away', 'left', 'noMember']) }),
]);
export type MemberOrders = z.infer<typeof memberOrdersSchema>;

/** Null: the kiosk has no such system, or nobody is at the screen. */
export const getMemberVisit = method('getMemberVisit', nothing, z.nullable(memberVisitSchema));
/** Takes the place of the member before, whose coupon goes with them. */
export const findMember = method(
  'findMember',
  z.strictObject({ mobile: z.string().check(z.maxLength(32)) }),
  memberAnswerSchema,
);
/** The member does not want to be one any more. Takes the coupon off too. */
export const forgetMember = method('forgetMember', nothing, memberVisitSchema);
/** The next page of the member's last three months; `fromStart` begins again. */
export const listMemberOrders = method(
  'listMemberOrders',
  z.strictObject({ fromStart: z.boolean() }),
  memberOrdersSchema,
);
/** Checks a code, typed or scanned, against the price of this model. Where it applies it takes the place of the one before. */
export const enterCoupon = method(
  'enterCoupon',
  z.strictObject({
    code: z.string().check(z.maxLength(128)),
    brandId: z.string().check(z.maxLength(64)),
    modelId: z.string().check(z.maxLength(64)),
  }),
  couponAnswerSchema,
);
export const removeCoupon = method('removeCoupon', nothing, memberVisitSchema);

export const memberMethods = {
  getMemberVisit,
  findMember,
  forgetMember,
  listMemberOrders,
  enterCoupon,
  removeCoupon,
} as const;
