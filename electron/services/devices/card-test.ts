import type { DeviceTest, TestStep } from '../../../shared/contract/staff-tests.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { CashlessReader, VendState } from '../../devices/mdb/types.ts';
import type { Clock } from '../../system/clock.ts';
import { TEST_DELAYS } from './delays.ts';
import type { TestBook } from './test-book.ts';

export interface CardTestOptions {
  readonly book: TestBook;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly readers: readonly CashlessReader[];
}

/** The smallest amount of a reader is not told: what it cannot name it refuses, before anything has happened. */
const AMOUNTS_MINOR = [1, 5, 10, 50, 100] as const;
const ITEM = 1;

/**
 * Asks a reader for the smallest amount and gives it back. The vend's id is the test's, so after a restart the reader's
 * own book says what became of it. A reader that cannot refund is told that the goods came: the amount is charged, and
 * said so.
 */
export interface CardTests {
  run(test: DeviceTest, ended: AbortSignal): Promise<DeviceTest>;
  settle(test: DeviceTest): Promise<DeviceTest>;
}

export function createCardTests(options: CardTestOptions): CardTests {
  const { book, clock, signal } = options;
  const readerOf = ({ reader }: DeviceTest) => options.readers.find((each) => each.reader === reader);
  const step = (testId: string, name: TestStep['step'], outcome: TestStep['outcome'], detail = '') =>
    book.putStep(testId, { step: name, outcome, detail });
  const finish = (testId: string, outcome: DeviceTest['outcome'], chargedMinor: number) =>
    book.change(testId, {
      outcome,
      chargedMinor,
      finishedAtMs: clock.now(),
      wantsLook: outcome === 'unclear' || outcome === 'interrupted',
    });

  /** `null`: asked. Else why not; then nothing has happened. A reader that wants the card first refuses until it is there. */
  const ask = async (reader: CashlessReader, testId: string, ended: AbortSignal): Promise<string | null> => {
    const untilMs = clock.steadyMs() + TEST_DELAYS.cardMs;
    let detail = 'ended';
    while (!ended.aborted && clock.steadyMs() < untilMs) {
      for (const amountMinor of AMOUNTS_MINOR) {
        book.change(testId, { askedMinor: amountMinor });
        const asked = await reader.requestVend(testId, amountMinor, ITEM);
        if (asked.ok || asked.error.kind === 'unclear') return null;
        if (reader.vendState(testId).kind !== 'neverSeen') return null;
        detail = asked.error.detail;
      }
      await clock.sleep(TEST_DELAYS.lookMs, signal);
    }
    return detail;
  };

  /** Waits until the reader has decided; who gives up meanwhile withdraws the request. */
  const decision = async (reader: CashlessReader, testId: string, ended: AbortSignal): Promise<VendState> => {
    const untilMs = clock.steadyMs() + TEST_DELAYS.cardMs;
    let withdrawnAtMs: number | null = null;
    for (;;) {
      const state = reader.vendState(testId);
      if (state.kind !== 'waiting') return state;
      const nowMs = clock.steadyMs();
      if (withdrawnAtMs === null && (ended.aborted || nowMs >= untilMs)) {
        withdrawnAtMs = nowMs;
        await reader.cancelVend(testId);
      }
      if (withdrawnAtMs !== null && nowMs - withdrawnAtMs >= TEST_DELAYS.undoMs)
        return { kind: 'unclear', amountMinor: state.amountMinor };
      await clock.sleep(TEST_DELAYS.lookMs, signal);
    }
  };

  const undo = async (reader: CashlessReader, testId: string): Promise<VendState> => {
    const untilMs = clock.steadyMs() + TEST_DELAYS.undoMs;
    await (reader.facts()?.canRefund ? reader.failVend(testId) : reader.confirmVend(testId));
    while (reader.vendState(testId).kind === 'approved' && clock.steadyMs() < untilMs)
      await clock.sleep(TEST_DELAYS.lookMs, signal);
    return reader.vendState(testId);
  };

  /** `ended`: the outcome of a test that came to its end by itself; `interrupted` after a restart. */
  const conclude = (testId: string, state: VendState, wasCut: boolean): DeviceTest => {
    const outcome = (usual: DeviceTest['outcome']) => (wasCut ? 'interrupted' : usual);
    switch (state.kind) {
      case 'neverSeen':
        return finish(testId, outcome('failed'), 0);
      case 'denied':
        step(testId, 'approve', 'failed', 'denied');
        return finish(testId, outcome('failed'), 0);
      case 'cancelled':
        step(testId, 'approve', 'skipped', 'cancelled');
        return finish(testId, outcome('stopped'), 0);
      case 'failed':
        return concludeRefund(testId, state, wasCut);
      case 'succeeded':
      case 'countedAsSuccess':
        step(testId, 'undo', 'skipped', 'charged: the reader gives nothing back');
        return finish(testId, outcome('passed'), state.amountMinor);
      case 'waiting':
      case 'approved':
      case 'unclear':
        step(testId, 'undo', 'unclear', 'the reader cannot tell whether the card was charged');
        return finish(testId, outcome('unclear'), state.amountMinor);
      default:
        return assertNever(state);
    }
  };

  const concludeRefund = (
    testId: string,
    { refund, amountMinor }: Extract<VendState, { kind: 'failed' }>,
    wasCut: boolean,
  ): DeviceTest => {
    const isBack = refund === 'done';
    step(testId, 'undo', isBack ? 'passed' : refund === 'refused' ? 'failed' : 'unclear', refund);
    const usual = isBack ? 'passed' : refund === 'refused' ? 'failed' : 'unclear';
    return finish(testId, wasCut ? 'interrupted' : usual, isBack ? 0 : amountMinor);
  };

  const untilFound = async (reader: CashlessReader) => {
    const untilMs = clock.steadyMs() + TEST_DELAYS.findMs;
    while (reader.status().kind === 'disconnected' && clock.steadyMs() < untilMs)
      await clock.sleep(TEST_DELAYS.lookMs, signal);
  };

  return {
    run: async (test, ended) => {
      const { testId } = test;
      const reader = readerOf(test);
      if (!reader) throw new Error(`there is no reader ${test.reader}`);
      const refused = await ask(reader, testId, ended);
      if (refused !== null) {
        step(testId, 'ask', ended.aborted ? 'skipped' : 'failed', refused);
        return finish(testId, ended.aborted ? 'stopped' : 'failed', 0);
      }
      step(testId, 'ask', 'passed');
      step(testId, 'approve', 'running');
      const decided = await decision(reader, testId, ended);
      if (decided.kind !== 'approved') return conclude(testId, decided, false);
      step(testId, 'approve', 'passed');
      step(testId, 'undo', 'running');
      return conclude(testId, await undo(reader, testId), false);
    },
    settle: async (test) => {
      const reader = readerOf(test);
      if (!reader) return finish(test.testId, 'interrupted', test.askedMinor ?? 0);
      await untilFound(reader);
      const state = reader.vendState(test.testId);
      return conclude(test.testId, state.kind === 'approved' ? await undo(reader, test.testId) : state, true);
    },
  };
}
