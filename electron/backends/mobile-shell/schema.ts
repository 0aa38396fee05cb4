import * as z from 'zod';
import { text, wholeNumber } from '../transport/wire.ts';
import type { EndpointName } from './limits.ts';

/**
 * The mobile-shell contract as data: one object per endpoint, with its path, what is asked and what `data` holds.
 * Wire names are the document's. The client and the demo backend are both typed by these objects.
 */
export interface EndpointContract<
  Request extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  /** Its line in ENDPOINT_LIMITS. */
  readonly name: EndpointName;
  readonly path: string;
  readonly request: Request;
  readonly answer: Answer;
}

/** Major units. A string keeps its digits; the amount is read by shared/domain/money.ts, never by arithmetic here. */
const amountOnWire = z.union([z.number(), z.string()]);
const textOrNumber = z.union([text, z.number().transform(String)]);

const statusEntry = z.object({ third_id: text, status: wholeNumber });
const idList = z.array(text);

function contract<const Path extends string, Request extends z.ZodType, Answer extends z.ZodType>(
  name: EndpointName,
  path: Path,
  request: Request,
  answer: Answer,
) {
  return { name, path, request, answer } as const satisfies EndpointContract<Request, Answer>;
}

/** Every answer of the backend, and of a notification's receiver. */
export const envelopeSchema = z.object({
  msg: z.string().nullish(),
  code: wholeNumber,
  data: z.unknown().optional(),
});

/** The token goes into a header, so it must be printable ASCII without spaces. */
const tokenSchema = z.string().regex(/^[\x21-\x7e]+$/);

export const PRINT_FILE_TYPE = 23;

export const mobileShell = {
  login: contract(
    'login',
    '/user/login',
    z.object({ account: text, password: text }),
    z.object({ id: text, account: text, token: tokenSchema }),
  ),
  listBrands: contract(
    'listBrands',
    '/brand/list',
    z.object({}),
    z.array(z.object({ id: text, name: z.string(), e_name: z.string() })),
  ),
  listStock: contract(
    'listStock',
    '/stock/list',
    z.object({ device_id: text, brand_id: text }),
    z.array(
      z.object({
        mobile_model_id: text,
        mobile_model_name: z.string(),
        price: amountOnWire,
        stock: wholeNumber,
      }),
    ),
  ),
  /** multipart/form-data: the field `type`, and the file itself in the field `file`. */
  uploadFile: contract(
    'uploadFile',
    '/file/upload',
    z.object({ type: wholeNumber }),
    z.url({ protocol: /^https?$/ }),
  ),
  reportPayment: contract(
    'reportPayment',
    '/order/payData',
    z.object({
      mobile_model_id: text,
      device_id: text,
      third_id: text,
      pay_amount: z.number(),
      pay_type: z.int(),
    }),
    z.object({ id: text, third_id: text }),
  ),
  getPaymentStatus: contract('getPaymentStatus', '/order/getPayStatus', idList, z.array(statusEntry)),
  placeOrder: contract(
    'placeOrder',
    '/order/orderData',
    z.object({
      third_pay_id: text,
      third_id: text,
      mobile_model_id: text,
      pic: text,
      device_id: text,
    }),
    z.object({ id: text, third_id: text, queue_no: textOrNumber, status: wholeNumber }),
  ),
  getOrderStatus: contract('getOrderStatus', '/order/getOrderStatus', idList, z.array(statusEntry)),
  listPrintJobs: contract(
    'listPrintJobs',
    '/order/printList',
    z.object({ device_id: text }),
    z.array(
      z.object({
        mobile_model_name: z.string(),
        id: text,
        third_id: text,
        pic: text,
        queue_no: textOrNumber,
        status: wholeNumber,
      }),
    ),
  ),
  /** The two interfaces that the document marks with `*`. Whoever receives them chooses the address. */
  notifyPayment: contract(
    'notifyPayment',
    '/notify/payment',
    z
      .array(
        z.object({
          third_id: text,
          pay_type: z.int(),
          pay_amount: amountOnWire,
          pay_date: text,
          status: wholeNumber,
        }),
      )
      .min(1),
    z.string(),
  ),
  notifyOrder: contract('notifyOrder', '/notify/order', z.array(statusEntry).min(1), z.string()),
} as const;

export type PaymentNewsOnWire = z.input<typeof mobileShell.notifyPayment.request>[number];
export type OrderNewsOnWire = z.input<typeof mobileShell.notifyOrder.request>[number];
