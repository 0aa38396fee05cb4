import type { CashTender } from '../../../shared/contract/sale.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { BillEvent, CoinEvent, HeardBefore } from '../../devices/mdb/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { cashLeftMinor } from '../sale/cash-sums.ts';
import { wantedCash } from '../sale/money-due.ts';
import { isOpen, type Sale } from '../sale/sale.ts';
import type { SaleStore } from '../sale/sale-store.ts';
import { givesChange, helpfulNotes } from './change-limits.ts';
import { MONEY_DELAYS } from './delays.ts';
import type { DurableAppend } from './durable-append.ts';
import type { DurableWrite } from './durable-write.ts';
import type { MoneyDevices } from './money-ports.ts';
import { createSlots } from './slots.ts';
import type { StrayBook } from './stray-money.ts';
import { stuckNote } from './stuck-note.ts';

export interface CashTillOptions {
  readonly devices: MoneyDevices;
  readonly store: SaleStore;
  readonly stray: StrayBook;
  readonly clock: Clock;
  readonly log: Log;
  readonly append: DurableAppend;
  readonly writeDown: DurableWrite;
  readonly signal: AbortSignal;
  newId(): string;
}

/** Coins and notes: opens the slots while a sale wants cash, and books what falls in. */
export interface CashTill {
  start(): void;
  /** What the screen has to know of coins and notes now. */
  facts(): Omit<CashTender, 'missingMinor'>;
  /** Called when the facts may have changed. */
  onChange(listener: () => void): void;
  /** Opens all slots for staff; what falls in is the test's; `null` ends it. False: somebody pays, or did just now. */
  tryOut(testId: string | null): boolean;
}

/** Far more than can be sold in the time of which a driver keeps its coins. */
const RECENT_SALES = 50;

type Note = NonNullable<CashTender['note']>;
type TubeDifference = Extract<CoinEvent, { kind: 'tubeDiffers' }>;

export function createCashTill(options: CashTillOptions): CashTill {
  const { devices, store, stray, clock, log, append, signal } = options;
  const { changer, validator } = devices;
  const listeners = new Set<() => void>();
  let served: { readonly saleId: string; untilMs: number } | null = null;
  let note: { readonly word: Note; readonly untilMs: number } | null = null;
  let tested: string | null = null;

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const say = (word: Note) => {
    note = { word, untilMs: clock.steadyMs() + MONEY_DELAYS.noteMs };
    tell();
    clock
      .sleep(MONEY_DELAYS.noteMs, signal)
      .then(tell)
      .catch(() => undefined);
  };

  const coinsMinor = () =>
    [...new Set(devices.coins.flatMap((source) => source.coinValues()))].sort((a, b) => a - b);
  /** The sale whose turn it is: the latest that wants cash. */
  const wanting = (): { sale: Sale; missingMinor: number } | null => {
    const wanted = store.openSales().flatMap((sale) => {
      const cash = wantedCash(sale);
      return cash ? [{ sale, missingMinor: cash.missingMinor }] : [];
    });
    return wanted.sort((a, b) => b.sale.startedAtMs - a.sale.startedAtMs)[0] ?? null;
  };
  const notesMinor = (missingMinor: number) =>
    validator ? helpfulNotes(validator.billValues(), missingMinor, changer) : [];

  const openForTest = () => (tested === null ? null : { notesMinor: [...(validator?.billValues() ?? [])] });
  const slots = createSlots({ devices, clock, log, signal });
  const adjust = () => {
    const wanted = wanting();
    if (wanted) served = { saleId: wanted.sale.saleId, untilMs: clock.steadyMs() + MONEY_DELAYS.coinGraceMs };
    slots.set(wanted ? { notesMinor: notesMinor(wanted.missingMinor) } : openForTest());
  };

  /**
   * Whose money this is. A coin on its way while the slot was being shut is still of the shopper before; after a restart,
   * of the sale in which cash was being paid last.
   */
  const ownerOf = (): string | null => {
    const wanted = wanting();
    if (wanted) return wanted.sale.saleId;
    if (served && served.untilMs >= clock.steadyMs()) return served.saleId;
    const recent = store
      .pacedSales()
      .filter((sale) => sale.money.cashAtMs + MONEY_DELAYS.coinGraceMs >= clock.steadyMs());
    return recent.sort((a, b) => b.money.cashAtMs - a.money.cashAtMs)[0]?.saleId ?? null;
  };

  const book = (means: 'coins' | 'bills', amountMinor: number, partId = options.newId()) => {
    const saleId = ownerOf();
    const booked = saleId
      ? append(saleId, { kind: 'cashInserted', atMs: clock.now(), partId, means, amountMinor })
      : bookStray(means, amountMinor, partId);
    booked.catch((error: unknown) => {
      if (!signal.aborted) log.error({ amountMinor, means, err: error }, 'money could not be booked');
    });
  };

  /** Whoever put it in has gone when the disk takes it very late: then it is not thrown at a stranger. */
  const bookStray = async (means: 'coins' | 'bills', amountMinor: number, strayId: string) => {
    const testId = tested ?? undefined;
    const cameMs = clock.steadyMs();
    await options.writeDown({ amountMinor, means }, () => {
      const isLate = clock.steadyMs() - cameMs >= MONEY_DELAYS.heardGraceMs;
      if (isLate && testId === undefined) stray.find(means, amountMinor, strayId, null);
      else stray.take(means, amountMinor, strayId, testId);
    });
    await stray.giveBack(strayId);
  };

  /** Coins too many are kept for staff, with the sale in whose time they came. Coins too few are staff's own to explain. */
  const bookDifference = ({ valueMinor, countBefore, countNow }: TubeDifference) => {
    const amountMinor = (countNow - countBefore) * valueMinor;
    if (amountMinor < 0) {
      return log.warn({ amountMinor, valueMinor }, 'coins are gone from the tubes that nobody told of');
    }
    const [strayId, saleId] = [options.newId(), ownerOf()];
    writeInTime({ amountMinor, valueMinor }, () => stray.find('coins', amountMinor, strayId, saleId));
  };
  /** Rejects only when the kiosk stops. */
  const writeInTime: (...write: Parameters<DurableWrite>) => void = (what, write) =>
    void options.writeDown(what, write).catch(() => undefined);

  const isInSale = (moneyId: string): boolean =>
    [...store.openSales(), ...store.recentSales(RECENT_SALES)].some((sale) =>
      sale.money.cash.some((part) => part.partId === moneyId),
    );

  /** The process before heard of it, and died before it was written down. A shopper of long ago is not here any more. */
  const takeUp = ({ means, amountMinor, moneyId, atMs }: HeardBefore) => {
    if (stray.isKnown(moneyId) || isInSale(moneyId)) return;
    log.warn({ amountMinor, means }, 'money that was heard and not written down is taken up');
    if (clock.now() - atMs < MONEY_DELAYS.heardGraceMs) book(means, amountMinor, moneyId);
    else writeInTime({ amountMinor, means }, () => stray.find(means, amountMinor, moneyId, null));
  };

  const giveBack = () => {
    const saleId = ownerOf();
    const sale = saleId === null ? null : store.get(saleId);
    if (!sale || !isOpen(sale) || cashLeftMinor(sale) === 0) return;
    void append(sale.saleId, { kind: 'cashReturnAsked', atMs: clock.now() });
  };

  const hearCoin = (event: CoinEvent) => {
    switch (event.kind) {
      case 'coinInserted':
        return book('coins', event.amountMinor, event.moneyId);
      case 'coinRejected':
      case 'coinNotCredited':
        return say('coinReturned');
      case 'slugsRejected':
        return say('notACoin');
      case 'escrowLever':
        return giveBack();
      case 'coinEventsMissed':
        return log.error(
          { count: event.count },
          'coins fell that nobody can name: the cash-up will show a surplus',
        );
      case 'tubeDiffers':
        return bookDifference(event);
      case 'coinsDispensedByHand':
        return log.info({ amountMinor: event.amountMinor }, 'staff took coins out of the changer');
      case 'coinsPaidOut':
      case 'payOutFailed':
        return adjust();
      default:
        assertNever(event);
    }
  };

  const hearBill = (event: BillEvent) => {
    switch (event.kind) {
      case 'billEscrowed':
        return void judgeEscrow();
      case 'billStacked':
        return book('bills', event.amountMinor, event.moneyId);
      case 'billReturned':
      case 'billRejected':
        return say('noteReturned');
      case 'billUnclear':
        return loseBill(event.amountMinor);
      default:
        assertNever(event);
    }
  };

  const loseBill = (amountMinor: number) => {
    say('noteUnclear');
    const saleId = ownerOf();
    const partId = options.newId();
    if (!saleId) return writeInTime({ amountMinor }, () => stray.loseNote(amountMinor, partId));
    void append(saleId, { kind: 'billLost', atMs: clock.now(), partId, amountMinor });
  };

  /** A note is taken only where it helps the sale that waits for it; what came too late goes back. */
  const judgeEscrow = async () => {
    const amountMinor = validator?.escrowMinor() ?? null;
    if (!validator || amountMinor === null || slots.isMovingBill()) return;
    const wanted = wanting();
    const isOfHelp = wanted !== null && notesMinor(wanted.missingMinor).includes(amountMinor);
    await slots.moveBill(isOfHelp ? 'stack' : 'return');
  };

  const onDevice = () => {
    adjust();
    tell();
  };

  return {
    start: () => {
      store.subscribe(() => {
        adjust();
        void judgeEscrow();
      });
      for (const source of devices.coins) {
        source.onMoney(hearCoin);
        source.onStatus(onDevice);
      }
      validator?.onMoney(hearBill);
      validator?.onStatus(onDevice);
      adjust();
      for (const heard of devices.heardBefore()) takeUp(heard);
    },
    facts: () => ({
      givesChange: givesChange(changer, coinsMinor()),
      coinsMinor: coinsMinor(),
      notesMinor: notesMinor(wanting()?.missingMinor ?? 0),
      note: stuckNote(devices) ?? (note && note.untilMs > clock.steadyMs() ? note.word : null),
    }),
    onChange: (listener) => void listeners.add(listener),
    tryOut: (testId) => {
      if (testId !== null && ownerOf() !== null) return false;
      tested = testId;
      adjust();
      return true;
    },
  };
}
