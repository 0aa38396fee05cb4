import * as z from 'zod/mini';
import { brandSchema, modelSchema } from './catalogue.ts';
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
/**
 * The page says that it runs: several times a second, whatever is on it. A host whose page hangs hears it no more, and opens
 * it anew.
 */
export const tellAlive = method('tellAlive', nothing, z.strictObject({}));
/** Ends the session. An unpaid sale is cancelled, a paid one goes on without its shopper. */
export const endSession = method(
  'endSession',
  z.strictObject({ reason: z.enum(['finished', 'cancelled', 'idle']) }),
  z.strictObject({}),
);

/** What the shopper has chosen and made so far, for a page that is loaded anew in the middle of it. */
export const keptDraftSchema = z.object({
  step: z.enum(['brand', 'model', 'design', 'review']),
  brand: z.nullable(brandSchema),
  model: z.nullable(modelSchema),
  /** The design document, or null. Its schema would weigh on the start of the page: both sides read it by `parseDesign`. */
  design: z.unknown(),
});
export type KeptDraft = z.infer<typeof keptDraftSchema>;

/**
 * Keeps the draft in the memory of the main process, and nowhere else, until the session ends. The last one wins.
 * Errors: conflict (another session is open), badCall (no design by its schema, or far too large).
 */
export const keepDraft = method(
  'keepDraft',
  z.strictObject({ sessionId: z.string(), draft: keptDraftSchema }),
  z.strictObject({}),
);
/** The open session's draft. Null: there is none, or it has been asked for so often that it may be what breaks the page. */
export const getDraft = method('getDraft', nothing, z.nullable(keptDraftSchema));
