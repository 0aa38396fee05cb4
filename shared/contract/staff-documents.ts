import * as z from 'zod/mini';
import { amountMinorSchema, currencySchema } from '../domain/money.ts';
import { dispatchingSchema, documentGroupSchema, documentStateSchema } from './document-orders.ts';
import { documentChoiceSchema } from './documents.ts';
import { method, nothing } from './method.ts';

/**
 * An order of documents that staff may have to see to. `claim`: paid, and not printed as it should be. `toDeliver`: paid, to be printed
 * by staff and sent. `refunding`: the shop gives the money back by itself. `printing`, `unpaid`: nothing to do.
 */
export const staffDocumentOrderSchema = z.object({
  documentOrderId: z.string(),
  /** The shop's own number; null where it never told one. */
  orderNo: z.nullable(z.string()),
  /** What the shopper was told to show. */
  code: z.nullable(z.string()),
  state: z.enum(['unpaid', 'printing', 'claim', 'toDeliver', 'refunding', 'ended']),
  /** Why there is a claim. */
  reason: z.nullable(z.enum(['printFailed', 'unclear', 'priceMismatch', 'changedFile', 'paidLate'])),
  /** How it ended, where it did. */
  end: z.nullable(
    z.enum([
      'collected',
      'printed',
      'cancelled',
      'timedOut',
      'refused',
      'refunded',
      'handedOver',
      'refundedByHand',
      'delivered',
    ]),
  ),
  createdAtMs: z.number(),
  sinceMs: z.number(),
  moneyMinor: amountMinorSchema,
  sheets: z.number(),
  files: z.array(z.object({ name: z.string(), sheets: z.number(), choice: documentChoiceSchema })),
  /** Parts that the printer may have put out already: look into its tray before they are printed again. */
  mayHaveComeOut: z.array(z.string()),
  /** The files are still here, so they can be printed. */
  canPrint: z.boolean(),
  /** There is a slip with its code, and a printer for it. */
  canPrintSlip: z.boolean(),
  /** Where it goes, until it is done. */
  dispatching: z.nullable(dispatchingSchema),
});
export type StaffDocumentOrder = z.infer<typeof staffDocumentOrderSchema>;

export const staffDocumentsSchema = z.object({
  currency: currencySchema,
  /** What wants staff, the oldest first. */
  open: z.array(staffDocumentOrderSchema),
  /** The youngest others. */
  recent: z.array(staffDocumentOrderSchema),
  /** The shop's own counts, of the whole account; null where it does not answer. */
  amounts: z.nullable(z.record(documentGroupSchema, z.number())),
});
export type StaffDocuments = z.infer<typeof staffDocumentsSchema>;

/** `unavailable`: this kiosk has no print shop. */
export const staffDocumentsAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unavailable') }),
  z.object({ kind: z.literal('documents'), documents: staffDocumentsSchema }),
]);

/** `gone`: somebody has dealt with it already. `noFiles`: they were erased. `tooLarge`: a refund for a supervisor. */
export const staffDocumentActSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), order: staffDocumentOrderSchema }),
  z.object({ kind: z.literal('refused'), reason: z.enum(['unavailable', 'gone', 'noFiles', 'tooLarge']) }),
]);
export type StaffDocumentAct = z.infer<typeof staffDocumentActSchema>;

/** A page of the shop's own list, which is of the whole account. */
export const shopDocumentsSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('orders'),
    orders: z.array(
      z.object({
        orderNo: z.string(),
        state: documentStateSchema,
        orderedAtMs: z.number(),
        moneyMinor: amountMinorSchema,
        fileCount: z.number(),
        fileName: z.string(),
      }),
    ),
    hasMore: z.boolean(),
  }),
  /** The shop does not answer, or there is none. */
  z.object({ kind: z.literal('away') }),
]);
export type ShopDocuments = z.infer<typeof shopDocumentsSchema>;

const documentOrder = z.strictObject({ documentOrderId: z.string().check(z.minLength(1), z.maxLength(64)) });

export const staffDocumentMethods = {
  getStaffDocuments: method('getStaffDocuments', nothing, staffDocumentsAnswerSchema),
  /** Pages count from 1. */
  listShopDocuments: method(
    'listShopDocuments',
    z.strictObject({ group: documentGroupSchema, page: z.int().check(z.minimum(1), z.maximum(10_000)) }),
    shopDocumentsSchema,
  ),
  /** The shopper has everything: it came out after all, or staff printed it elsewhere; or it is on its way. */
  settleDocuments: method('settleDocuments', documentOrder, staffDocumentActSchema),
  /** All of it once more, now. Staff have looked into the printer's tray. */
  printDocumentsAgain: method('printDocumentsAgain', documentOrder, staffDocumentActSchema),
  /** The slip with the code of a claim, once more. */
  printDocumentSlipAgain: method('printDocumentSlipAgain', documentOrder, staffDocumentActSchema),
  /** The money is back in the shopper's hand, by staff's own means: the interface has none. */
  refundDocumentsByHand: method('refundDocumentsByHand', documentOrder, staffDocumentActSchema),
} as const;
