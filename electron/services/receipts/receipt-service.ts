import type { Locale } from '../../../shared/contract/kiosk.ts';
import type { Slip } from '../../../shared/contract/receipts.ts';
import type { Receipt, ReceiptPrinter } from '../../devices/receipt-printer/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { ABOUT_BOOKS } from '../sale/catch-up-due.ts';
import type { SaleEvent } from '../sale/events.ts';
import { isRefundedWhole } from '../sale/money-claims.ts';
import type { Sale } from '../sale/sale.ts';
import type { SaleStore } from '../sale/sale-store.ts';
import { createSlipBook, type SlipEntry, type SlipKeeper } from './slip-book.ts';
import { createSlipPress } from './slip-press.ts';

export interface ReceiptServiceOptions {
  /** Null: this kiosk prints no slips. */
  readonly printer: Pick<ReceiptPrinter, 'print'> | null;
  readonly store: Pick<SaleStore, 'get' | 'subscribe'>;
  readonly keeper: SlipKeeper;
  readonly clock: Clock;
  readonly log: Log;
  /** In which the sale's shopper reads. */
  localeOf(sale: Sale): Locale;
  /** Null where the sale is not such that there is anything to print. */
  write(slip: SlipEntry, sale: Sale): Receipt | null;
  onChange(saleId: string, slip: Slip): void;
}

/**
 * Prints the queue number, the claim code and what went back as soon as there is one. It never holds up a sale, prints
 * each slip once, and says when there is no paper, so that the screen can ask the shopper to remember.
 */
export interface ReceiptService {
  slipOf(saleId: string): Slip;
  start(): void;
  /** Waits for the slip that is being printed. */
  stop(): Promise<void>;
}

export function createReceiptService(options: ReceiptServiceOptions): ReceiptService {
  const { printer, store, keeper, clock, log } = options;
  let forget: (() => void) | null = null;
  const press = createSlipPress<SlipEntry>({
    ...{ printer, clock, log },
    book: createSlipBook(keeper, clock),
    write: (slip) => {
      const sale = store.get(slip.saleId);
      return sale && options.write(slip, sale);
    },
    onChange: ({ saleId }) => options.onChange(saleId, slipOf(saleId)),
  });
  const slipOf = (saleId: string): Slip => press.slipOf((slip) => slip.saleId === saleId);

  const onEvent = (sale: Sale, event: SaleEvent) => {
    const wanted = sale.origin === 'screen' ? slipFor(sale, event) : null;
    if (wanted) press.want({ ...wanted, locale: options.localeOf(sale) });
  };

  return {
    slipOf,
    start: () => {
      if (!printer) return;
      press.takeUp();
      forget = store.subscribe(onEvent);
    },
    stop: async () => {
      forget?.();
      await press.stop();
    },
  };
}

function slipFor(sale: Sale, event: SaleEvent): Pick<SlipEntry, 'slipId' | 'saleId' | 'kind'> | null {
  const { saleId } = sale;
  if (event.kind === 'orderPlaced' || event.kind === 'orderQueuedHere')
    return { slipId: `queue-${event.orderId}`, saleId, kind: 'queue' };
  // What the shop's books lack is none of the shopper's business.
  if (event.kind === 'claimOpened' && event.about === ABOUT_BOOKS) return null;
  if (event.kind === 'claimOpened') return { slipId: `claim-${event.code}`, saleId, kind: 'claim' };
  if (event.kind === 'slipOrdered') return { slipId: event.slipId, saleId, kind: event.slip };
  if (isGivenBackByStaff(sale, event)) return { slipId: `refund-${event.refundId}`, saleId, kind: 'refund' };
  // What is left of a refund that was not whole becomes a claim, with a slip that says both.
  const isRefund = event.kind === 'vendSettled' && event.outcome === 'refunded' && isRefundedWhole(sale);
  return isRefund ? { slipId: `refund-${saleId}`, saleId, kind: 'refund' } : null;
}

/** By hand at once, by the changer and by the shop's system once it has happened. */
function isGivenBackByStaff(
  sale: Sale,
  event: SaleEvent,
): event is Extract<SaleEvent, { kind: 'refundStarted' | 'refundFinished' }> {
  if (event.kind !== 'refundStarted' && event.kind !== 'refundFinished') return false;
  return sale.refunds.some(({ refundId, paidMinor }) => refundId === event.refundId && paidMinor > 0);
}
