import * as z from 'zod';
import { MAX_AMOUNT_MINOR } from '../../../shared/domain/money.ts';
import { httpUrl, secretSchema } from './common-schema.ts';

/* The other systems beside the main backend. A part that is missing is switched off; `{}` lets the demo stand in. */

function together(keys: readonly string[]) {
  return (part: Readonly<Record<string, unknown>>): boolean => {
    const given = keys.filter((key) => part[key] !== undefined).length;
    return given === 0 || given === keys.length;
  };
}

const costMinor = z.number().int().min(0).max(MAX_AMOUNT_MINOR);

export const goboxSchema = z
  .strictObject({
    url: httpUrl.optional(),
    /** What the C8 gave this seller for reporting sales. */
    token: secretSchema.optional(),
    /** This kiosk's number at goBox. */
    devId: z.number().int().min(0).optional(),
    /** Sent as the user: shoppers have no account at this machine. */
    shopperId: z.string().min(1).default('walk-in'),
    /** Model → what the books know of it. By default the model's id is its barcode, and its cost is not known. */
    goods: z
      .record(
        z.string(),
        z.strictObject({ barcode: z.string().min(1).optional(), costMinor: costMinor.optional() }),
      )
      .default({}),
    /** For staff's pages: how they get their access token. */
    staff: z
      .strictObject({
        c8Url: httpUrl,
        setOfBook: z.string().min(1),
        userName: z.string().min(1),
        c8Token: secretSchema,
        /** The token of its own that a change of the set of books needs. */
        booksToken: secretSchema.optional(),
      })
      .optional(),
  })
  .refine(together(['url', 'token', 'devId']), { error: 'expected url, token and devId together' });
export type GoboxConfig = z.infer<typeof goboxSchema>;

export const vendingPlatformSchema = z
  .strictObject({
    url: httpUrl.optional(),
    appId: z.string().min(1).optional(),
    appSecret: secretSchema.optional(),
    /** Where the platform reaches `/<notify.secret>/notify/dispense` of this kiosk, or a relay before it. */
    notifyUrl: httpUrl.optional(),
  })
  .refine(together(['url', 'appId', 'appSecret', 'notifyUrl']), {
    error: 'expected url, appId, appSecret and notifyUrl together',
  });
export type VendingPlatformConfig = z.infer<typeof vendingPlatformSchema>;

const paperPrice = z.strictObject({
  /** The shop's own words: "A4", "70g". */
  size: z.string().min(1).max(20),
  caliper: z.string().min(1).max(20),
  color: z.enum(['mono', 'colorful']),
  /** 1: a sheet with one printed side; 2: a sheet with both. */
  side: z.union([z.literal(1), z.literal(2)]),
  unitMinor: z.number().int().min(0).max(MAX_AMOUNT_MINOR),
});
type PaperPriceConfig = z.infer<typeof paperPrice>;

export const printShopSchema = z
  .strictObject({
    url: httpUrl.optional(),
    token: secretSchema.optional(),
    /** How the token travels: the document does not say. */
    tokenHeader: z
      .string()
      .regex(/^[A-Za-z][A-Za-z-]*$/, { error: 'expected the name of a header' })
      .default('Authorization'),
    tokenPrefix: z
      .string()
      .regex(/^[\x20-\x7e]*$/, { error: 'expected plain letters' })
      .default('Bearer '),
    /** This kiosk's number among the print points. */
    pointId: z
      .string()
      .regex(/^\d{1,20}$/, { error: 'expected digits, as text' })
      .optional(),
    /** Text of the QR code, with `{order_id}` and, as it likes, `{amount}`. */
    qr: z
      .string()
      .min(1)
      .max(1000)
      .includes('{order_id}', { error: 'expected a template with {order_id}' })
      .optional(),
    /** What a sheet costs, and so what is offered. The backend settles by the same list. */
    prices: z
      .array(paperPrice)
      .min(1)
      .max(200)
      .refine(isOnePriceEach, { error: 'expected one price for each paper' })
      .optional(),
    /** What the range of a file counts: printed sides, or its own pages. */
    rangeCounts: z.enum(['laidOut', 'source']).default('laidOut'),
    /** Whether the shop delivers. */
    dispatching: z.boolean().default(false),
  })
  .refine(together(['url', 'token', 'pointId', 'qr', 'prices']), {
    error: 'expected url, token, pointId, qr and prices together',
  });
export type PrintShopConfig = z.infer<typeof printShopSchema>;

function isOnePriceEach(prices: readonly PaperPriceConfig[]): boolean {
  const papers = prices.map(({ size, caliper, color, side }) => JSON.stringify([size, caliper, color, side]));
  return new Set(papers).size === papers.length;
}

/** How the signed text is put together, since the document does not say. Templates with places in braces. */
const signRecipe = z.strictObject({
  pair: z
    .string()
    .includes('{value}', { error: 'expected a template with {value}' })
    .default('{name}={value}'),
  join: z.string().max(20).default('&'),
  whole: z
    .string()
    .includes('{pairs}', { error: 'expected a template with {pairs} and {key}' })
    .includes('{key}', { error: 'expected a template with {pairs} and {key}' })
    .default('{pairs}&key={key}'),
  letterCase: z.enum(['upper', 'lower']).default('upper'),
  keepsEmpty: z.boolean().default(false),
});

export const haidianSchema = z
  .strictObject({
    url: httpUrl.optional(),
    /** The key that every request is signed with. */
    signKey: secretSchema.optional(),
    sign: signRecipe.prefault({}),
    /** Who a shopper without an account is over there. */
    walkInId: z.number().int().min(0).default(0),
    /** Numbers of a coupon's `status` that say that it was used. */
    usedStatus: z.array(z.number().int()).min(1).max(20).default([1]),
    /** Sent with every order: somebody picks it up here. */
    consignee: z.string().min(1).max(60).default('顾客自提'),
    address: z.string().max(200).default(''),
    /** Model → its number in the retailer's books. By default the model's id. */
    goods: z.record(z.string(), z.string().min(1).max(64)).default({}),
  })
  .refine(together(['url', 'signKey']), { error: 'expected url and signKey together' });
export type HaidianConfig = z.infer<typeof haidianSchema>;
