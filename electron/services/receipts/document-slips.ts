import type { Locale } from '../../../shared/contract/kiosk.ts';
import type { Slip } from '../../../shared/contract/receipts.ts';
import type { Receipt, ReceiptPrinter } from '../../devices/receipt-printer/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { DocumentOrderRecord, OrderStage } from '../documents/order/document-order.ts';
import { createDocumentSlipBook, type DocumentSlipEntry, type SlipKeeper } from './slip-book.ts';
import { createSlipPress, WORTH_PRINTING_MS } from './slip-press.ts';
import { claimSlip } from './templates/claim-slip.ts';
import type { SlipGround } from './templates/receipt-texts.ts';
import { documentRefundSlip } from './templates/refund-slip.ts';

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

/**
 * The slip with the code of a claim for documents: once by itself, and again as often as staff order it. And one that says what staff
 * have given back for it.
 */
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
  const book = createDocumentSlipBook(keeper, clock);
  const press = createSlipPress<DocumentSlipEntry>({
    ...{ printer, book, clock, log },
    write: (slip) => {
      const order = orders.find(slip.documentOrderId);
      return order && writeDocumentSlip(slip.slipId, order, { ...options.style(), locale: slip.locale });
    },
    onChange: ({ documentOrderId }) => options.onChange(documentOrderId, slipOf(documentOrderId)),
  });
  const slipOf = (documentOrderId: string): Slip =>
    press.slipOf((slip) => slip.documentOrderId === documentOrderId);

  const want = (order: DocumentOrderRecord, slipId: string) => {
    const { documentOrderId } = order;
    // Who was told of a claim in one language is not told in another what came of it.
    const former = book.all().findLast((slip) => slip.documentOrderId === documentOrderId);
    press.want({ slipId, documentOrderId, locale: former?.locale ?? options.localeOf(order) });
  };

  const look = (order: DocumentOrderRecord) => {
    const { stage } = order;
    // An order is told of again and again; after a while its slip concerns nobody at the screen.
    const isOfNow = (sinceMs: number) => clock.now() - sinceMs < WORTH_PRINTING_MS;
    if (!isOpen) return;
    if (stage.kind === 'claim' && isOfNow(stage.sinceMs)) want(order, `claim-${stage.code}`);
    if (isGivenBack(stage) && isOfNow(stage.atMs)) want(order, `refund-${order.documentOrderId}`);
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

/** Null: there is nothing to say of it any more. A claim's code is good for nothing once staff have dealt with it. */
export function writeDocumentSlip(
  receiptId: string,
  { stage, moneyMinor, orderNo, files }: DocumentOrderRecord,
  ground: SlipGround,
): Receipt | null {
  const sheets = files.reduce((sum, file) => sum + file.sheets, 0);
  const documents = { orderNo, fileCount: files.length, sheets };
  if (stage.kind === 'claim') {
    const isMoneyOnly = stage.reason === 'paidLate' || stage.reason === 'priceMismatch';
    const claim = { claimCode: stage.code, amountMinor: moneyMinor, money: 'kept', isMoneyOnly } as const;
    return claimSlip({ receiptId, ...claim, documents, atMs: stage.sinceMs }, ground);
  }
  if (!isGivenBack(stage)) return null;
  const refund = { claimCode: stage.code, amountMinor: moneyMinor, atMs: stage.atMs };
  return documentRefundSlip({ receiptId, ...refund, documents }, ground);
}

/** By hand: the shopper stands there. What the shop gives back by its own way comes when nobody does. */
const isGivenBack = (stage: OrderStage): stage is Extract<OrderStage, { kind: 'settled' }> =>
  stage.kind === 'settled' && stage.how === 'refundedByHand';
