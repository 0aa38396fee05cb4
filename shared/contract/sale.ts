import * as z from 'zod/mini';
import { SALE_CLAIM_REASONS } from '../domain/claim-reason.ts';
import { designSchema } from '../domain/design.ts';
import { amountMinorSchema, currencySchema } from '../domain/money.ts';
import { payTypeSchema } from '../domain/payment.ts';
import { sellingProblemSchema } from '../domain/selling-problem.ts';
import { couponReasonSchema } from './members.ts';
import { event, method, nothing } from './method.ts';

/** Why a payment type cannot be used now. */
const unavailableReason = z.enum(['backendAway', 'notSupported', 'cashAway', 'cashFull', 'readerAway']);

export const payMethodSchema = z.object({
  payType: payTypeSchema,
  available: z.boolean(),
  reason: z.nullable(unavailableReason),
  /** The machine has no change: only exact money is of use. */
  exactOnly: z.optional(z.boolean()),
});
export type PayMethod = z.infer<typeof payMethodSchema>;

/** What must work before money is taken, and how it is. */
export const readinessSchema = z.object({
  ready: z.boolean(),
  /** What is in the way, for plain words on the screen. */
  problems: z.array(sellingProblemSchema),
  methods: z.array(payMethodSchema),
});
export type Readiness = z.infer<typeof readinessSchema>;

/** Why the last coin or note did not count, in a word; the money went back to the shopper. */
const cashNote = z.enum(['coinReturned', 'noteReturned', 'notACoin', 'coinJam', 'noteJam', 'noteUnclear']);

/** Payment by coins and notes, as it stands. */
const cashTenderSchema = z.object({
  missingMinor: amountMinorSchema,
  /** Without it nothing can be given back above the price. */
  givesChange: z.boolean(),
  /** What is taken now. A note that change could not be given for is not. */
  coinsMinor: z.array(amountMinorSchema),
  notesMinor: z.array(amountMinorSchema),
  note: z.nullable(cashNote),
});
export type CashTender = z.infer<typeof cashTenderSchema>;

/** Payment at a card reader: what it is asked for, and what it says. */
const readerTenderSchema = z.object({
  dueMinor: amountMinorSchema,
  state: z.enum(['away', 'starting', 'tap', 'stopping', 'approved']),
});
export type ReaderTender = z.infer<typeof readerTenderSchema>;

/** Why the coupon that the shopper counted on takes nothing off any more. `away`: its system cannot be asked now. */
export const couponChangeSchema = z.discriminatedUnion('kind', [
  couponReasonSchema,
  z.object({ kind: z.literal('away') }),
]);
export type CouponChange = z.infer<typeof couponChangeSchema>;

/** What the shopper's screen is to show of a sale. One member, one picture. */
export const saleStageSchema = z.discriminatedUnion('kind', [
  /** The picture is being uploaded, price and stock are being read, or the payment is being announced. */
  z.object({ kind: z.literal('preparing'), troubled: z.boolean() }),
  z.object({ kind: z.literal('choosingPayment'), methods: z.array(payMethodSchema) }),
  /** The price changed since the shopper saw it: accept or cancel. */
  z.object({ kind: z.literal('priceChanged'), newAmountMinor: amountMinorSchema }),
  /** The coupon does not apply any more: pay the price without it (`acceptPrice`) or cancel. */
  z.object({
    kind: z.literal('couponChanged'),
    reason: couponChangeSchema,
    newAmountMinor: amountMinorSchema,
  }),
  z.object({ kind: z.literal('soldOut') }),
  z.object({
    kind: z.literal('awaitingPayment'),
    payType: payTypeSchema,
    qrText: z.string(),
    deadlineAtMs: z.number(),
    /** The shopper has opened the payment on the phone. */
    paying: z.boolean(),
    /** The backend cannot be reached at the moment: a payment made now will be noticed later. */
    troubled: z.boolean(),
    cash: z.optional(cashTenderSchema),
    reader: z.optional(readerTenderSchema),
    /** What is still to be paid to staff. */
    staffDueMinor: z.optional(amountMinorSchema),
  }),
  z.object({
    kind: z.literal('paymentFailed'),
    methods: z.array(payMethodSchema),
    reason: z.optional(z.enum(['denied', 'stopped', 'readerAway', 'unclear'])),
  }),
  z.object({ kind: z.literal('paymentTimedOut'), methods: z.array(payMethodSchema) }),
  /** Money of an unpaid sale is coming out of the machine. */
  z.object({
    kind: z.literal('returningMoney'),
    amountMinor: amountMinorSchema,
    paidMinor: amountMinorSchema,
  }),
  /** The case could not be made or given, and the reader gave all of the money back. */
  z.object({ kind: z.literal('refunded'), amountMinor: amountMinorSchema }),
  /** Paid; the order is being placed. `troubled`: it takes longer than usual, the money is safe. */
  z.object({ kind: z.literal('ordering'), troubled: z.boolean() }),
  z.object({
    kind: z.literal('queued'),
    queueNo: z.string(),
    /** Order status by the contract. */
    status: z.number(),
    /** Cases ahead of this one on this machine. */
    ahead: z.number(),
  }),
  /** The case cannot be made or given now. The money is safe: the code is good for a new print or a refund by staff. */
  z.object({
    kind: z.literal('claim'),
    code: z.string(),
    reason: z.enum(SALE_CLAIM_REASONS),
    queueNo: z.nullable(z.string()),
    /** No case is behind it: the money can only be given back. */
    refundOnly: z.optional(z.boolean()),
  }),
  z.object({ kind: z.literal('cancelled') }),
  /** The sale could not be prepared; nothing was charged. */
  z.object({
    kind: z.literal('failed'),
    reason: z.enum(['uploadRefused', 'modelGone', 'idsExhausted']),
  }),
]);
export type SaleStage = z.infer<typeof saleStageSchema>;

export const saleViewSchema = z.object({
  saleId: z.string(),
  modelId: z.string(),
  modelName: z.string(),
  /** What is to be paid. */
  amountMinor: amountMinorSchema,
  /** What a coupon takes off: the price is both together. */
  discountMinor: z.optional(amountMinorSchema),
  currency: currencySchema,
  /** The payment's own id, for the shopper to name when something went wrong. */
  paymentId: z.nullable(z.string()),
  /** Codes for money that was paid once too often, good for a refund by staff. */
  extraClaims: z.array(z.string()),
  /** Coins and notes inside that count for this sale. */
  cashInMinor: z.optional(amountMinorSchema),
  /** What came out of the machine for this sale: change, or all of it. */
  returnedMinor: z.optional(amountMinorSchema),
  /** Change that is still coming out. */
  changeDueMinor: z.optional(amountMinorSchema),
  /** Sold while the shop's system is away: it has not heard of it yet. The case is printed all the same. */
  soldOffline: z.optional(z.boolean()),
  stage: saleStageSchema,
});
export type SaleView = z.infer<typeof saleViewSchema>;

const saleId = z.string().check(z.maxLength(64));
const thisSale = z.strictObject({ saleId });

/** Can this model be sold now, and how can it be paid? Asked on the review screen. */
export const checkReadiness = method(
  'checkReadiness',
  z.strictObject({ brandId: z.string(), modelId: z.string() }),
  readinessSchema,
);

/** Begins the sale of a design: makes it durable and starts the upload. A second call in the same session gives the same sale. */
export const startSale = method(
  'startSale',
  z.strictObject({
    modelId: z.string().check(z.maxLength(64)),
    brandId: z.string().check(z.maxLength(64)),
    design: designSchema,
    printFileId: z.string().check(z.maxLength(64)),
    /** The price that the shopper saw and agreed to. */
    agreedPriceMinor: amountMinorSchema,
  }),
  saleViewSchema,
);
/** Asks for payment by this type. Again with another type: the former attempt is given up, but still watched for late money. */
export const choosePayment = method(
  'choosePayment',
  z.strictObject({ saleId, payType: payTypeSchema }),
  saleViewSchema,
);
export const acceptPrice = method(
  'acceptPrice',
  z.strictObject({ saleId, amountMinor: amountMinorSchema }),
  saleViewSchema,
);
/** Cancels an unpaid sale. A paid one is not cancelled: the view says how it goes on. */
export const cancelSale = method('cancelSale', thisSale, saleViewSchema);
/** The cash that is in comes out, and the shopper may choose again. Conflict: none is in, or it pays for something. */
export const returnCash = method('returnCash', thisSale, saleViewSchema);

export const staffAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('confirmed'), sale: saleViewSchema }),
  z.object({ kind: z.literal('wrongPin') }),
  z.object({ kind: z.literal('lockedOut'), retryAfterSeconds: z.number() }),
  z.object({ kind: z.literal('notConfigured') }),
]);
export type StaffAnswer = z.infer<typeof staffAnswerSchema>;
/** Staff took the money by hand. Their PIN says so; nobody is let into the staff's page by it. */
export const confirmStaffPayment = method(
  'confirmStaffPayment',
  z.strictObject({ saleId, pin: z.string().check(z.regex(/^\d{4,10}$/)) }),
  staffAnswerSchema,
);

/** The sale of the open session, if there is one. */
export const getSale = method('getSale', nothing, z.nullable(saleViewSchema));

export const saleChanged = event('saleChanged', saleViewSchema);
