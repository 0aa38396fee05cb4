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
export const documentMethods = {
  getDocumentShop,
  getDocumentUploadPage,
  getDocumentTray,
  listUsbDocuments,
  addUsbDocument,
  removeDocument,
  chooseDocumentPrint,
} as const;

export const documentTrayChanged = event('documentTrayChanged', documentTraySchema);
export const usbDocumentsChanged = event('usbDocumentsChanged', usbDocumentsSchema);
