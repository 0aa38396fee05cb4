import type { SlipOutcome } from '../../../shared/contract/staff-cash.ts';
import type { ReceiptPrinter } from '../../devices/receipt-printer/types.ts';
import type { Log } from '../../system/log.ts';
import { cashUpSlip } from '../receipts/templates/cash-up-slip.ts';
import type { SlipGround } from '../receipts/templates/receipt-texts.ts';
import type { CashUpBook } from './cash-up-book.ts';
import { takingsOf } from './takings.ts';

export interface CashSlipOptions {
  /** Null: this kiosk prints no slips. */
  readonly printer: Pick<ReceiptPrinter, 'print'> | null;
  readonly book: CashUpBook;
  ground(): SlipGround;
  readonly deviceId: string;
  readonly log: Log;
}

/** Prints a signed cash-up as often as is wished, and says what came of it. Every print is a slip with an id of its own. */
export function createCashSlips({ printer, book, ground, deviceId, log }: CashSlipOptions) {
  const printOne = async (number: number): Promise<SlipOutcome> => {
    const stored = book.get(number);
    if (!printer || !stored) return 'noPrinter';
    const { record, hash } = stored;
    const receiptId = `cash-up-${number}-${book.nextPrint(number)}`;
    const slip = cashUpSlip(
      { receiptId, deviceId, record: { ...record, takings: takingsOf(new Map(record.interval)), hash } },
      ground(),
    );
    const printed = await printer.print(slip);
    if (printed.ok) return 'printed';
    const { kind, reason, detail } = printed.error;
    log.warn({ receiptId, kind, reason, detail }, 'a cash-up slip was not printed');
    return kind === 'unclear' ? 'unclear' : 'notPrinted';
  };
  return async (number: number, copies: number): Promise<SlipOutcome> => {
    let outcome: SlipOutcome = 'notWanted';
    for (let copy = 0; copy < copies; copy++) {
      outcome = await printOne(number);
      // Without paper the second copy would say no more than the first.
      if (outcome !== 'printed') return outcome;
    }
    return outcome;
  };
}
