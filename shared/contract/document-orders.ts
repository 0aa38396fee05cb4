import * as z from 'zod/mini';
import { amountMinorSchema } from '../domain/money.ts';
import { documentProblemSchema, settleLineSchema } from './documents.ts';
import { event, method, nothing } from './method.ts';

/* Orders of documents: placed, paid, printed, cancelled, listed. */

/** What the shopper's screen is to show of an order of documents. One member, one picture. */
export const documentStageSchema = z.discriminatedUnion('kind', [
  /** Files are looked at once more, and the shop is asked for its price. */
  z.object({ kind: z.literal('verifying'), troubled: z.boolean() }),
  /** Nothing was charged. `changedFile`: a file is not what it was when it was priced. */
  z.object({
    kind: z.literal('refused'),
    reason: z.enum(['priceMismatch', 'changedFile', 'refusedByShop', 'shopAway', 'printerAway', 'unclear']),
  }),
  z.object({
    kind: z.literal('awaitingPayment'),
    qrText: z.string(),
    deadlineAtMs: z.number(),
    /** The shop cannot be reached at the moment: a payment made now will be noticed later. */
    troubled: z.boolean(),
  }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('timedOut') }),
  /** Paid: `sheetsDone` of `sheets` are out; null where the printer does not count. */
  z.object({
    kind: z.literal('printing'),
    sheetsDone: z.nullable(z.number()),
    sheets: z.number(),
    /** What the printer needs before it goes on. */
    problem: z.nullable(documentProblemSchema),
  }),
  z.object({ kind: z.literal('printed') }),
  /** To be brought to the shopper by the shop. */
  z.object({ kind: z.literal('toBeDelivered') }),
  z.object({ kind: z.literal('collected') }),
  /** Paid, and not printed as it should be: the code is good for a new print or the money, by staff. */
  z.object({
    kind: z.literal('claim'),
    code: z.string(),
    reason: z.enum(['printFailed', 'unclear', 'priceMismatch', 'changedFile', 'paidLate']),
  }),
  z.object({ kind: z.literal('refunding') }),
  z.object({ kind: z.literal('refunded') }),
]);
export type DocumentStage = z.infer<typeof documentStageSchema>;

export const documentOrderSchema = z.object({
  /** The kiosk's own name of it; the shop's is `orderNo`, once there is one. */
  documentOrderId: z.string(),
  orderNo: z.nullable(z.string()),
  moneyMinor: amountMinorSchema,
  settle: z.array(settleLineSchema),
  fileNames: z.array(z.string()),
  stage: documentStageSchema,
});
export type DocumentOrderView = z.infer<typeof documentOrderSchema>;

export const dispatchingSchema = z.strictObject({
  nickname: z.string().check(z.minLength(1), z.maxLength(50)),
  phone: z.string().check(z.regex(/^\+?[\d -]{5,20}$/)),
  address: z.string().check(z.minLength(1), z.maxLength(200)),
  message: z.string().check(z.maxLength(200)),
});
export type DispatchingWish = z.infer<typeof dispatchingSchema>;

/** The print shop's groups: FINISH holds what was cancelled too, REFUND what is refunded and on its way back. */
export const documentGroupSchema = z.enum(['ALL', 'PAYING', 'PAID', 'PRINTED', 'FINISH', 'REFUND']);
export type DocumentGroup = z.infer<typeof documentGroupSchema>;

export const documentStateSchema = z.enum([
  'PAYING',
  'PAID',
  'PRINTED',
  'FINISH',
  'CANCEL',
  'REFUNDING',
  'REFUNDED',
  'UNKNOWN',
]);

export const documentOrderLineSchema = z.object({
  orderNo: z.string(),
  state: documentStateSchema,
  orderedAtMs: z.number(),
  moneyMinor: amountMinorSchema,
  fileCount: z.number(),
  fileName: z.string(),
  /** It can be cancelled here: unpaid, and of this shopper. */
  canCancel: z.boolean(),
});
export type DocumentOrderLine = z.infer<typeof documentOrderLineSchema>;

/** The orders of this shopper's session; the shop's account is one for everybody, so the rest of it is not shown. */
export const myDocumentOrdersSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('orders'),
    orders: z.array(documentOrderLineSchema),
    amounts: z.record(documentGroupSchema, z.number()),
  }),
  z.object({ kind: z.literal('away') }),
]);
export type MyDocumentOrders = z.infer<typeof myDocumentOrdersSchema>;

const documentOrderId = z.string().check(z.maxLength(64));

/** Makes the order durable and asks the shop for it, once. `moneyMinor`: what the shopper saw and agreed to. */
export const placeDocumentOrder = method(
  'placeDocumentOrder',
  z.strictObject({ moneyMinor: amountMinorSchema, dispatching: z.nullable(dispatchingSchema) }),
  documentOrderSchema,
);
/** The order of this session that is on the screen, if there is one. */
export const getDocumentOrder = method('getDocumentOrder', nothing, z.nullable(documentOrderSchema));
/** Cancels an unpaid order. A paid one is not cancelled: the view says how it goes on. */
export const cancelDocumentOrder = method(
  'cancelDocumentOrder',
  z.strictObject({ documentOrderId }),
  documentOrderSchema,
);
/** The shopper has taken the sheets. */
export const confirmDocumentsCollected = method(
  'confirmDocumentsCollected',
  z.strictObject({ documentOrderId }),
  documentOrderSchema,
);
export const listMyDocumentOrders = method(
  'listMyDocumentOrders',
  z.strictObject({ group: documentGroupSchema }),
  myDocumentOrdersSchema,
);
/** Cancels one of the session's orders by the shop's own number. */
export const cancelMyDocumentOrder = method(
  'cancelMyDocumentOrder',
  z.strictObject({ orderNo: z.string().check(z.maxLength(64)) }),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('cancelled') }),
    z.object({ kind: z.literal('refused'), reason: z.enum(['alreadyPaid', 'shopAway', 'notYours']) }),
  ]),
);

export const documentOrderMethods = {
  placeDocumentOrder,
  getDocumentOrder,
  cancelDocumentOrder,
  confirmDocumentsCollected,
  listMyDocumentOrders,
  cancelMyDocumentOrder,
} as const;

export const documentOrderChanged = event('documentOrderChanged', documentOrderSchema);
