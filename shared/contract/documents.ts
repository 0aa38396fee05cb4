import * as z from 'zod/mini';
import { amountMinorSchema, currencySchema } from '../domain/money.ts';
import { event, method, nothing } from './method.ts';
import { uploadPageSchema } from './photos.ts';

/* The second service of the kiosk: printing documents at the print shop's prices. */

/** As many files as one session may hold, and as many pages as one file may have. */
export const MAX_DOCUMENTS = 20;
export const MAX_DOCUMENT_PAGES = 500;

export const printColorSchema = z.enum(['mono', 'colorful']);
export type PrintColor = z.infer<typeof printColorSchema>;
const sideSchema = z.union([z.literal(1), z.literal(2)]);

/** `size` and `caliper` are the shop's own words: "A4", "70g". `side` 2: a sheet that is printed on both. */
const paperChoice = {
  size: z.string().check(z.maxLength(20)),
  caliper: z.string().check(z.maxLength(20)),
  color: printColorSchema,
  side: sideSchema,
};

/** What one sheet costs. */
export const paperPriceSchema = z.object({ ...paperChoice, unitMinor: amountMinorSchema });
export type PaperPrice = z.infer<typeof paperPriceSchema>;

/** What is in the way of printing documents now. */
export const documentProblemSchema = z.enum(['shopAway', 'printerAway', 'noPaper', 'noToner', 'storage']);
export type DocumentProblem = z.infer<typeof documentProblemSchema>;

export const documentShopSchema = z.object({
  prices: z.array(paperPriceSchema),
  currency: currencySchema,
  /** Office documents are taken: there is a program here that lays them out. */
  takesOffice: z.boolean(),
  /** The shop delivers what it prints. */
  delivers: z.boolean(),
  problems: z.array(documentProblemSchema),
});
export type DocumentShop = z.infer<typeof documentShopSchema>;

export const documentRefusalSchema = z.enum([
  'tooManyBytes',
  'tooManyPages',
  'tooManyPixels',
  'unsupportedType',
  'officeNotTaken',
  'locked',
  'broken',
  'empty',
  'tooManyDocuments',
  'sessionEnded',
  'storageFull',
  'stickGone',
]);
export type DocumentRefusal = z.infer<typeof documentRefusalSchema>;

/**
 * How one file is to be printed. `startPage` and `endPage` are pages of the file itself, from 1, both included: what the shop's own range
 * counts (laid-out sides or pages) is worked out of them by the main process. `row` pages stand beside each other, `col` above each other,
 * on whichever way up of the sheet they come out largest.
 */
export const documentChoiceSchema = z.strictObject({
  ...paperChoice,
  /** Several pages on one side: so many in a row, so many in a column. */
  row: z.int().check(z.minimum(1), z.maximum(4)),
  col: z.int().check(z.minimum(1), z.maximum(4)),
  copies: z.int().check(z.minimum(1), z.maximum(99)),
  startPage: z.int().check(z.minimum(1), z.maximum(MAX_DOCUMENT_PAGES)),
  endPage: z.int().check(z.minimum(1), z.maximum(MAX_DOCUMENT_PAGES)),
});
export type DocumentChoice = z.infer<typeof documentChoiceSchema>;

/** A file of this session. It is `reading` until its pages have been counted. */
export const documentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reading'), documentId: z.string(), name: z.string() }),
  z.object({
    kind: z.literal('ready'),
    documentId: z.string(),
    name: z.string(),
    type: z.enum(['pdf', 'picture', 'office']),
    pageCount: z.number(),
    /** Width over height of its first page. */
    aspect: z.number(),
    choice: documentChoiceSchema,
  }),
  z.object({
    kind: z.literal('refused'),
    documentId: z.string(),
    name: z.string(),
    reason: documentRefusalSchema,
  }),
]);
export type ShopperDocument = z.infer<typeof documentSchema>;

/** So many sheets at this price. */
export const settleLineSchema = z.object({
  ...paperChoice,
  unitMinor: amountMinorSchema,
  count: z.number(),
});
export type SettleLine = z.infer<typeof settleLineSchema>;

export const documentPriceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothingToPrint') }),
  z.object({ kind: z.literal('priced'), moneyMinor: amountMinorSchema, settle: z.array(settleLineSchema) }),
  /** The file's range, or its number of pages on one side, fits no page of it. */
  z.object({ kind: z.literal('wrongRange'), documentId: z.string() }),
  z.object({ kind: z.literal('notOffered'), documentId: z.string() }),
  z.object({ kind: z.literal('tooMuch') }),
]);
export type DocumentPrice = z.infer<typeof documentPriceSchema>;

/** The files of this shopper and what they would cost now. */
export const documentTraySchema = z.object({
  documents: z.array(documentSchema),
  price: documentPriceSchema,
});
export type DocumentTray = z.infer<typeof documentTraySchema>;

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

/** A file on the shopper's USB stick that could be printed. */
export const usbDocumentsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unavailable') }),
  z.object({ kind: z.literal('noStick') }),
  z.object({ kind: z.literal('reading') }),
  z.object({
    kind: z.literal('ready'),
    files: z.array(
      z.object({
        usbFileId: z.string(),
        name: z.string(),
        byteCount: z.number(),
        changedAtMs: z.number(),
      }),
    ),
    isCutShort: z.boolean(),
  }),
  z.object({ kind: z.literal('unreadable') }),
]);
export type UsbDocuments = z.infer<typeof usbDocumentsSchema>;

const documentId = z.string().check(z.maxLength(64));
const documentOrderId = z.string().check(z.maxLength(64));

/** Null: the kiosk has no print shop. */
export const getDocumentShop = method('getDocumentShop', nothing, z.nullable(documentShopSchema));
/** The address of this session's page for documents, for the QR code. It takes no photos. */
export const getDocumentUploadPage = method('getDocumentUploadPage', nothing, uploadPageSchema);
export const getDocumentTray = method('getDocumentTray', nothing, documentTraySchema);
export const listUsbDocuments = method('listUsbDocuments', nothing, usbDocumentsSchema);
/** Copies a file from the stick; how that went is in the tray. */
export const addUsbDocument = method(
  'addUsbDocument',
  z.strictObject({ usbFileId: z.string().check(z.maxLength(64)) }),
  documentTraySchema,
);
export const removeDocument = method('removeDocument', z.strictObject({ documentId }), documentTraySchema);
export const chooseDocumentPrint = method(
  'chooseDocumentPrint',
  z.strictObject({ documentId, choice: documentChoiceSchema }),
  documentTraySchema,
);
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

export const documentMethods = {
  getDocumentShop,
  getDocumentUploadPage,
  getDocumentTray,
  listUsbDocuments,
  addUsbDocument,
  removeDocument,
  chooseDocumentPrint,
  placeDocumentOrder,
  getDocumentOrder,
  cancelDocumentOrder,
  confirmDocumentsCollected,
  listMyDocumentOrders,
  cancelMyDocumentOrder,
} as const;

export const documentTrayChanged = event('documentTrayChanged', documentTraySchema);
export const documentOrderChanged = event('documentOrderChanged', documentOrderSchema);
export const usbDocumentsChanged = event('usbDocumentsChanged', usbDocumentsSchema);
