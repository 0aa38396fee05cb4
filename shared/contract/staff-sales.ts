import * as z from 'zod/mini';
import { amountMinorSchema, currencySchema } from '../domain/money.ts';
import { payTypeSchema } from '../domain/payment.ts';
import { saleEventKindSchema } from '../domain/sale-event-kinds.ts';
import { saleStateSchema } from '../domain/sale-state.ts';
import { method } from './method.ts';
import { staffDocumentOrderSchema } from './staff-documents.ts';

/** Sales, their story, and making good what went wrong. For staff only. */

const saleId = z.string().check(z.minLength(1), z.maxLength(64));
const code = z.string().check(z.minLength(1), z.maxLength(64));
const reason = z.string().check(z.regex(/\S/), z.maxLength(120));
const daysAgo = z.number().check(z.int(), z.minimum(0), z.maximum(3_660));

export const saleSummarySchema = z.object({
  saleId: z.string(),
  startedAtMs: z.number(),
  modelName: z.string(),
  queueNo: z.nullable(z.string()),
  state: saleStateSchema,
  /** What the case costs; 0 for an order from elsewhere. */
  priceMinor: amountMinorSchema,
  currency: currencySchema,
  /** Codes of claims that are open. */
  claimCodes: z.array(z.string()),
  owedMinor: amountMinorSchema,
  /** Of the last try to pay. */
  payType: z.nullable(payTypeSchema),
});
export type SaleSummary = z.infer<typeof saleSummarySchema>;

const salePageSchema = z.object({
  sales: z.array(saleSummarySchema),
  /** Orders of documents that fit, of the same stretch of time as the sales. */
  documents: z.array(staffDocumentOrderSchema),
  cursor: z.nullable(z.string()),
});
export type SalePageView = z.infer<typeof salePageSchema>;

const ledgerEntrySchema = z.object({
  partId: z.string(),
  means: z.enum(['qr', 'coins', 'bills', 'reader1', 'reader2', 'coupon', 'staff']),
  amountMinor: z.number(),
  state: z.enum(['in', 'spent', 'refunded', 'claim']),
  certain: z.boolean(),
  back: z.optional(z.enum(['machine', 'coins', 'hand', 'backOffice', 'never'])),
});
export type LedgerLine = z.infer<typeof ledgerEntrySchema>;

const claimViewSchema = z.object({
  code: z.string(),
  reason: z.string(),
  amountMinor: z.number(),
  owedMinor: z.number(),
  openedAtMs: z.number(),
  /** Somebody has to look into it before anything is given. */
  toCheck: z.boolean(),
  isOpen: z.boolean(),
  /** It stands for the case, not only for money. */
  isCase: z.boolean(),
  /** Some of the case's money is back with the shopper: no case is given for the rest. */
  isPartlyBack: z.boolean(),
  closed: z.nullable(z.enum(['printAgain', 'delivered', 'dismissed'])),
});
export type ClaimView = z.infer<typeof claimViewSchema>;

const attemptViewSchema = z.object({
  paymentId: z.string(),
  payType: payTypeSchema,
  amountMinor: z.number(),
  state: z.enum(['chosen', 'quoted', 'announced', 'paid', 'failed', 'refused', 'abandoned']),
  paidForCase: z.boolean(),
});

const factSchema = z.union([z.string(), z.number(), z.boolean()]);
const storyLineSchema = z.object({
  atMs: z.number(),
  kind: saleEventKindSchema,
  /** What the event says, without anything of the shopper's. */
  facts: z.record(z.string(), factSchema),
});
export type StoryLine = z.infer<typeof storyLineSchema>;

/** By which way staff give money back. */
export const refundMeansSchema = z.enum(['hand', 'coins', 'backOffice']);
export type RefundMeansChoice = z.infer<typeof refundMeansSchema>;
export const caseLocationSchema = z.enum(['tray', 'handedOver', 'spoiled', 'nowhere']);
export type CaseLocationChoice = z.infer<typeof caseLocationSchema>;

/** Something that can be done now. Everything else is refused. */
export const staffOfferSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('printAgain'), code: z.string(), isFirst: z.boolean() }),
  z.object({
    kind: z.literal('locateCase'),
    code: z.string(),
    /** The answers that may be given. */
    answers: z.readonly(z.array(caseLocationSchema)),
  }),
  z.object({
    kind: z.literal('refund'),
    code: z.string(),
    mostMinor: z.number(),
    coinsMinor: z.number(),
    hasBackOffice: z.boolean(),
  }),
  z.object({
    kind: z.literal('endRefund'),
    refundId: z.string(),
    code: z.string(),
    means: z.enum(['coins', 'backOffice']),
    amountMinor: z.number(),
  }),
  z.object({ kind: z.literal('dismiss'), code: z.string() }),
  z.object({ kind: z.literal('complain'), mostMinor: z.number() }),
  z.object({ kind: z.literal('markCollected') }),
  z.object({ kind: z.literal('cancelOrder') }),
]);
export type StaffOfferView = z.infer<typeof staffOfferSchema>;

const slipKind = z.enum(['queue', 'claim', 'refund']);
export type SlipKind = z.infer<typeof slipKind>;

/** Everything about one sale. */
export const saleStorySchema = z.object({
  ...saleSummarySchema.shape,
  /** Of what is shown. Acts name it: one that was meant for a sale as it was before is refused. */
  version: z.number(),
  isFromElsewhere: z.boolean(),
  order: z.nullable(
    z.object({
      orderId: z.string(),
      backendOrderId: z.nullable(z.string()),
      status: z.number(),
    }),
  ),
  attempts: z.array(attemptViewSchema),
  claims: z.array(claimViewSchema),
  /** The coupon that the case was paid with, and what becomes of it at the retailer; null: there was none. */
  coupon: z.nullable(
    z.object({
      amountMinor: amountMinorSchema,
      state: z.enum(['redeemed', 'waiting', 'unclear', 'kept']),
    }),
  ),
  ledger: z.array(ledgerEntrySchema),
  lines: z.array(storyLineSchema),
  offers: z.array(staffOfferSchema),
  /** What this person may still give back for this sale. Null: no limit. */
  limitLeftMinor: z.nullable(z.number()),
  /** Slips of paper that can be printed again. */
  slips: z.array(slipKind),
  /** Where its small picture is; null: it is erased. */
  picturePath: z.nullable(z.string()),
});
export type SaleStory = z.infer<typeof saleStorySchema>;

/**
 * `changed`: something happened to the sale since it was shown. `notOffered`: it cannot be done as the sale is now.
 * `tooMuch`: more than is left to give. `aboveLimit`: a supervisor may. `noChange`: the coins for it are not there.
 */
export const saleActRefusalSchema = z.enum([
  'changed',
  'notOffered',
  'tooMuch',
  'aboveLimit',
  'noChange',
  'noSuchSale',
  'storage',
]);
export type SaleActRefusal = z.infer<typeof saleActRefusalSchema>;

export const saleActAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), story: saleStorySchema }),
  z.object({
    kind: z.literal('refused'),
    reason: saleActRefusalSchema,
    /** With `tooMuch` and `aboveLimit`: the most that can be given. */
    mostMinor: z.optional(z.number()),
  }),
]);
export type SaleActAnswer = z.infer<typeof saleActAnswerSchema>;

const exportAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('written'), fileName: z.string(), sales: z.number() }),
  /** No stick is plugged in: the file can be fetched once at this path, by the page itself. */
  z.object({ kind: z.literal('offered'), fileName: z.string(), sales: z.number(), path: z.string() }),
  z.object({ kind: z.literal('refused'), reason: z.enum(['stickFull', 'notWritable']) }),
]);
export type ExportAnswer = z.infer<typeof exportAnswerSchema>;

const act = { saleId, version: z.number() };
const amountMinor = amountMinorSchema.check(z.minimum(1));

export const staffSalesMethods = {
  /** The youngest first. `text`: the beginning of a queue number, claim code, payment id or order id, or of a document order's number. */
  searchSales: method(
    'searchSales',
    z.strictObject({
      text: z.nullable(z.string().check(z.maxLength(64))),
      state: z.nullable(saleStateSchema),
      daysAgo: z.nullable(daysAgo),
      after: z.nullable(z.string().check(z.regex(/^\d{1,16}-\d{1,16}(~\d{1,16}-\d{1,16})?$/))),
    }),
    salePageSchema,
  ),
  getSaleStory: method('getSaleStory', z.strictObject({ saleId }), z.nullable(saleStorySchema)),
  /** Honours a claim by making the case (again), without a second charge. */
  printSaleAgain: method('printSaleAgain', z.strictObject({ ...act, code, reason }), saleActAnswerSchema),
  /** The answer to "where is the case?". */
  locateCase: method(
    'locateCase',
    z.strictObject({ ...act, code, where: caseLocationSchema }),
    saleActAnswerSchema,
  ),
  /** Honours a claim by money. By hand it counts as given with this call. */
  refundClaim: method(
    'refundClaim',
    z.strictObject({ ...act, code, means: refundMeansSchema, amountMinor, reason }),
    saleActAnswerSchema,
  ),
  /** How much of a refund that was under way went back, as somebody has seen. */
  endRefund: method(
    'endRefund',
    z.strictObject({ ...act, refundId: z.string().check(z.maxLength(128)), paidMinor: amountMinorSchema }),
    saleActAnswerSchema,
  ),
  /** Nothing is owed after all. */
  dismissClaim: method('dismissClaim', z.strictObject({ ...act, code, reason }), saleActAnswerSchema),
  /** Something is wrong with a delivered case: opens a claim for (some of) its money. */
  takeComplaint: method(
    'takeComplaint',
    z.strictObject({ ...act, amountMinor, reason }),
    saleActAnswerSchema,
  ),
  markCollected: method('markCollected', z.strictObject(act), saleActAnswerSchema),
  /** Takes a paid order out of the line before the machine has begun with it. */
  cancelOrder: method('cancelOrder', z.strictObject({ ...act, reason }), saleActAnswerSchema),
  reprintSlip: method('reprintSlip', z.strictObject({ ...act, slip: slipKind }), saleActAnswerSchema),
  /** Writes the sales of these days, both included, onto the USB stick that is plugged in. */
  exportSales: method(
    'exportSales',
    z.strictObject({ fromDaysAgo: daysAgo, toDaysAgo: daysAgo }),
    exportAnswerSchema,
  ),
} as const;
