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
