import type { Result } from '../../../shared/domain/result.ts';
import type { CancelFailure, PrinterTrouble, SubmitFailure } from '../case-printer/types.ts';
import type { Device, DeviceStatus } from '../types.ts';

export type DocumentPrinterStatus = DeviceStatus<PrinterTrouble>;

/** What the printer has to be told, since no file can say it. */
export interface SheetTicket {
  /** Size of the sheet in the printer's own word (PWG 5101.1): `iso_a4_210x297mm`. */
  readonly media: string;
  readonly side: 1 | 2;
  /** The sheets are read across: both sides are bound at the short edge. */
  readonly isTurned: boolean;
  readonly color: 'mono' | 'colorful';
}

export interface DocumentPrintJob {
  /** Ours, durable before the printer hears of it: by it a job is found again after a restart. */
  readonly jobId: string;
  readonly title: string;
  /** Everything in its place: all copies, all pages, one page of the PDF for each printed side. */
  readonly pdf: Uint8Array;
  readonly sheets: number;
  readonly ticket: SheetTicket;
}

/** As `PrintJobState` of the case printer: `neverSeen` is certain, and `unknown` lets nobody send it again. */
export type DocumentJobState =
  | { readonly kind: 'neverSeen' }
  | { readonly kind: 'unknown' }
  /** `sheetsDone`: null where the printer does not count. */
  | { readonly kind: 'printing'; readonly sheetsDone: number | null }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly reason: PrinterTrouble | 'cancelled' };

/** Every method settles within its own deadline; none throws for a device that is away. */
export interface DocumentPrinter {
  status(): Promise<DocumentPrinterStatus>;
  /** Whether it would take a job like this. Prints nothing; true where it cannot be asked: `status` tells that. */
  accepts(ticket: SheetTicket): Promise<boolean>;
  submit(job: DocumentPrintJob): Promise<Result<void, SubmitFailure>>;
  jobState(jobId: string): Promise<DocumentJobState>;
  /** Ends a job before it is through. What came of it is `jobState`'s to tell. */
  cancel(jobId: string): Promise<Result<void, CancelFailure>>;
}

/** A document printer as the machine knows it. */
export type DocumentPrinterDevice = DocumentPrinter & Device<PrinterTrouble>;
