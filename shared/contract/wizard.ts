import * as z from 'zod/mini';
import { currencySchema } from '../domain/money.ts';
import { localeSchema } from './kiosk.ts';
import { method, nothing } from './method.ts';

/** The first run of a kiosk, step by step: from a bare screen to a test sale. */

/** In the order in which the wizard leads through them. */
export const SET_UP_STEPS = [
  'language',
  'owner',
  'deviceId',
  'backend',
  'payments',
  'devices',
  'testSale',
] as const;
export const setUpStepSchema = z.enum(SET_UP_STEPS);
export type SetUpStep = z.infer<typeof setUpStepSchema>;

/** Steps that the kiosk cannot see for itself, or that a site may do without. */
export const PASSABLE_STEPS = ['language', 'devices', 'testSale'] as const satisfies readonly SetUpStep[];

const setUpViewSchema = z.object({
  steps: z.array(
    z.object({
      step: setUpStepSchema,
      /** `passed`: somebody said that it is well as it is, or is to be done without. */
      state: z.enum(['open', 'passed', 'done']),
    }),
  ),
  /** Of the sale that was begun as a test, the furthest that one came. */
  testSale: z.enum(['none', 'begun', 'paid', 'made']),
  ended: z.nullable(z.object({ kind: z.enum(['finished', 'skipped']), atMs: z.number() })),
});
export type SetUpView = z.infer<typeof setUpViewSchema>;

export const beginSetUpAnswerSchema = z.discriminatedUnion('kind', [
  /** It is kept, and the kiosk starts anew with it. */
  z.object({ kind: z.literal('restarting') }),
  z.object({
    kind: z.literal('refused'),
    /** `notOffered`: somebody else has set a PIN meanwhile, or this is no first run. */
    reason: z.enum(['notOffered', 'pinTooEasy', 'notFitting', 'onTrial', 'notKept']),
  }),
]);
export type BeginSetUpAnswer = z.infer<typeof beginSetUpAnswerSchema>;

const setUpAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('refused'), reason: z.enum(['notPassable', 'notKept']) }),
]);
export type SetUpAnswer = z.infer<typeof setUpAnswer>;

export const wizardMethods = {
  /** The one call that needs no PIN, since it sets the first one; refused as soon as there is any. */
  beginSetUp: method(
    'beginSetUp',
    z.strictObject({
      locales: z.array(localeSchema).check(z.minLength(1), z.maxLength(2)),
      shopName: z.nullable(z.string().check(z.regex(/\S/), z.maxLength(60))),
      timeZone: z.string().check(z.minLength(1), z.maxLength(60)),
      currency: currencySchema,
      pin: z.string().check(z.regex(/^\d{4,10}$/)),
    }),
    beginSetUpAnswerSchema,
  ),
  getSetUp: method('getSetUp', nothing, setUpViewSchema),
  passSetUpStep: method('passSetUpStep', z.strictObject({ step: setUpStepSchema }), setUpAnswer),
  /** From now on a sale at the screen counts as the test. */
  beginTestSale: method('beginTestSale', nothing, setUpAnswer),
  /** The attract screen offers it no more. */
  endSetUp: method('endSetUp', z.strictObject({ kind: z.enum(['finished', 'skipped']) }), setUpAnswer),
} as const;
