import * as z from 'zod';
import { wholeNumber } from '../transport/wire.ts';

/** The vending-platform contract as data. Wire names are the document's; client and demo are both typed by it. */
export const ORDERS_PATH = '/api/openapi/v1/orders';

export const machineNoSchema = z.string().regex(/^\d{8}$/, 'expected eight digits');
/** The document asks for 20 to 32 characters, digits where possible. */
export const tradeIdSchema = z.string().min(20).max(32);

export const orderRequestSchema = z.object({
  machine_no: machineNoSchema,
  notify_url: z.url({ protocol: /^https?$/ }),
  trade_id: tradeIdSchema,
  products: z.array(z.object({ product_id: z.int().min(1), quantity: z.int().min(1) })).min(1),
});
export type OrderOnWire = z.input<typeof orderRequestSchema>;

/** Protobuf on the other side leaves out what is zero, empty or false: missing is the default, `null` is nothing of it. */
export const envelopeSchema = z.object({
  code: wholeNumber.default(0),
  message: z.string().default(''),
  data: z.unknown().optional(),
});

/** Protobuf writes 64-bit numbers as strings. An order never has number 0, so a missing one is no default. */
const orderNumber = z.union([z.int().min(1).transform(String), z.string().regex(/^[1-9]\d{0,19}$/)]);
export const orderAnswerSchema = z.object({ order_id: orderNumber });
