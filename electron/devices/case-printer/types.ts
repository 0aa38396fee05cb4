import type { Result } from '../../../shared/domain/result.ts';
import type { Device, DeviceStatus } from '../types.ts';

/**
 * What keeps a printer from printing. Ink or media that run low are no trouble: see `supplies`.
 * `stopped`: paused, or it takes no jobs. `storageFull`: the disk of a hot folder.
 */
export type PrinterTrouble =
  | 'mediaEmpty'
  | 'inkEmpty'
  | 'jam'
  | 'coverOpen'
  | 'stopped'
  | 'storageFull'
  | 'other';
export type CasePrinterStatus = DeviceStatus<PrinterTrouble>;

/** A file that goes with the picture: the white-ink plate, the job ticket. */
export interface PrintAttachment {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Paper in a printer's own words. `isTurned`: two sides are bound at the short edge. */
export interface PrintSheets {
  readonly media: string;
  readonly side: 1 | 2;
  readonly isTurned: boolean;
  readonly color: 'mono' | 'colorful';
}

export interface PrintJob {
  /** Ours, durable before the printer hears of it: by it a job is found again after a restart. */
  readonly jobId: string;
  /** PNG, or TIFF in CMYK where the profile says so, with its resolution inside. */
  readonly picture: Uint8Array;
  /** What the picture is called in the ticket; missing: the job's id. */
  readonly fileName?: string;
  readonly title: string;
  /** For a printer of documents: the picture is a PDF, and this is what it cannot say itself. Only IPP takes it. */
  readonly sheets?: PrintSheets;
  /** Only a hot folder takes them; other printers print the picture alone. */
  readonly attachments?: readonly PrintAttachment[];
}

/**
 * The printer's own word about a job. `neverSeen` is certain: the job was never taken, so it may be sent.
 * `unknown`: the printer cannot tell, so nobody may send it again.
 */
export type PrintJobState =
  | { readonly kind: 'neverSeen' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'printing' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly reason: PrinterTrouble | 'cancelled' };

/** `rejected` is certain: nothing will be printed. `unclear`: the printer may have taken the job. */
export type SubmitFailure = { readonly kind: 'rejected' | 'unclear'; readonly detail: string };

/** `tooLate`: it has ended, or it cannot be stopped any more. `unclear`: the printer gave no answer. */
export type CancelFailure = { readonly kind: 'notFound' | 'tooLate' | 'unclear'; readonly detail: string };

export type SupplyKind = 'ink' | 'media' | 'waste' | 'other';
export interface Supply {
  readonly name: string;
  readonly kind: SupplyKind;
  /** 0 to 100; for `waste`, how full it is. `null`: the printer does not say. */
  readonly levelPercent: number | null;
}

/** Every method settles within its own deadline; none throws for a device that is away. */
export interface CasePrinter {
  status(): Promise<CasePrinterStatus>;
  submit(job: PrintJob): Promise<Result<void, SubmitFailure>>;
  jobState(jobId: string): Promise<PrintJobState>;
  /** Ends a job before it is through. What came of it is `jobState`'s to tell. */
  cancel(jobId: string): Promise<Result<void, CancelFailure>>;
  /** Empty where the printer does not tell. */
  supplies(): Promise<readonly Supply[]>;
}

/** A case printer as the machine knows it. */
export type CasePrinterDevice = CasePrinter & Device<PrinterTrouble>;
