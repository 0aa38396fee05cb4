import * as z from 'zod/mini';
import { localeSchema } from './kiosk.ts';
import { method, nothing } from './method.ts';

/** One shopper at the screen, from the first tap to the moment when everything of theirs is erased. */
export const sessionSchema = z.object({
  sessionId: z.string(),
  locale: localeSchema,
  /** The sale that this shopper has begun, if any. */
  saleId: z.nullable(z.string()),
});
export type Session = z.infer<typeof sessionSchema>;

/** Begins a session; one that is still open is ended first, and its photos are erased. */
export const startSession = method('startSession', z.strictObject({ locale: localeSchema }), sessionSchema);
export const changeLocale = method('changeLocale', z.strictObject({ locale: localeSchema }), sessionSchema);
/**
 * The open session, for a screen that was loaded anew in mid-sale. The screen asks every half minute while it has one: a
 * session whose screen is not heard of for minutes is ended, and its photos are erased.
 */
export const getSession = method('getSession', nothing, z.nullable(sessionSchema));
/** Ends the session. An unpaid sale is cancelled, a paid one goes on without its shopper. */
export const endSession = method(
  'endSession',
  z.strictObject({ reason: z.enum(['finished', 'cancelled', 'idle']) }),
  z.strictObject({}),
);
