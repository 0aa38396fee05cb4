import type { ReceiptLine } from '../../../devices/receipt-printer/types.ts';
import { type SlipGround, speak } from './receipt-texts.ts';
import { pair } from './slip-parts.ts';

/** An order of the print shop. */
export interface DocumentsOnSlip {
  /** The shop's own number, once it has told one. */
  readonly orderNo: string | null;
  readonly fileCount: number;
  readonly sheets: number;
}

export function documentLines(documents: DocumentsOnSlip, ground: SlipGround): ReceiptLine[] {
  const { texts } = speak(ground);
  return [
    pair(texts.documentFiles, String(documents.fileCount)),
    pair(texts.documentSheets, String(documents.sheets)),
    ...(documents.orderNo === null ? [] : [pair(texts.order, documents.orderNo)]),
  ];
}
