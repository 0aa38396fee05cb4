import * as z from 'zod/mini';
import { amountMinorSchema } from '../domain/money.ts';
import { method, nothing } from './method.ts';

/*
 * goBox, the operator's books, as staff work in them at the kiosk. Texts that come from there (times, names) stay as they
 * are written there.
 */

/**
 * Why the books did not do it. `unclear`: it was sent, and no answer came, so it may be done. `busy`: somebody is at it.
 * `noToken`: the settings have no token for the set of books. The others say what they are.
 */
export const booksRefusalSchema = z.enum([
  'off',
  'away',
  'noEntry',
  'noToken',
  'refused',
  'odd',
  'unclear',
  'busy',
  'gone',
  'imported',
  'notImported',
  'badRange',
]);
export type BooksRefusal = z.infer<typeof booksRefusalSchema>;

const refused = z.object({
  kind: z.literal('refused'),
  reason: booksRefusalSchema,
  /** What goBox says itself, in its own words. */
  detail: z.nullable(z.string()),
});
export type BooksRefused = z.infer<typeof refused>;

const maybeText = z.nullable(z.string());

/** Secrets come masked. */
export const setOfBookViewSchema = z.object({
  id: z.number(),
  setOfBook: z.string(),
  userName: maybeText,
  maskedAppKey: maybeText,
  maskedAccessToken: maybeText,
  maskedToken: maybeText,
  tokenCreatedAt: maybeText,
  expiresAt: maybeText,
  updatedAt: maybeText,
  updatedBy: maybeText,
});
export type SetOfBookView = z.infer<typeof setOfBookViewSchema>;

/** The kiosk's own way in. The token itself never leaves the main process. */
export const booksAccessSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('loggingIn') }),
  z.object({ kind: z.literal('valid'), expiresAtMs: z.number() }),
  z.object({ kind: z.literal('refused'), untilMs: z.number() }),
]);
export type BooksAccess = z.infer<typeof booksAccessSchema>;

/** Numbers are those of the operator's own books. */
const bookNumber = z.int().check(z.minimum(0), z.maximum(999_999_999));
export const cabinetFieldsSchema = z.strictObject({
  name: z.string().check(z.regex(/\S/), z.maxLength(200)),
  devId: bookNumber,
  storeId: bookNumber,
  bankId: bookNumber,
  memberId: bookNumber,
  employeeId: bookNumber,
  billType: bookNumber,
});
export type CabinetFieldsView = z.infer<typeof cabinetFieldsSchema>;

export const cabinetViewSchema = z.object({
  id: z.number(),
  setOfBook: z.string(),
  name: z.string(),
  devId: z.number(),
  storeId: z.number(),
  bankId: z.number(),
  memberId: z.number(),
  employeeId: z.number(),
  billType: z.number(),
  createdAt: maybeText,
  createdBy: maybeText,
  updatedAt: maybeText,
  updatedBy: maybeText,
});
export type CabinetView = z.infer<typeof cabinetViewSchema>;

export const bookedOrderViewSchema = z.object({
  id: z.number(),
  setOfBook: z.string(),
  transId: z.string(),
  /** By shared/domain/trade-status.ts; any other number is unknown. */
  status: z.number(),
  shopperId: maybeText,
  devId: z.number(),
  createTime: z.string(),
  updateTime: maybeText,
  totalAmountMinor: amountMinorSchema,
  goods: z.array(
    z.object({
      barcode: z.string(),
      name: z.string(),
      count: z.number(),
      amountMinor: amountMinorSchema,
      costMinor: amountMinorSchema,
    }),
  ),
  downloadedAt: maybeText,
  downloadedBy: maybeText,
  isImported: z.boolean(),
  importedAt: maybeText,
  importedBy: maybeText,
  retailId: z.nullable(z.number()),
  retailCode: maybeText,
});
export type BookedOrderView = z.infer<typeof bookedOrderViewSchema>;

const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
const transId = z.string().check(z.regex(/^\S{1,64}$/));

const orderFilter = {
  devId: z.nullable(bookNumber),
  transId: z.nullable(transId),
  status: z.nullable(z.int()),
} as const;

/** Null: whatever it is. Days are both included. */
export const orderQuerySchema = z.strictObject({
  fromDay: z.nullable(day),
  toDay: z.nullable(day),
  ...orderFilter,
  isImported: z.nullable(z.boolean()),
  start: z.int().check(z.minimum(0)),
});
export type OrderQuery = z.infer<typeof orderQuerySchema>;

export const downloadWishSchema = z.strictObject({ fromDay: day, toDay: day, ...orderFilter });
export type DownloadWish = z.infer<typeof downloadWishSchema>;

/** The way of one download, slice by slice: goBox fetches a week at most at once. */
export const orderDownloadSchema = z.object({
  wish: downloadWishSchema,
  slices: z.number(),
  /** Slices that are whole. */
  done: z.number(),
  pages: z.number(),
  startedAtMs: z.number(),
  /** The slice that is under way, or at which it stopped; null at the end. */
  slice: z.nullable(z.object({ fromDay: z.string(), toDay: z.string() })),
  /** `stopped`: by somebody, or by a restart. What stopped or failed can be gone on with. */
  state: z.enum(['running', 'finished', 'stopped', 'failed']),
  refusal: z.nullable(refused),
});
export type OrderDownload = z.infer<typeof orderDownloadSchema>;

const listOf = <Item extends z.core.$ZodType>(item: Item) =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('found'), total: z.number(), start: z.number(), items: z.array(item) }),
    refused,
  ]);
const doneOr = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.discriminatedUnion('kind', [z.object({ kind: z.literal('done'), ...shape }), refused]);

const downloadAnswer = doneOr({ download: orderDownloadSchema });
const orderAnswer = doneOr({ order: bookedOrderViewSchema });
const orderWish = z.strictObject({ id: z.number(), transId });
const cabinetWish = z.strictObject({ id: z.number() });

/** How many cabinets or orders make a page. */
export const BOOKS_PAGE = 10;

export const staffBooksMethods = {
  getBooks: method(
    'getBooks',
    nothing,
    doneOr({ access: booksAccessSchema, book: setOfBookViewSchema, canChange: z.boolean() }),
  ),
  renewBooksToken: method('renewBooksToken', nothing, doneOr({ access: booksAccessSchema })),
  /** A secret goes this way only: it is read back masked. */
  changeSetOfBook: method(
    'changeSetOfBook',
    z.strictObject({
      id: z.number(),
      userName: z.string().check(z.regex(/\S/), z.maxLength(60)),
      appKey: z.string().check(z.regex(/^\S{1,200}$/)),
    }),
    doneOr({ book: setOfBookViewSchema }),
  ),
  listCabinets: method(
    'listCabinets',
    z.strictObject({
      name: z.nullable(z.string().check(z.maxLength(60))),
      start: z.int().check(z.minimum(0)),
    }),
    listOf(cabinetViewSchema),
  ),
  getCabinet: method('getCabinet', cabinetWish, doneOr({ cabinet: cabinetViewSchema })),
  createCabinet: method('createCabinet', cabinetFieldsSchema, doneOr({ cabinet: cabinetViewSchema })),
  changeCabinet: method(
    'changeCabinet',
    z.strictObject({ id: z.number(), fields: cabinetFieldsSchema }),
    doneOr({ cabinet: cabinetViewSchema }),
  ),
  deleteCabinet: method(
    'deleteCabinet',
    z.strictObject({ id: z.number(), name: z.string(), devId: z.number() }),
    doneOr({}),
  ),
  queryBookedOrders: method('queryBookedOrders', orderQuerySchema, listOf(bookedOrderViewSchema)),
  getBookedOrder: method('getBookedOrder', orderWish, orderAnswer),
  importBookedOrder: method('importBookedOrder', orderWish, orderAnswer),
  resetBookedOrder: method('resetBookedOrder', orderWish, orderAnswer),
  deleteBookedOrder: method('deleteBookedOrder', orderWish, doneOr({})),
  /** Null: none since the beginning. */
  getOrderDownload: method('getOrderDownload', nothing, z.nullable(orderDownloadSchema)),
  startOrderDownload: method('startOrderDownload', downloadWishSchema, downloadAnswer),
  stopOrderDownload: method('stopOrderDownload', nothing, downloadAnswer),
  /** From the slice on at which it stopped. */
  resumeOrderDownload: method('resumeOrderDownload', nothing, downloadAnswer),
} as const;
