import type { Locale } from '../../../shared/contract/kiosk.ts';
import type { Slip } from '../../../shared/contract/receipts.ts';
import type { Receipt, ReceiptPrinter } from '../../devices/receipt-printer/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { DocumentOrderRecord } from '../documents/order/document-order.ts';
import { createDocumentSlipBook, type DocumentSlipEntry, type SlipKeeper } from './slip-book.ts';
import { createSlipPress, WORTH_PRINTING_MS } from './slip-press.ts';
import { claimSlip } from './templates/claim-slip.ts';
import type { SlipGround } from './templates/receipt-texts.ts';

export interface DocumentSlipsOptions {
  /** Null: this kiosk prints no slips. */
  readonly printer: Pick<ReceiptPrinter, 'print'> | null;
  readonly orders: {
    find(documentOrderId: string): DocumentOrderRecord | null;
    open(): readonly DocumentOrderRecord[];
    subscribe(listener: (order: DocumentOrderRecord) => void): void;
  };
  readonly keeper: SlipKeeper;
  readonly clock: Clock;
  readonly log: Log;
  /** In which the order's shopper reads. */
  localeOf(order: DocumentOrderRecord): Locale;
  /** What is the same on every slip of this kiosk now. */
  style(): Omit<SlipGround, 'locale'>;
  onChange(documentOrderId: string, slip: Slip): void;
}

/** The slip with the code of a claim for documents: once by itself, and again as often as staff order it. */
export interface DocumentSlips {
  slipOf(documentOrderId: string): Slip;
  /** False: there is no printer, or no claim that is open. */
  printAgain(documentOrderId: string): boolean;
  start(): void;
  /** Waits for the slip that is being printed. */
  stop(): Promise<void>;
}

export function createDocumentSlips(options: DocumentSlipsOptions): DocumentSlips {
  const { printer, orders, keeper, clock, log } = options;
  let isOpen = false;
  const press = createSlipPress<DocumentSlipEntry>({
    ...{ printer, clock, log },
    book: createDocumentSlipBook(keeper, clock),
    write: (slip) => {
      const order = orders.find(slip.documentOrderId);
      return order && writeDocumentClaim(slip.slipId, order, { ...options.style(), locale: slip.locale });
    },
    onChange: ({ documentOrderId }) => options.onChange(documentOrderId, slipOf(documentOrderId)),
  });
  const slipOf = (documentOrderId: string): Slip =>
    press.slipOf((slip) => slip.documentOrderId === documentOrderId);

  const want = (order: DocumentOrderRecord, slipId: string) =>
    press.want({ slipId, documentOrderId: order.documentOrderId, locale: options.localeOf(order) });

  const look = (order: DocumentOrderRecord) => {
    const { stage } = order;
    // An order is told of again and again while it is a claim; after a while its slip concerns nobody at the screen.
    if (!isOpen || stage.kind !== 'claim' || clock.now() - stage.sinceMs >= WORTH_PRINTING_MS) return;
    want(order, `claim-${stage.code}`);
  };
  orders.subscribe(look);

  return {
    slipOf,
    printAgain: (documentOrderId) => {
      const order = orders.find(documentOrderId);
      if (!printer || order?.stage.kind !== 'claim') return false;
      want(order, `claim-${order.stage.code}-${clock.now()}`);
      return true;
    },
    start: () => {
      isOpen = true;
      press.takeUp();
      // A crash, or this start itself, may have made a claim before anybody listened.
      if (printer) for (const order of orders.open()) look(order);
    },
    stop: async () => {
      isOpen = false;
      await press.stop();
    },
  };
}

/** Null: staff have dealt with it, and the code is good for nothing any more. */
export function writeDocumentClaim(
  receiptId: string,
  { stage, moneyMinor, orderNo, files }: DocumentOrderRecord,
  ground: SlipGround,
): Receipt | null {
  if (stage.kind !== 'claim') return null;
  const sheets = files.reduce((sum, file) => sum + file.sheets, 0);
  return claimSlip(
    {
      receiptId,
      claimCode: stage.code,
      amountMinor: moneyMinor,
      money: 'kept',
      isMoneyOnly: stage.reason === 'paidLate' || stage.reason === 'priceMismatch',
      documents: { orderNo, fileCount: files.length, sheets },
      atMs: stage.sinceMs,
    },
    ground,
  );
}
