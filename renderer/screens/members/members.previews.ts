import type { KioskInfo } from '../../../shared/contract/kiosk.ts';
import type {
  CouponReason,
  MemberOrder,
  MemberOrders,
  MemberVisitView,
} from '../../../shared/contract/members.ts';
import { brand, design, model } from '../../fixtures/shop.ts';
import type { Preview } from '../../previews/preview.ts';

const visit: MemberVisitView = {
  member: { nickname: '小林', level: 2, maskedMobile: '138****8000' },
  coupon: null,
};
const coupon = { couponName: '满减券 10', discountMinor: 1000, toPayMinor: 2990 };
const withCoupon: MemberVisitView = { ...visit, coupon };
const nobody: MemberVisitView = { member: null, coupon: null };

const DAY_MS = 86_400_000;
const order = (daysAgo: number, changes: Partial<MemberOrder> = {}): MemberOrder => ({
  orderNo: `HD${20_261_100 + daysAgo}`,
  way: 'pickUp',
  totalMinor: 3990,
  discountMinor: 0,
  placedAtMs: Date.UTC(2026, 10, 22, 3) - daysAgo * DAY_MS,
  paidAtMs: null,
  lines: [{ name: 'iPhone 15 Pro', count: 1, amountMinor: 3990 }],
  ...changes,
});
const page: MemberOrders = {
  kind: 'page',
  hasMore: true,
  orders: [
    order(1, { totalMinor: 2990, discountMinor: 1000 }),
    order(4, {
      way: 'delivery',
      totalMinor: 8580,
      lines: [
        { name: 'Galaxy S24', count: 1, amountMinor: 3990 },
        { name: 'iPhone 15 Pro Max', count: 2, amountMinor: 9180 },
      ],
    }),
    order(9),
    order(30, { way: 'unknown' }),
  ],
};

const onReview = {
  step: 'review' as const,
  draft: { brand, model, design, printFileId: 'print-1' },
  info: { services: ['members'] satisfies KioskInfo['services'] },
} satisfies Omit<Preview, 'name'>;
const replies: NonNullable<Preview['replies']> = {
  getMemberVisit: nobody,
  listenForCodes: { kind: 'serial' },
};
const open = { ...onReview, replies };
const known = { ...onReview, replies: { ...replies, getMemberVisit: visit } };

const number = [...'13800138000'].map((digit) => `digit-${digit}`);
const code = [...'hd5'].map((key) => `keyboard-key-${key}`);
const enterCode = ['members', 'member-coupon', ...code, 'coupon-check'];

const refusedFor = (name: string, reason: CouponReason): Preview => ({
  ...known,
  name: `members/coupon-${name}`,
  replies: { ...known.replies, enterCoupon: { kind: 'doesNotApply', reason } },
  taps: enterCode,
});

export const previews: readonly Preview[] = [
  { ...open, name: 'members/review' },
  { ...known, name: 'members/review-member' },
  {
    ...onReview,
    name: 'members/review-coupon',
    replies: { ...replies, getMemberVisit: withCoupon },
    waitFor: 'members',
  },
  {
    ...onReview,
    name: 'members/review-coupon-lost',
    replies: {
      ...replies,
      getMemberVisit: { ...visit, coupon: { ...coupon, toPayMinor: 3590 } },
      removeCoupon: visit,
    },
  },
  { ...open, name: 'members/home', taps: ['members'] },
  { ...known, name: 'members/home-member', taps: ['members'] },
  {
    ...onReview,
    name: 'members/home-coupon',
    replies: { ...replies, getMemberVisit: withCoupon },
    taps: ['members'],
  },
  { ...open, name: 'members/mobile', taps: ['members', 'member-mobile', ...number.slice(0, 8)] },
  {
    ...open,
    name: 'members/mobile-finding',
    silent: ['findMember'],
    taps: ['members', 'member-mobile', ...number, 'mobile-find'],
  },
  ...(['noMobileNumber', 'unknownMember', 'away', 'tooManyTries'] as const).map((reason) => ({
    ...open,
    name: `members/mobile-${reason}`,
    replies: { ...replies, findMember: { kind: 'refused', reason } } as const,
    taps: ['members', 'member-mobile', ...number, 'mobile-find'],
  })),
  { ...open, name: 'members/coupon', taps: ['members', 'member-coupon'] },
  { ...open, name: 'members/coupon-typed', taps: ['members', 'member-coupon', ...code, 'keyboard-shift'] },
  refusedFor('unknown', { kind: 'unknown' }),
  refusedFor('member-needed', { kind: 'memberNeeded' }),
  refusedFor('expired', { kind: 'expired', untilMs: Date.UTC(2026, 9, 31, 15, 59, 59) }),
  refusedFor('minimum', { kind: 'minimumNotReached', minimumMinor: 9900 }),
  {
    ...open,
    name: 'members/coupon-away',
    replies: { ...replies, enterCoupon: { kind: 'refused', reason: 'away' } },
    taps: enterCode,
  },
  {
    ...known,
    name: 'members/orders',
    replies: { ...known.replies, listMemberOrders: page },
    taps: ['members', 'member-orders'],
  },
  {
    ...known,
    name: 'members/orders-empty',
    replies: { ...known.replies, listMemberOrders: { kind: 'page', orders: [], hasMore: false } },
    taps: ['members', 'member-orders'],
  },
  {
    ...known,
    name: 'members/orders-away',
    refused: ['listMemberOrders'],
    taps: ['members', 'member-orders'],
  },
  {
    ...known,
    name: 'members/orders-waiting',
    silent: ['listMemberOrders'],
    taps: ['members', 'member-orders'],
  },
];
