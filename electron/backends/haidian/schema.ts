import * as z from 'zod';
import { text, wholeNumber } from '../transport/wire.ts';
import type { HaidianEndpointName } from './limits.ts';

/**
 * The Haidian contract as data: one object per endpoint. Wire names are the document's; client and demo are both typed by
 * these objects. `holds` says what `data` of a good answer is: nothing, one thing (or none), or many.
 */
export interface HaidianEndpoint<Asked extends z.ZodType = z.ZodType, Answer extends z.ZodType = z.ZodType> {
  readonly name: HaidianEndpointName;
  readonly path: string;
  readonly request: Asked;
  readonly holds: 'nothing' | 'one' | 'many';
  readonly answer: Answer;
}

/** 0 is success; anything else comes with `msg`. */
export const envelopeSchema = z.object({
  code: wholeNumber,
  msg: z.unknown().optional(),
  data: z.unknown().optional(),
});
export const HaidianCode = { success: 0, refused: -1 } as const;

/** The document's numbers for `order_type`, and its words for `send_type`. */
export const OrderType = { pickUp: 1, delivery: 2 } as const;
export const SendType = { pickUp: '自提', delivery: '配送' } as const;

const userId = wholeNumber.refine((value) => value >= 0, { error: 'expected no negative number' });
const textOrNumber = z.union([text, z.int().transform(String)]);
const maybeText = z
  .union([z.string(), z.int().transform(String)])
  .nullish()
  .transform((value) => (value == null || value === '' ? null : value));
/** Major units; read by its digits, never by arithmetic. */
const amount = z.union([z.number(), z.string()]);
/** Seconds since 1970 or a text in the site's time; `read-time.ts` makes sense of it. */
const moment = z.union([z.int(), z.string()]);
const flag = z.union([z.boolean(), wholeNumber.transform((value) => value !== 0)]);

const user = z.object({
  uid: userId.refine((value) => value > 0, { error: 'expected a number above 0' }),
  account: maybeText,
  nickname: maybeText,
  group_level: wholeNumber,
  create_time: moment.nullish(),
  last_login_time: moment.nullish(),
});

const order = z.object({
  order_id: textOrNumber.nullish(),
  order_sn: textOrNumber,
  user_id: userId,
  order_type: wholeNumber,
  order_amount: amount,
  shipping_fee: amount.nullish(),
  goods_amount: amount,
  act_price: amount.nullish(),
  coupons_id: maybeText,
  pay_name: maybeText,
  /** Personal, and of no use here: they go no further than this. */
  consignee: z.unknown().optional(),
  address: z.unknown().optional(),
  add_time: moment,
  pay_time: moment.nullish(),
  order_goods: z.array(
    z.object({
      goods_no: textOrNumber.nullish(),
      goods_name: z.string(),
      goods_price: amount,
      goods_number: wholeNumber.refine((value) => value >= 0, { error: 'expected no negative number' }),
      goods_amount: amount,
    }),
  ),
});

const rule = z.object({
  coupons_price: amount,
  min_goods_amount: amount.nullish(),
  start_time: moment,
  end_time: moment,
});

/** A list by the document; some servers hand over a JSON column as its text. */
const rules = z.union([
  z.array(rule).min(1),
  z
    .string()
    .transform((json, context) => {
      try {
        return JSON.parse(json) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'expected a list as JSON' });
        return z.NEVER;
      }
    })
    .pipe(z.array(rule).min(1)),
]);

const coupon = z.object({
  user_id: userId,
  coupons_id: textOrNumber,
  coupons_sn: textOrNumber,
  coupons_name: maybeText,
  status: wholeNumber,
  is_enable: flag,
  is_delete: flag,
  ext_info: rules,
});

/** What we ask. The document gives no field as required; what is sent always is required here. */
const sign = text;
const memberId = z.int().min(0);
const wireAmount = z.string().regex(/^\d+(\.\d+)?$/);
const siteTime = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const couponFields = { user_id: memberId, coupons_id: z.string().optional(), coupons_sn: text, sign };
const nothing = z.unknown();

export const haidian = {
  userInfo: {
    name: 'userInfo',
    path: '/api/user-info',
    request: z
      .object({ mobile: text.optional(), real_name: text.optional(), sign })
      .refine(({ mobile, real_name }) => (mobile === undefined) !== (real_name === undefined)),
    holds: 'one',
    answer: user,
  },
  orderList: {
    name: 'orderList',
    path: '/api/order-list',
    request: z.object({
      user_id: memberId.optional(),
      mobile: text.optional(),
      order_sn: text.optional(),
      page: z.int().min(1).optional(),
      start_date: day.optional(),
      end_date: day.optional(),
      sign,
    }),
    holds: 'many',
    answer: order,
  },
  orderAdd: {
    name: 'orderAdd',
    path: '/api/order-add',
    request: z.object({
      user_id: memberId,
      order_sn: text,
      order_amount: wireAmount,
      goods_amount: wireAmount,
      shipping_fee: wireAmount,
      order_type: z.enum(['1', '2']),
      consignee: z.string(),
      address: z.string(),
      add_time: siteTime,
      pay_time: siteTime,
      sign,
      order_goods: z
        .array(
          z.object({
            goods_no: text,
            goods_name: text,
            goods_price: wireAmount,
            goods_number: z.string().regex(/^[1-9]\d*$/),
            goods_amount: wireAmount,
          }),
        )
        .min(1),
    }),
    holds: 'nothing',
    answer: nothing,
  },
  couponsInfo: {
    name: 'couponsInfo',
    path: '/api/coupons-info',
    request: z.object(couponFields),
    holds: 'one',
    answer: coupon,
  },
  couponsUse: {
    name: 'couponsUse',
    path: '/api/coupons-use',
    request: z.object({ ...couponFields, coupons_id: text }),
    holds: 'nothing',
    answer: nothing,
  },
  orderSend: {
    name: 'orderSend',
    path: '/api/order-send',
    request: z.object({
      user_id: memberId,
      order_sn: text,
      send_type: z.enum(SendType),
      express_no: z.string(),
      sign,
    }),
    holds: 'nothing',
    answer: nothing,
  },
} as const satisfies Record<HaidianEndpointName, HaidianEndpoint>;

export type OrderOnWire = z.output<typeof order>;
export type CouponOnWire = z.output<typeof coupon>;
