import * as z from 'zod';
import { MAX_AMOUNT_MINOR } from '../../../shared/domain/money.ts';
import { DOCUMENT_ORDER_GROUPS, DOCUMENT_ORDER_STATES } from '../document-types.ts';
import { text, wholeNumber } from '../transport/wire.ts';
import { MAX_LIST_ROWS, type PrintShopEndpointName } from './limits.ts';

/**
 * The print shop's contract as data: one object per endpoint. Wire names are the document's; client and demo are both typed
 * by these objects. `answer` is the whole answer of a success.
 */
export interface PrintShopEndpoint<
  Asked extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly name: PrintShopEndpointName;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  /** Parameters of a GET, body of the others. */
  readonly request: Asked;
  readonly answer: Answer;
}

/** It goes into addresses and payment codes. */
const orderId = z.string().regex(/^[\w-]{1,64}$/);
const whole = (minimum: number, maximum: number) => z.int().min(minimum).max(maximum);
const wholeOnWire = (minimum: number, maximum: number) =>
  wholeNumber.refine((value) => value >= minimum && value <= maximum, {
    error: `expected ${minimum} to ${maximum}`,
  });

/* Our side of it: what may be asked. */

const pages = { least: 0, most: 99_999 } as const;
const fileFields = {
  fileID: z.string().regex(/^[0-9A-F]{32}$/),
  fileName: text,
  row: whole(1, 16),
  col: whole(1, 16),
  copies: whole(1, 999),
  size: text,
  caliper: text,
  color: z.enum(['mono', 'colorful']),
  side: z.union([z.literal(1), z.literal(2)]),
  startPage: whole(pages.least, pages.most),
  endPage: whole(pages.least, pages.most),
};
const dispatching = z.object({
  nickname: z.string(),
  phone: z.string(),
  address: z.string(),
  message: z.string(),
});

/* The backend's side: what may come. */

const maybeText = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((value) => value || null);
const textOrNumber = z.union([text, z.number().transform(String)]);
/** Shown to the shopper, so an answer that rambles on is cut. */
const words = z.string().transform((value) => value.slice(0, 200));
const minor = wholeOnWire(0, MAX_AMOUNT_MINOR);
const count = wholeOnWire(0, 9_999_999);
/** The document's `Date`: milliseconds since 1970, in its examples as a text. */
const stamp = wholeOnWire(0, 8_640_000_000_000_000);
const maybeStamp = stamp.nullish().transform((value) => value ?? null);
const state = z
  .string()
  .transform((value) => DOCUMENT_ORDER_STATES.find((known) => known === value) ?? ('UNKNOWN' as const));
const side = wholeNumber.pipe(z.union([z.literal(1), z.literal(2)]));
/** The document calls the size a number, and its example is "A4". */
const paper = { size: textOrNumber, caliper: textOrNumber, color: z.enum(['mono', 'colorful']), side };

const download = z
  .object({ enable: z.boolean(), url: z.string().nullish() })
  .refine(({ enable, url }) => !enable || /^https?:$/.test(URL.parse(url ?? '')?.protocol ?? ''), {
    error: 'expected an http or https address',
    path: ['url'],
  });

const orderDetail = z.object({
  uid: textOrNumber,
  code: maybeText,
  username: z.string(),
  nickname: z.string(),
  orderID: orderId,
  orderDate: stamp,
  state,
  payDate: maybeStamp,
  payway: maybeText,
  pointName: z.string(),
  pointPhone: maybeText,
  printDate: maybeStamp,
  pointID: textOrNumber,
  money: minor,
  files: z
    .array(
      z.object({
        fileID: z
          .string()
          .regex(/^[0-9A-Fa-f]{32}$/)
          .transform((md5) => md5.toUpperCase()),
        fileName: z.string(),
        row: wholeOnWire(1, 16),
        col: wholeOnWire(1, 16),
        copies: wholeOnWire(1, 999),
        ...paper,
        startPage: wholeOnWire(pages.least, pages.most),
        endPage: wholeOnWire(pages.least, pages.most),
        download,
      }),
    )
    .min(1),
  dispatching: dispatching.nullish().transform((value) => value ?? null),
  settle: z.array(z.object({ ...paper, unit: minor, count })),
});

const orderBase = z.object({
  orderID: orderId,
  orderDate: stamp,
  state,
  money: minor,
  pointName: z.string(),
  fileCount: count,
  filePrename: z.string(),
});

const success = z.literal('OK');

export const printShop = {
  verify: {
    name: 'verify',
    method: 'POST',
    path: '/API/order/verify',
    request: z.object({
      pointID: z.string().regex(/^\d+$/),
      money: whole(0, MAX_AMOUNT_MINOR),
      files: z.array(z.object(fileFields)).min(1),
      dispatching: dispatching.optional(),
    }),
    answer: z.object({ result: success, info: z.object({ orderID: orderId, desc: words }) }),
  },
  detail: {
    name: 'detail',
    method: 'GET',
    path: '/API/order/detail',
    request: z.object({ orderID: orderId }),
    answer: z.object({ result: success, info: orderDetail }),
  },
  info: {
    name: 'info',
    method: 'GET',
    path: '/API/orders/info',
    request: z.object({
      limits: z.coerce.number().int().min(1).max(MAX_LIST_ROWS),
      page: z.coerce.number().int().min(1),
      type: z.enum(DOCUMENT_ORDER_GROUPS),
    }),
    answer: z.object({ result: success, info: z.array(orderBase) }),
  },
  amount: {
    name: 'amount',
    method: 'GET',
    path: '/API/orders/amount',
    request: z.object({}),
    answer: z.object({
      result: success,
      info: z.object({
        ALL: count,
        PAYING: count,
        PAID: count,
        PRINTED: count,
        FINISH: count,
        REFUND: count,
      }),
    }),
  },
  cancel: {
    name: 'cancel',
    method: 'PUT',
    path: '/API/order/cancel',
    request: z.object({ orderID: orderId }),
    answer: z.object({ result: success }),
  },
} as const satisfies Record<PrintShopEndpointName, PrintShopEndpoint>;

export type VerifyOnWire = z.output<typeof printShop.verify.request>;
export type FileOnWire = VerifyOnWire['files'][number];
export type OrderDetailOnWire = z.output<typeof orderDetail>;
export type OrderBaseOnWire = z.output<typeof orderBase>;

/** Success says OK; what another word means, the document does not say. */
export const resultSchema = z.object({ result: z.string(), info: z.unknown().optional() });
