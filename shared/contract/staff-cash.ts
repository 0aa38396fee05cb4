import * as z from 'zod/mini';
import { amountMinorSchema, currencySchema } from '../domain/money.ts';
import { method, nothing } from './method.ts';

/* What should be in the machine, counting it, and emptying it. For staff only. Amounts in minor units. */

/** Where cash lies: the changer's tubes, the box under it, the box behind the note slot. */
export const cashPlaceSchema = z.enum(['tubes', 'cashBox', 'stacker']);
export type CashPlace = z.infer<typeof cashPlaceSchema>;
export const CASH_PLACES = cashPlaceSchema.options;

/** So many coins or notes of one value. */
export const piecesSchema = z.object({
  valueMinor: amountMinorSchema.check(z.minimum(1)),
  count: z.number().check(z.int(), z.minimum(0), z.maximum(9_999)),
});
export type Pieces = z.infer<typeof piecesSchema>;
const pieces = z.array(piecesSchema).check(z.maxLength(32));

export const placeViewSchema = z.object({
  place: cashPlaceSchema,
  /** By the book. Null: what lay in it when the book began was never counted. */
  expectedMinor: z.nullable(z.number()),
  /** As far as the book knows single coins or notes; of the tubes it knows none. */
  expected: z.array(piecesSchema),
  /** What the device itself says lies in it; null: it does not say. */
  level: z.nullable(z.object({ amountMinor: z.number(), pieces: z.array(piecesSchema) })),
  /** What can lie in it, ascending. */
  valuesMinor: z.array(z.number()),
});
export type PlaceView = z.infer<typeof placeViewSchema>;

/** By which way money was taken. `qr…`: by phone. */
export const takingMeansSchema = z.enum([
  'coins',
  'bills',
  'reader1',
  'reader2',
  'weChat',
  'alipay',
  'unionPay',
  'phone',
  'coupon',
  'staff',
]);
export type TakingMeans = z.infer<typeof takingMeansSchema>;

/** What came in and went back in some time. A later word (a refund) counts in the time in which it was said. */
export const takingsSchema = z.object({
  lines: z.array(
    z.object({
      means: takingMeansSchema,
      takenMinor: z.number(),
      /** By the machine, the shop's system or the card company; also what turned out never to have been taken. */
      backMinor: z.number(),
    }),
  ),
  sold: z.object({ cases: z.number(), amountMinor: z.number() }),
  /** Out of the shop's own till, for claims: the machine still has that money. */
  byHandMinor: z.number(),
  paidOutMinor: z.number(),
  /** Came while nobody was paying, and did not go back. */
  strayMinor: z.number(),
});
export type Takings = z.infer<typeof takingsSchema>;

export const cashReasonSchema = z.enum([
  'miscounted',
  'putIn',
  'takenOut',
  'foreignMoney',
  'machineUnclear',
  'unknown',
]);
export type CashReason = z.infer<typeof cashReasonSchema>;

const counted = z.object({
  tubes: z.nullable(pieces),
  cashBox: z.nullable(pieces),
  stacker: z.nullable(pieces),
});
export type Counted = z.infer<typeof counted>;

export const placeResultSchema = z.object({
  place: cashPlaceSchema,
  expectedMinor: z.nullable(z.number()),
  countedMinor: z.number(),
  /** Null: there was nothing to compare with. */
  varianceMinor: z.nullable(z.number()),
});
export type PlaceResult = z.infer<typeof placeResultSchema>;

/** A cash-up that has been begun. It can be left and taken up again. */
export const openCashUpSchema = z.object({
  cashUpId: z.string(),
  /** Grows with each change: an order that was given by an older picture is refused. */
  revision: z.number(),
  startedAtMs: z.number(),
  startedBy: z.string(),
  counted: z.nullable(counted),
  results: z.array(placeResultSchema),
  emptied: z.nullable(z.object({ cashBox: z.boolean(), stacker: z.boolean() })),
  /** What lies in the tubes for the next shoppers. */
  float: z.nullable(z.array(piecesSchema)),
});
export type OpenCashUp = z.infer<typeof openCashUpSchema>;

export const cashUpLineSchema = z.object({
  number: z.number(),
  closedAtMs: z.number(),
  signedBy: z.string(),
  countedMinor: z.number(),
  varianceMinor: z.number(),
  /** False: the record is not what was signed. */
  isWhole: z.boolean(),
});
export type CashUpLine = z.infer<typeof cashUpLineSchema>;

export const closedCashUpSchema = z.object({
  ...cashUpLineSchema.shape,
  fromMs: z.nullable(z.number()),
  startedBy: z.string(),
  results: z.array(placeResultSchema),
  counted,
  emptied: z.object({ cashBox: z.boolean(), stacker: z.boolean() }),
  float: z.nullable(z.array(piecesSchema)),
  reason: z.nullable(cashReasonSchema),
  note: z.string(),
  takings: takingsSchema,
  hash: z.string(),
});
export type ClosedCashUp = z.infer<typeof closedCashUpSchema>;

export const cashViewSchema = z.object({
  currency: currencySchema,
  places: z.array(placeViewSchema),
  /** When the last cash-up was signed; null: there was none. */
  sinceMs: z.nullable(z.number()),
  since: takingsSchema,
  today: takingsSchema,
  /** Nobody can tell whether this came out, or is inside. */
  unclear: z.object({ paidOutMinor: z.number(), notesMinor: z.number() }),
  open: z.nullable(openCashUpSchema),
  hasPrinter: z.boolean(),
});
export type CashView = z.infer<typeof cashViewSchema>;

export const cashRefusalSchema = z.enum([
  'alreadyOpen',
  'noneOpen',
  /** Somebody else went on with it meanwhile. */
  'changed',
  'notCounted',
  'notEmptied',
  /** It does not agree, and nobody has said why. */
  'reasonMissing',
  'wrongPin',
  'lockedOut',
  'noRight',
]);
export type CashRefusal = z.infer<typeof cashRefusalSchema>;
const refused = z.object({ kind: z.literal('refused'), reason: cashRefusalSchema });

export const cashAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), cash: cashViewSchema }),
  refused,
]);
export type CashAnswer = z.infer<typeof cashAnswerSchema>;

/** What came of the paper. `unclear`: something may be on it. */
export const slipOutcomeSchema = z.enum(['notWanted', 'noPrinter', 'printed', 'notPrinted', 'unclear']);
export type SlipOutcome = z.infer<typeof slipOutcomeSchema>;

export const signedAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signed'), number: z.number(), slip: slipOutcomeSchema }),
  refused,
]);
export type SignedAnswer = z.infer<typeof signedAnswerSchema>;

export const cashExportAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('written'), names: z.array(z.string()) }),
  z.object({
    kind: z.literal('refused'),
    reason: z.enum(['noStick', 'stickFull', 'notWritable', 'noSuchCashUp']),
  }),
]);
export type CashExportAnswer = z.infer<typeof cashExportAnswerSchema>;

const draft = { cashUpId: z.string(), revision: z.number() };
const copies = z.number().check(z.int(), z.minimum(0), z.maximum(2));
const number = z.number().check(z.int(), z.minimum(1));

export const staffCashMethods = {
  getCash: method('getCash', nothing, cashViewSchema),
  startCashUp: method('startCashUp', nothing, cashAnswerSchema),
  /** What was found. The period ends with the last count: what comes after it belongs to the next one. */
  saveCashCount: method('saveCashCount', z.strictObject({ ...draft, counted }), cashAnswerSchema),
  saveCashEmptied: method(
    'saveCashEmptied',
    z.strictObject({ ...draft, cashBox: z.boolean(), stacker: z.boolean() }),
    cashAnswerSchema,
  ),
  /** Null: nothing was put into the tubes or taken out of them since they were counted. */
  saveCashFloat: method(
    'saveCashFloat',
    z.strictObject({ ...draft, float: z.nullable(pieces) }),
    cashAnswerSchema,
  ),
  signCashUp: method(
    'signCashUp',
    z.strictObject({
      ...draft,
      reason: z.nullable(cashReasonSchema),
      note: z.string().check(z.maxLength(120)),
      pin: z.string().check(z.regex(/^\d{4,10}$/)),
      copies,
    }),
    signedAnswerSchema,
  ),
  /** Nothing of it is kept but its lines in the audit log. */
  dropCashUp: method('dropCashUp', z.strictObject(draft), cashAnswerSchema),
  /** The youngest first. `before`: only those with a smaller number. */
  listCashUps: method(
    'listCashUps',
    z.strictObject({ before: z.nullable(number) }),
    z.array(cashUpLineSchema),
  ),
  getCashUp: method('getCashUp', z.strictObject({ number }), z.nullable(closedCashUpSchema)),
  printCashUp: method(
    'printCashUp',
    z.strictObject({ number, copies: copies.check(z.minimum(1)) }),
    z.object({ slip: slipOutcomeSchema }),
  ),
  /** The audit file (EVA-DTS) and the same numbers as CSV, onto a USB stick. `number` null: what is not cashed up yet. */
  exportCash: method('exportCash', z.strictObject({ number: z.nullable(number) }), cashExportAnswerSchema),
} as const;
