import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { MoneyDevices } from '../payment/money-ports.ts';
import type { MovesBook } from './moves-book.ts';

/** The book is kept up to date in small pieces, so that nobody waits for it when staff open the page. */
const BOOK_EVERY_MS = 30_000;
const SALES_AT_ONCE = 20;

export interface CashListenerOptions {
  readonly moves: MovesBook;
  readonly devices: Pick<MoneyDevices, 'coins' | 'validator'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Hears where coins and notes fall, which no sale says, and books what has happened from time to time. */
export function createCashListener({ moves, devices, clock, log }: CashListenerOptions) {
  const stopped = new AbortController();
  const forgets: (() => void)[] = [];
  /** The money itself is in the sale's own journal: without this only its place is not known. */
  const tryTo = (work: () => void) => {
    try {
      work();
    } catch (error) {
      log.error({ err: error }, 'the cash book could not be written');
    }
  };
  /** Once everybody else has heard of it too. */
  const bookSoon = () => setImmediate(() => stopped.signal.aborted || tryTo(() => moves.book(SALES_AT_ONCE)));

  const listen = () => {
    for (const source of devices.coins) {
      forgets.push(
        source.onMoney((event) => {
          if (event.kind === 'coinInserted') {
            const { moneyId, route } = event;
            if (moneyId !== undefined && route !== 'unknown') tryTo(() => moves.notePlace(moneyId, route));
            bookSoon();
          }
          if (event.kind === 'coinsDispensedByHand') tryTo(() => moves.noteHandOut(event.amountMinor));
        }),
      );
    }
    const forget = devices.validator?.onMoney((event) => {
      if (event.kind === 'billStacked') bookSoon();
    });
    if (forget) forgets.push(forget);
  };

  const keepUp = async () => {
    while (!stopped.signal.aborted) {
      tryTo(() => moves.book(SALES_AT_ONCE));
      await clock.sleep(BOOK_EVERY_MS, stopped.signal).catch(() => undefined);
    }
  };

  return {
    start: () => {
      listen();
      void keepUp();
    },
    stop: () => {
      stopped.abort(new Error('the kiosk stops'));
      for (const forget of forgets) forget();
    },
  };
}
