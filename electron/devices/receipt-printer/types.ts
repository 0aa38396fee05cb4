import type { Result } from '../../../shared/domain/result.ts';
import type { Device, DeviceStatus } from '../types.ts';

/** What keeps a receipt from being printed. Paper near its end is no trouble: see `paper`. */
export type ReceiptTrouble = 'paperOut' | 'coverOpen' | 'cutter' | 'offline' | 'error' | 'noAnswer';
export type ReceiptPrinterStatus = DeviceStatus<ReceiptTrouble>;

export type PaperLevel = 'enough' | 'low' | 'out' | 'unknown';

/** What a receipt is made of, from top to bottom. Texts may be in any language that the receipt font has. */
export type ReceiptLine =
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align?: 'left' | 'centre';
      readonly size?: 'small' | 'normal' | 'large';
      readonly bold?: boolean;
    }
  /** A word on the left and its value on the right. */
  | { readonly kind: 'pair'; readonly left: string; readonly right: string; readonly bold?: boolean }
  | { readonly kind: 'rule' }
  | { readonly kind: 'qr'; readonly text: string; readonly caption: string }
  /** A queue number or a code: as large as the paper allows. */
  | { readonly kind: 'bigNumber'; readonly text: string; readonly caption: string }
  /** PNG, JPEG or SVG; printed in dots. */
  | { readonly kind: 'picture'; readonly bytes: Uint8Array; readonly widthMm: number };

export interface Receipt {
  /** Ours, one per slip of paper: a second print of it is refused, a reprint is a receipt of its own. */
  readonly receiptId: string;
  readonly lines: readonly ReceiptLine[];
}

/**
 * `rejected` is certain: no paper has moved. `unclear`: something may be on the paper, perhaps all of it; the shopper must
 * have what it says by another way, and nobody prints it again unasked.
 */
export interface PrintFailure {
  readonly kind: 'rejected' | 'unclear';
  readonly reason: ReceiptTrouble | 'disconnected' | 'busy' | 'printedBefore' | 'unprintable';
  readonly detail: string;
}

/** Every method settles within its own deadline; none throws for a device that is away. */
export interface ReceiptPrinter {
  status(): Promise<ReceiptPrinterStatus>;
  paper(): Promise<PaperLevel>;
  print(receipt: Receipt): Promise<Result<void, PrintFailure>>;
}

export type ReceiptPrinterDevice = ReceiptPrinter & Device<ReceiptTrouble>;
