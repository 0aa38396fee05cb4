import { MAX_DOCUMENT_PAGES, MAX_DOCUMENTS } from '../../../shared/contract/documents.ts';
import type { PhotoLimits } from '../photos/photo-limits.ts';
import { PHOTO_LIMITS } from '../photos/photo-limits.ts';

/** What the intake of documents takes, and how long it may work. */
export interface DocumentLimits {
  /** Of one file. */
  readonly maxBytes: number;
  readonly maxPages: number;
  /** Of one session. */
  readonly maxDocuments: number;
  /** Sheets of one order: what the printer's tray holds, and a shopper can wait for. */
  readonly maxSheets: number;
  /** Longer side of a page's picture for the screen. */
  readonly pageSidePx: number;
  /** Longer side of a picture on paper: A3 at 300 dots per inch. */
  readonly pictureSidePx: number;
  /** For the conversion of one office document. */
  readonly officeMs: number;
  /** An open PDF that nobody has looked at for so long is closed; it is opened again where it is wanted. */
  readonly readerIdleMs: number;
}

export const DOCUMENT_LIMITS: DocumentLimits = {
  maxBytes: 50 * 1024 * 1024,
  maxPages: MAX_DOCUMENT_PAGES,
  maxDocuments: MAX_DOCUMENTS,
  maxSheets: 500,
  pageSidePx: 1200,
  pictureSidePx: 4960,
  officeMs: 90_000,
  readerIdleMs: 20_000,
};

/** Pictures as documents: a small one is no fault, the shopper sees how it comes out. */
export const pictureLimits = ({ maxBytes }: DocumentLimits): PhotoLimits => ({
  ...PHOTO_LIMITS,
  maxBytes,
  minSidePx: 8,
});

/** Every delay of an order, in milliseconds, but those of the configuration (payment's deadline, polling). */
export const ORDER_DELAYS = {
  /** The shop's own settlement is asked for so long before the order is given up. */
  checkMs: 30_000,
  /** Between two questions about an order that nobody looks at any more. */
  lateLookMs: 15_000,
  /** The same, for claims: has the shop given the money back? */
  claimLookMs: 60_000,
  /** Between two looks at the printer. */
  printLookMs: 1_000,
  /** A printer that stands still for so long prints no more today: the shopper gets a claim. */
  printStuckMs: 15 * 60_000,
  /** A printer that cannot tell of a job for so long never will. */
  printUnclearMs: 60_000,
  /** Between two attempts at what failed. */
  retryMs: 2_000,
  /** After a restart a shopper may still stand there for so long after paying. */
  shopperWaitsMs: 15 * 60_000,
} as const;
