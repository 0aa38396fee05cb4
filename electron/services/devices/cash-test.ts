import type { CashCount, DeviceTest } from '../../../shared/contract/staff-tests.ts';
import type { BillValidator, CoinSource } from '../../devices/mdb/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { StrayMoney } from '../payment/stray-money.ts';
import { TEST_DELAYS } from './delays.ts';
import type { TestBook } from './test-book.ts';

/** The slots as the till lends them: whatever falls in is in its book at once, under the test's name. */
export interface SlotsForTest {
  /** False: a sale is being paid in cash, or was until just now. */
  open(testId: string): boolean;
  close(): void;
  /** What fell in, and where it is now. */
  moneyOf(testId: string): readonly StrayMoney[];
  /** Begins to give back what can be given back. False: there is nothing of that kind any more. */
  giveBack(testId: string): Promise<boolean>;
}

export interface CashTestOptions {
  readonly book: TestBook;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly slots: SlotsForTest;
  readonly coins: readonly Pick<CoinSource, 'onMoney'>[];
  readonly validator: Pick<BillValidator, 'onMoney'> | null;
  /** Nobody of the staff is at the screen any more: the slots must not stay open. */
  isStaffAway(): boolean;
}

export const NO_CASH: CashCount = {
  coins: [],
  notesRead: [],
  rejected: 0,
  insertedMinor: 0,
  returnedMinor: 0,
  keptMinor: 0,
};

/**
 * Coins and notes for trying the slots out. The money is the till's stray money from the first moment, so a power cut
 * loses none of it; at the end it comes back as far as the tubes go, and the rest stays in that book for the cash-up.
 */
export interface CashTests {
  run(test: DeviceTest, ended: AbortSignal): Promise<DeviceTest>;
  settle(test: DeviceTest): DeviceTest;
}

export function createCashTests(options: CashTestOptions): CashTests {
  const { book, clock, signal, slots } = options;

  const sums = (testId: string) => {
    const money = slots.moneyOf(testId);
    const sum = (entries: readonly StrayMoney[]) =>
      entries.reduce((total, { amountMinor }) => total + amountMinor, 0);
    const returnedMinor = sum(money.filter(({ state }) => state === 'returned'));
    return { insertedMinor: sum(money), returnedMinor, keptMinor: sum(money) - returnedMinor };
  };

  /** Counts what the devices tell until the returned function is called. */
  const listen = (testId: string, heard: () => void) => {
    const note = (change: (cash: CashCount) => CashCount) => {
      heard();
      const test = book.get(testId);
      if (test) book.change(testId, { cash: change(test.cash ?? NO_CASH) });
    };
    const forgets = options.coins.map((source) =>
      source.onMoney((event) => {
        if (event.kind === 'coinInserted')
          note((cash) => ({ ...cash, coins: addOne(cash.coins, event.amountMinor) }));
        if (event.kind === 'coinRejected' || event.kind === 'slugsRejected')
          note((cash) => ({ ...cash, rejected: cash.rejected + 1 }));
      }),
    );
    const forget = options.validator?.onMoney((event) => {
      if (event.kind === 'billReturned' || event.kind === 'billStacked')
        note((cash) => ({ ...cash, notesRead: addOne(cash.notesRead, event.amountMinor) }));
      if (event.kind === 'billRejected') note((cash) => ({ ...cash, rejected: cash.rejected + 1 }));
    });
    return () => {
      for (const each of forgets) each();
      forget?.();
    };
  };

  const untilEnded = async (testId: string, ended: AbortSignal) => {
    let quietSinceMs = clock.steadyMs();
    const stop = listen(testId, () => {
      quietSinceMs = clock.steadyMs();
    });
    try {
      while (!ended.aborted && !options.isStaffAway()) {
        if (clock.steadyMs() - quietSinceMs >= TEST_DELAYS.slotsIdleMs) break;
        await clock.sleep(TEST_DELAYS.lookMs, signal);
        keepSums(testId);
      }
      // What was on its way when the slots were shut still counts.
      slots.close();
      await clock.sleep(TEST_DELAYS.lookMs, signal);
    } finally {
      stop();
      slots.close();
    }
  };

  const keepSums = (testId: string) => {
    const cash = book.get(testId)?.cash ?? NO_CASH;
    const now = { ...cash, ...sums(testId) };
    if (now.insertedMinor !== cash.insertedMinor || now.returnedMinor !== cash.returnedMinor)
      book.change(testId, { cash: now });
  };

  const isComingOut = (testId: string) => slots.moneyOf(testId).some(({ state }) => state === 'returning');

  /** A changer that is busy with the last coin, or was just plugged in again, is asked anew for a while. */
  const giveBackAll = async (testId: string) => {
    const untilMs = clock.steadyMs() + TEST_DELAYS.giveBackLimitMs;
    let patientUntilMs = clock.steadyMs() + TEST_DELAYS.giveBackPatienceMs;
    while (sums(testId).keptMinor > 0 && clock.steadyMs() < untilMs) {
      const hasBegun = await slots.giveBack(testId);
      if (!hasBegun && clock.steadyMs() >= patientUntilMs) break;
      while (isComingOut(testId) && clock.steadyMs() < untilMs) await clock.sleep(TEST_DELAYS.lookMs, signal);
      if (hasBegun) patientUntilMs = clock.steadyMs() + TEST_DELAYS.giveBackPatienceMs;
      else await clock.sleep(TEST_DELAYS.lookMs, signal);
    }
  };

  const finish = (testId: string, outcome: DeviceTest['outcome']) => {
    const cash = { ...(book.get(testId)?.cash ?? NO_CASH), ...sums(testId) };
    return book.change(testId, {
      cash,
      outcome,
      finishedAtMs: clock.now(),
      wantsLook: outcome === 'unclear' || outcome === 'interrupted',
    });
  };

  return {
    run: async ({ testId }, ended) => {
      await untilEnded(testId, ended);
      book.putStep(testId, { step: 'slots', outcome: 'passed', detail: '' });
      book.putStep(testId, { step: 'giveBack', outcome: 'running', detail: '' });
      await giveBackAll(testId);
      const isUnclear = slots
        .moneyOf(testId)
        .some(({ state }) => state === 'unclear' || state === 'returning');
      const { insertedMinor, keptMinor } = sums(testId);
      const giveBack = keptMinor === 0 ? 'passed' : isUnclear ? 'unclear' : 'failed';
      book.putStep(testId, { step: 'giveBack', outcome: giveBack, detail: `kept ${keptMinor}` });
      const wasUsed = insertedMinor > 0 || (book.get(testId)?.cash?.notesRead.length ?? 0) > 0;
      return finish(testId, isUnclear ? 'unclear' : wasUsed ? 'passed' : 'stopped');
    },
    settle: ({ testId }) => {
      book.putStep(testId, { step: 'giveBack', outcome: 'skipped', detail: 'cut off' });
      return finish(testId, 'interrupted');
    },
  };
}

function addOne(counts: CashCount['coins'], valueMinor: number): CashCount['coins'] {
  const before = counts.find((each) => each.valueMinor === valueMinor)?.count ?? 0;
  return [...counts.filter((each) => each.valueMinor !== valueMinor), { valueMinor, count: before + 1 }].sort(
    (a, b) => a.valueMinor - b.valueMinor,
  );
}
