import * as z from 'zod/mini';

/** Payment types by the mobile-shell contract (`pay_type`). */
export const PayType = {
  other: 0,
  weChat: 1,
  alipay: 2,
  unionPay: 3,
  cash: 4,
  nayax: 5,
  card: 6,
  onSite: 7,
} as const;
export type PayType = (typeof PayType)[keyof typeof PayType];
export const payTypeSchema = z.union([
  z.literal(0),
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
]);

/** Types that the shopper pays with their own phone, by a code on the screen. */
export const QR_PAY_TYPES: readonly PayType[] = [PayType.weChat, PayType.alipay, PayType.unionPay];

/** Types that are paid at a card reader of this machine. */
export const READER_PAY_TYPES: readonly PayType[] = [PayType.nayax, PayType.card];

/** Types whose money this kiosk takes itself: the backend knows of it only what the kiosk tells. */
export const OWN_PAY_TYPES: readonly PayType[] = [PayType.cash, ...READER_PAY_TYPES, PayType.onSite];

/** Payment status by the mobile-shell contract. Other numbers are kept, and treated as not yet decided. */
export const PaymentStatus = { waiting: 1, paying: 2, paid: 3, failed: 4, abnormal: 5 } as const;
