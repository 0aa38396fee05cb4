import * as z from 'zod';
import { text, wholeNumber } from '../transport/wire.ts';
import type { GoboxEndpointName } from './limits.ts';

/**
 * The goBox contract as data: one object per endpoint. Wire names are the document's; client and demo are both typed by
 * these objects. `flag` is the field of the answer that says 1 for success.
 */
export interface GoboxEndpoint<Asked extends z.ZodType = z.ZodType, Answer extends z.ZodType = z.ZodType> {
  readonly name: GoboxEndpointName;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `:id` stands for a number; `action` goes into the query. */
  readonly path: string;
  readonly action?: string;
  readonly flag: 'status' | 'state';
  /** Parameters of a GET, body of the others. */
  readonly request: Asked;
  readonly answer: Answer;
}

const maybeText = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((value) => value ?? null);
const maybeNumber = wholeNumber.nullish().transform((value) => value ?? null);
const textOrNumber = z.union([text, z.number().transform(String)]);
/** Major units; read by its digits, never by arithmetic. */
const amountOnWire = z.union([z.number(), z.string()]);
const nothing = z.object({});
const id = wholeNumber.refine((value) => value >= 0);

/** Our side of it: what may be asked. */
const deviceFields = z.object({
  name: text,
  dev_id: z.int().min(0),
  store_id: z.int().min(0),
  bank_id: z.int().min(0),
  member_id: z.int().min(0),
  employee_id: z.int().min(0),
  bill_type: z.int().min(0),
});

const device = z.object({
  id,
  set_of_book: z.string(),
  name: z.string(),
  dev_id: wholeNumber,
  store_id: wholeNumber,
  bank_id: wholeNumber,
  member_id: wholeNumber,
  employee_id: wholeNumber,
  bill_type: wholeNumber,
  created_at: maybeText,
  created_user: maybeText,
  updated_at: maybeText,
  updated_user: maybeText,
});

const setOfBook = z.object({
  id,
  set_of_book: z.string(),
  app_key: maybeText,
  user_name: maybeText,
  access_token: maybeText,
  token_created_at: maybeText,
  expired_at: maybeText,
  token: maybeText,
  updated_at: maybeText,
  updated_user: maybeText,
});

const product = z.object({
  barcode: textOrNumber,
  name: z.string(),
  num: wholeNumber,
  amount: amountOnWire,
  cost: amountOnWire.nullish(),
});

/** A JSON column: some servers hand it over as its text. */
const products = z.union([
  z.array(product),
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
    .pipe(z.array(product)),
]);

const order = z.object({
  id,
  set_of_book: z.string(),
  trans_id: textOrNumber,
  status: wholeNumber,
  e_id: maybeText,
  dev_id: wholeNumber,
  create_time: text,
  update_time: maybeText,
  total_amount: amountOnWire,
  products,
  created_at: maybeText,
  created_user: maybeText,
  is_imported: z.union([z.boolean(), wholeNumber.transform((value) => value !== 0)]),
  imported_at: maybeText,
  imported_user: maybeText,
  retail_id: maybeNumber,
  retail_code: maybeText,
});

const orderFilter = {
  dev_id: z.coerce.number().int().optional(),
  trans_id: z.string().optional(),
  status: z.coerce.number().int().optional(),
};
const paging = { start: z.coerce.number().int().min(0), limit: z.coerce.number().int().min(1).max(500) };
const moment = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);

function endpoint<Asked extends z.ZodType, Answer extends z.ZodType>(
  name: GoboxEndpointName,
  [method, path, action]: readonly [GoboxEndpoint['method'], string, string?],
  request: Asked,
  answer: Answer,
) {
  const flag = name === 'createOrder' ? 'status' : 'state';
  const place = action === undefined ? { path } : { path, action };
  return { name, method, ...place, flag, request, answer } as const satisfies GoboxEndpoint<Asked, Answer>;
}

export const gobox = {
  createOrder: endpoint(
    'createOrder',
    ['POST', '/api/create_order'],
    z.object({
      trans_id: text,
      status: z.int(),
      e_id: text,
      dev_id: z.int(),
      create_time: moment,
      update_time: moment,
      products: z
        .array(
          z.object({
            barcode: text,
            name: text,
            num: z.int().min(1),
            amount: z.number().min(0),
            cost: z.number().min(0),
          }),
        )
        .min(1),
    }),
    nothing,
  ),
  getAccessToken: endpoint(
    'getAccessToken',
    ['GET', '/api/access_token'],
    z.object({ url: z.url(), set_of_book: text, user_name: text }),
    // It goes into a header, so it must be printable ASCII without spaces.
    z.object({ token: z.string().regex(/^[\x21-\x7e]+$/) }),
  ),
  readSetOfBook: endpoint(
    'readSetOfBook',
    ['GET', '/api/set_of_books'],
    z.object({ set_of_book: text }),
    setOfBook,
  ),
  changeSetOfBook: endpoint(
    'changeSetOfBook',
    ['PUT', '/api/set_of_books/:id'],
    z.object({ app_key: text, user_name: text }),
    setOfBook,
  ),
  createDevice: endpoint('createDevice', ['POST', '/api/devices'], deviceFields, device),
  listDevices: endpoint(
    'listDevices',
    ['GET', '/api/devices'],
    z.object({ name: z.string().optional(), ...paging }),
    z.object({ total: wholeNumber, root: z.array(device) }),
  ),
  readDevice: endpoint('readDevice', ['GET', '/api/devices/:id'], nothing, device),
  changeDevice: endpoint('changeDevice', ['PUT', '/api/devices/:id'], deviceFields, device),
  deleteDevice: endpoint('deleteDevice', ['DELETE', '/api/devices/:id'], nothing, nothing),
  /** `page` is the answer's own word for the next one; the document does not name the parameter. */
  downloadOrders: endpoint(
    'downloadOrders',
    ['GET', '/api/orders', 'get_orders'],
    z.object({
      start_date: moment,
      end_date: moment,
      ...orderFilter,
      page: z.coerce.number().int().min(1).optional(),
    }),
    z.object({ page: maybeNumber }),
  ),
  queryOrders: endpoint(
    'queryOrders',
    ['GET', '/api/orders', 'trade_view'],
    z.object({
      start_date: moment.optional(),
      end_date: moment.optional(),
      ...orderFilter,
      is_imported: z.enum(['0', '1']).optional(),
      ...paging,
    }),
    z.object({ total: wholeNumber, root: z.array(order) }),
  ),
  importOrder: endpoint('importOrder', ['GET', '/api/orders/:id', 'import'], nothing, nothing),
  resetOrder: endpoint('resetOrder', ['GET', '/api/orders/:id', 'init_order'], nothing, nothing),
  deleteOrder: endpoint('deleteOrder', ['DELETE', '/api/orders/:id'], nothing, nothing),
} as const;

export type SetOfBookOnWire = z.output<typeof setOfBook>;
export type DeviceOnWire = z.output<typeof device>;
export type DeviceFieldsOnWire = z.output<typeof deviceFields>;
export type OrderOnWire = z.output<typeof order>;

/** 1 is success; anything else comes with `errmsg`. */
export const flagSchema = {
  status: z.object({ status: wholeNumber, errmsg: z.unknown().optional() }),
  state: z.object({ state: wholeNumber, errmsg: z.unknown().optional() }),
} as const;
