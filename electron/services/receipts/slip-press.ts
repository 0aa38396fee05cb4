import type { Slip } from '../../../shared/contract/receipts.ts';
import type { Receipt, ReceiptPrinter } from '../../devices/receipt-printer/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { SlipBook, TrackedSlip } from './slip-book.ts';

/** A slip that could not be printed while its shopper stood there is of no use to the next one. */
export const WORTH_PRINTING_MS = 5 * 60_000;

/** Another slip is being printed, of another press: a matter of seconds, and nothing of this one is on the paper. */
const BUSY = { againMs: 1_000, tries: 30 } as const;

export interface SlipPressOptions<Entry extends TrackedSlip> {
  /** Null: this kiosk prints no slips. */
  readonly printer: Pick<ReceiptPrinter, 'print'> | null;
  readonly book: SlipBook<Entry>;
  readonly clock: Clock;
  readonly log: Log;
  /** Null where there is nothing to print any more. */
  write(slip: Entry): Receipt | null;
  onChange(slip: Entry): void;
}

/** Prints the slips of a book one after the other, each once, and never holds up what they are about. */
export interface SlipPress<Entry extends TrackedSlip> {
  /** Nothing happens with one that is in the book already. */
  want(slip: Omit<Entry, 'state' | 'atMs'>): void;
  /** The state of the latest slip that fits. */
  slipOf(fits: (slip: Entry) => boolean): Slip;
  /** What a former life of the process left: never a second print of what may be on the paper. */
  takeUp(): void;
  /** Waits for the slip that is being printed. */
  stop(): Promise<void>;
}

export function createSlipPress<Entry extends TrackedSlip>(
  options: SlipPressOptions<Entry>,
): SlipPress<Entry> {
  const { printer, book, clock, log } = options;
  let queue: Promise<void> = Promise.resolve();
  let isStopped = false;

  const setState = (slip: Entry, state: TrackedSlip['state']) => {
    book.setState(slip.slipId, state);
    options.onChange(slip);
  };

  const printInTurn = async (on: NonNullable<typeof printer>, receipt: Receipt) => {
    for (let tries = 1; ; tries += 1) {
      const printed = await on.print(receipt);
      const isBusy = !printed.ok && printed.error.kind === 'rejected' && printed.error.reason === 'busy';
      if (!isBusy || isStopped || tries >= BUSY.tries) return printed;
      await clock.sleep(BUSY.againMs);
    }
  };

  const print = async (slip: Entry): Promise<void> => {
    if (!printer || isStopped) return;
    const receipt = options.write(slip);
    if (!receipt) return setState(slip, 'missing');
    setState(slip, 'begun');
    const printed = await printInTurn(printer, receipt);
    if (printed.ok) return setState(slip, 'printed');
    const { kind, reason, detail } = printed.error;
    log.warn({ slipId: slip.slipId, kind, reason, detail }, 'a slip was not printed');
    setState(slip, kind === 'unclear' ? 'unclear' : 'missing');
  };

  const enqueue = (slip: Entry) => {
    queue = queue
      .then(() => print(slip))
      .catch((error: unknown) => log.error({ slipId: slip.slipId, err: error }, 'a slip failed'));
  };

  return {
    want: (wanted) => {
      const slip = printer && book.want(wanted);
      if (!slip) return;
      options.onChange(slip);
      enqueue(slip);
    },
    slipOf: (fits) => {
      const state = book.all().findLast(fits)?.state;
      if (!printer || !state) return 'none';
      return state === 'wanted' || state === 'begun' ? 'printing' : state;
    },
    takeUp: () => {
      if (!printer) return;
      for (const slip of book.all()) {
        if (slip.state === 'begun') setState(slip, 'unclear');
        if (slip.state !== 'wanted') continue;
        if (clock.now() - slip.atMs < WORTH_PRINTING_MS) enqueue(slip);
        else setState(slip, 'missing');
      }
    },
    stop: async () => {
      isStopped = true;
      await queue;
    },
  };
}
