import * as z from 'zod/mini';
import { currencySchema } from '../domain/money.ts';
import { payTypeSchema } from '../domain/payment.ts';
import { event, method, nothing } from './method.ts';

export const localeSchema = z.enum(['en', 'zh-CN']);
export type Locale = z.infer<typeof localeSchema>;

/** What the page has to know of the configuration. Some of it staff can change while the kiosk runs. */
export const kioskInfoSchema = z.object({
  /** True when any part (backend, money, hardware) is the demo's: the screen says DEMO in a corner. */
  demo: z.boolean(),
  locales: z.array(localeSchema).check(z.minLength(1)),
  currency: currencySchema,
  idleSeconds: z.number(),
  /** Resolution at which the print picture is to be drawn, dots per inch. */
  printDpi: z.number(),
  /** Payment types of the configuration, in its order. */
  payTypes: z.array(payTypeSchema),
  /** The digits of the PIN pad change places, so that nobody reads a PIN off the fingers. */
  shuffledPinPad: z.boolean(),
  /** Of the site, an IANA name: times are told by its clocks, whatever the machine's own are set to. */
  timeZone: z.string(),
  /** How bright the picture is, and how loud a sound; percent of what the machine can do. */
  brightnessPercent: z.number(),
  volumePercent: z.number(),
  /** What the kiosk does beside selling cases. A system that is off is not in it, and its screens are nowhere. */
  services: z.array(z.enum(['members', 'documents'])),
  /** First run: it can be begun by whoever is there, or whoever has the owner's PIN can go on. Missing: neither. */
  setUp: z.optional(z.enum(['begin', 'goOn'])),
});
export type KioskInfo = z.infer<typeof kioskInfoSchema>;

/** What shoppers read while staff keep the kiosk closed, by language; null: the usual words. */
export const closedMessageSchema = z.object({
  en: z.nullable(z.string().check(z.maxLength(200))),
  'zh-CN': z.nullable(z.string().check(z.maxLength(200))),
} satisfies Record<Locale, unknown>);
export type ClosedMessage = z.infer<typeof closedMessageSchema>;

/** Why nothing can be sold. `detail` is for the technician: it names the setting or part, and what was expected. */
export const kioskStatusSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('inService') }),
  z.object({
    kind: z.literal('outOfService'),
    reason: z.enum(['configuration', 'storage', 'device', 'staff', 'starting', 'backend']),
    detail: z.array(z.string()),
    message: z.optional(closedMessageSchema),
  }),
  /** By its opening hours. Null: it is not known when it opens again. */
  z.object({ kind: z.literal('closed'), opensAtMs: z.nullable(z.number()) }),
]);
export type KioskStatus = z.infer<typeof kioskStatusSchema>;

/** One running order on the board of the attract screen. */
export const boardRowSchema = z.object({
  queueNo: z.string(),
  state: z.enum(['waiting', 'printing', 'ready', 'attention']),
});
export type BoardRow = z.infer<typeof boardRowSchema>;

export const getKioskInfo = method('getKioskInfo', nothing, kioskInfoSchema);
export const getKioskStatus = method('getKioskStatus', nothing, kioskStatusSchema);
export const getBoard = method('getBoard', nothing, z.array(boardRowSchema));

export const kioskStatusChanged = event('kioskStatusChanged', kioskStatusSchema);
export const kioskInfoChanged = event('kioskInfoChanged', kioskInfoSchema);
export const boardChanged = event('boardChanged', z.array(boardRowSchema));
