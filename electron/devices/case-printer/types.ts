import type { Result } from '../../../shared/domain/result.ts';
import type { DeviceStatus } from '../types.ts';

export type PrinterTrouble = 'mediaEmpty' | 'inkEmpty' | 'jam' | 'coverOpen';
export type CasePrinterStatus = DeviceStatus<PrinterTrouble>;

export interface PrintJob {
  /** Ours, durable before the printer hears of it: by it a job is found again after a restart. */
  readonly jobId: string;
  /** The PNG, with its resolution inside. */
  readonly picture: Uint8Array;
  readonly title: string;
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
  | { readonly kind: 'failed'; readonly reason: PrinterTrouble | 'cancelled' | 'other' };

/** `rejected` is certain: nothing will be printed. `unclear`: the printer may have taken the job. */
export type SubmitFailure = { readonly kind: 'rejected' | 'unclear'; readonly detail: string };

/** Every method settles within its own deadline; none throws for a device that is away. */
export interface CasePrinter {
  status(): Promise<CasePrinterStatus>;
  submit(job: PrintJob): Promise<Result<void, SubmitFailure>>;
  jobState(jobId: string): Promise<PrintJobState>;
}
