import { randomUUID } from 'node:crypto';
import type { StaffPerson } from '../../../shared/contract/staff.ts';
import type {
  DeviceTest,
  TestAnswer,
  TestKind,
  TestPlan,
  TestRefusal,
} from '../../../shared/contract/staff-tests.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Receipt, ReceiptPrinter } from '../../devices/receipt-printer/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { CardTests } from './card-test.ts';
import { type CashTests, NO_CASH } from './cash-test.ts';
import type { MachineReserve } from './machine-reserve.ts';
import type { MotionTests } from './motion-test.ts';
import type { TestBook } from './test-book.ts';

export interface DeviceTestsOptions {
  readonly book: TestBook;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly reserve: Pick<MachineReserve, 'hold' | 'release'>;
  readonly motion: MotionTests;
  readonly cash: CashTests;
  readonly card: CardTests;
  readonly slots: { open(testId: string): boolean; close(): void };
  readonly receiptPrinter: Pick<ReceiptPrinter, 'print'> | null;
  writeSlip(test: DeviceTest): Receipt;
  plan(): Omit<TestPlan, 'running'>;
  /** Null: a blank can go its way now. */
  motionObstacle(wish: MotionWish): Promise<TestRefusal | null>;
  /** A sale waits for this reader, or is settling with it. */
  isReaderInUse(reader: number): boolean;
}

export interface MotionWish {
  readonly kind: 'print' | 'vend';
  readonly slot: number | null;
}
type Wish =
  | MotionWish
  | { readonly kind: 'receipt' }
  | { readonly kind: 'cash' }
  | { readonly kind: 'card'; readonly reader: number };

/** Tests of motion and money, one at a time. */
export interface DeviceTests {
  plan(): TestPlan;
  list(): DeviceTest[];
  get(testId: string): DeviceTest | null;
  start(wish: Wish, who: StaffPerson): Promise<TestAnswer>;
  /** Of cash and card. False: no such test is running. */
  end(testId: string): boolean;
  see(testId: string): boolean;
  /** Finds out what became of tests that the last process left behind. */
  takeUp(): void;
  stop(): Promise<void>;
}

const DEVICE_OF = {
  print: 'casePrinter',
  vend: 'dispenser',
  receipt: 'receiptPrinter',
  cash: 'mdb',
  card: 'mdb',
} as const satisfies Record<TestKind, DeviceTest['deviceId']>;

export function createDeviceTests(options: DeviceTestsOptions): DeviceTests {
  const { book, clock, log, signal, reserve, slots } = options;
  let running: { readonly testId: string; readonly end: AbortController; over: Promise<void> } | null = null;
  let isStarting = false;
  let takenUp: Promise<void> = Promise.resolve();

  const newTest = (wish: Wish, who: StaffPerson): DeviceTest => ({
    testId: `test-${randomUUID().replaceAll('-', '').slice(0, 16)}`,
    kind: wish.kind,
    deviceId: DEVICE_OF[wish.kind],
    personName: who.name,
    startedAtMs: clock.now(),
    finishedAtMs: null,
    outcome: 'running',
    steps: firstSteps(wish.kind),
    slot: 'slot' in wish ? wish.slot : null,
    reader: 'reader' in wish ? wish.reader : null,
    askedMinor: null,
    chargedMinor: null,
    cash: wish.kind === 'cash' ? NO_CASH : null,
    wantsLook: false,
  });

  const isMotion = (kind: TestKind): kind is 'print' | 'vend' => kind === 'print' || kind === 'vend';

  /** Why not now; null, and what the test needs is held for it. */
  const obstacle = async (wish: Wish, testId: string): Promise<TestRefusal | null> => {
    if (wish.kind === 'receipt') return options.receiptPrinter ? null : 'noDevice';
    if (wish.kind === 'cash') {
      if (options.plan().cash === null) return 'noDevice';
      return slots.open(testId) ? null : 'inUse';
    }
    if (wish.kind === 'card') {
      if (!options.plan().readers.some(({ reader }) => reader === wish.reader)) return 'noDevice';
      return options.isReaderInUse(wish.reader) ? 'inUse' : null;
    }
    if (book.list().some(({ kind, wantsLook }) => isMotion(kind) && wantsLook)) return 'lookFirst';
    if (!reserve.hold()) return 'testRunning';
    const found = await options.motionObstacle(wish).catch((): TestRefusal => 'notReady');
    if (found) reserve.release();
    return found;
  };

  const giveUp = (kind: TestKind) => {
    if (isMotion(kind)) reserve.release();
    if (kind === 'cash') slots.close();
  };

  const carryOut = (test: DeviceTest, ended: AbortSignal): Promise<DeviceTest> => {
    switch (test.kind) {
      case 'print':
      case 'vend':
        return options.motion.run(test);
      case 'receipt':
        return printSlip(test);
      case 'cash':
        return options.cash.run(test, ended);
      case 'card':
        return options.card.run(test, ended);
      default:
        return assertNever(test.kind);
    }
  };

  const printSlip = async (test: DeviceTest): Promise<DeviceTest> => {
    const { testId } = test;
    const printed = await options.receiptPrinter?.print(options.writeSlip(test));
    const failure = printed && !printed.ok ? printed.error : null;
    const outcome = !failure ? 'passed' : failure.kind === 'unclear' ? 'unclear' : 'failed';
    book.putStep(testId, { step: 'slip', outcome, detail: failure?.detail ?? '' });
    return book.change(testId, { outcome, finishedAtMs: clock.now() });
  };

  const go = (test: DeviceTest) => {
    const end = new AbortController();
    const over = carryOut(test, end.signal)
      .then(() => giveUp(test.kind))
      .catch((error: unknown) => {
        // What was begun stays so in the book, and a machine that was moving stays held: the next process asks it.
        if (!signal.aborted) log.error({ testId: test.testId, err: error }, 'a test broke off');
        if (test.kind === 'cash') slots.close();
      })
      .then(() => {
        running = null;
      });
    running = { testId: test.testId, end, over };
  };

  const start = async (wish: Wish, who: StaffPerson): Promise<TestAnswer> => {
    if (running || isStarting) return { kind: 'refused', reason: 'testRunning' };
    isStarting = true;
    try {
      const test = newTest(wish, who);
      const reason = await obstacle(wish, test.testId);
      if (reason) return { kind: 'refused', reason };
      try {
        book.begin(test);
      } catch (error) {
        giveUp(test.kind);
        throw error;
      }
      go(test);
      return { kind: 'started', test };
    } finally {
      isStarting = false;
    }
  };

  const settle = async (test: DeviceTest): Promise<void> => {
    if (isMotion(test.kind)) await options.motion.settle(test);
    else if (test.kind === 'cash') options.cash.settle(test);
    else if (test.kind === 'card') await options.card.settle(test);
    else {
      book.putStep(test.testId, { step: 'slip', outcome: 'unclear', detail: 'cut off' });
      book.change(test.testId, { outcome: 'interrupted', finishedAtMs: clock.now() });
    }
  };

  return {
    plan: () => ({ ...options.plan(), running: running?.testId ?? null }),
    list: () => book.list(),
    get: (testId) => book.get(testId),
    start,
    end: (testId) => {
      if (running?.testId !== testId) return false;
      running.end.abort(new Error('somebody ended the test'));
      return true;
    },
    see: (testId) => {
      const test = book.get(testId);
      if (!test || test.outcome === 'running') return false;
      book.change(testId, { wantsLook: false });
      return true;
    },
    takeUp: () => {
      const left = book.list().filter(({ outcome }) => outcome === 'running');
      const hasMotion = left.some(({ kind }) => isMotion(kind));
      // No sale's case may meet a blank of whose whereabouts nobody knows yet.
      if (hasMotion) reserve.hold();
      takenUp = Promise.all(left.map(settle))
        .catch((error: unknown) => {
          if (!signal.aborted) log.error({ err: error }, 'a test that was cut off could not be settled');
        })
        .then(() => {
          if (hasMotion) reserve.release();
        });
    },
    stop: async () => {
      await Promise.allSettled([running?.over, takenUp]);
    },
  };
}

function firstSteps(kind: TestKind): DeviceTest['steps'] {
  if (kind === 'receipt') return [{ step: 'slip', outcome: 'running', detail: '' }];
  if (kind === 'cash') return [{ step: 'slots', outcome: 'running', detail: '' }];
  return kind === 'card' ? [{ step: 'ask', outcome: 'running', detail: '' }] : [];
}
