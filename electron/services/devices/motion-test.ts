import type { DeviceTest, TestOutcome } from '../../../shared/contract/staff-tests.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { CasePrinter, PrintJob } from '../../devices/case-printer/types.ts';
import type { Dispenser } from '../../devices/dispenser/types.ts';
import type { Clock } from '../../system/clock.ts';
import { TEST_DELAYS } from './delays.ts';
import { followMotion, type StepEnd } from './follow-motion.ts';
import type { TestBook } from './test-book.ts';

export interface MotionTestOptions {
  readonly book: TestBook;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly printer: Pick<CasePrinter, 'status' | 'submit' | 'jobState'>;
  readonly dispenser: Dispenser;
  /** The printer's files of the test pattern, made as those of a sale are. */
  produce(
    testId: string,
    slot: number | null,
  ): Promise<Result<Pick<PrintJob, 'picture' | 'fileName' | 'attachments'>, string>>;
  /** The files are needed no more. */
  erase(testId: string): Promise<void>;
  /** A blank is on its way out of the slot: the stock has one less. May be told again of the same motion. */
  tookBlank(slot: number, motionId: string): void;
  /** A blank may lie where the next one would go. */
  leaveBlank(feedId: string, isOver: boolean): void;
}

type MotionStep = 'prepare' | 'feed' | 'print' | 'dispense';

/** Ids of the motions, all out of the test's own, which is durable by then. */
const feedIdOf = (testId: string) => `${testId}-feed`;
const dispenseIdOf = (testId: string) => `${testId}-out`;

/**
 * A blank's way through the machine, without a sale. Each step is in the book before the device hears of it, and is never
 * begun twice: what a former process began is only followed.
 */
export interface MotionTests {
  /** Rejects when the kiosk stops in the midst of it, or the disk fails. */
  run(test: DeviceTest): Promise<DeviceTest>;
  /** After a restart: finds out what became of it, and begins nothing. */
  settle(test: DeviceTest): Promise<DeviceTest>;
}

export function createMotionTests(options: MotionTestOptions): MotionTests {
  const { book, clock, signal, printer, dispenser } = options;

  const stepsOf = ({ kind }: DeviceTest): MotionStep[] => {
    const feed: MotionStep[] = dispenser.canFeed ? ['feed'] : [];
    return kind === 'print' ? ['prepare', ...feed, 'print', 'dispense'] : [...feed, 'dispense'];
  };

  const follow = (step: MotionStep, { testId }: DeviceTest): Promise<StepEnd> => {
    const limits = { clock, signal, limitMs: TEST_DELAYS.feedLimitMs };
    switch (step) {
      case 'prepare':
        return Promise.resolve({ outcome: 'failed', detail: 'cut off', neverBegan: true });
      case 'feed':
        return followMotion(() => dispenser.feedState(feedIdOf(testId)), limits);
      case 'print':
        return followMotion(() => printer.jobState(testId), {
          ...limits,
          limitMs: TEST_DELAYS.printLimitMs,
        });
      case 'dispense':
        return followMotion(() => dispenser.motionState(dispenseIdOf(testId)), limits);
      default:
        return assertNever(step);
    }
  };

  const feed = async (test: DeviceTest): Promise<StepEnd> => {
    const slot = test.slot ?? 1;
    const feedId = feedIdOf(test.testId);
    const begun = await dispenser.feedBlank(feedId, slot);
    if (!begun.ok && begun.error.kind === 'rejected')
      return { outcome: 'failed', detail: begun.error.detail, neverBegan: true };
    options.tookBlank(slot, feedId);
    return follow('feed', test);
  };

  let files: Pick<PrintJob, 'picture' | 'fileName' | 'attachments'> | null = null;
  const prepare = async ({ testId, slot }: DeviceTest): Promise<StepEnd> => {
    const produced = await options.produce(testId, slot);
    if (!produced.ok) return { outcome: 'failed', detail: produced.error };
    files = produced.value;
    return { outcome: 'passed', detail: produced.value.fileName ?? '' };
  };

  const print = async (test: DeviceTest): Promise<StepEnd> => {
    if (!files) throw new Error('there is nothing to print');
    const submitted = await printer.submit({ ...files, jobId: test.testId, title: 'Test' });
    if (!submitted.ok && submitted.error.kind === 'rejected')
      return { outcome: 'failed', detail: submitted.error.detail, neverBegan: true };
    return follow('print', test);
  };

  const dispense = async (test: DeviceTest): Promise<StepEnd> => {
    await untilRested();
    const begun = await dispenser.dispense(dispenseIdOf(test.testId));
    if (!begun.ok && begun.error.kind === 'rejected')
      return { outcome: 'failed', detail: begun.error.detail, neverBegan: true };
    return follow('dispense', test);
  };

  const carryOut: Record<MotionStep, (test: DeviceTest) => Promise<StepEnd>> = {
    prepare,
    feed,
    print,
    dispense,
  };

  /** By the rules that a sale's case is judged by: what was fed and did not come out is still in there. */
  const noteLeftBlank = (test: DeviceTest, last: MotionStep | null, end: StepEnd) => {
    const isFed = test.steps.some(({ step, outcome }) => step === 'feed' && outcome === 'passed');
    const isFeedUnclear = last === 'feed' && end.outcome === 'unclear';
    const isOut = last === 'dispense' && end.neverBegan !== true;
    if (isFeedUnclear || (isFed && !isOut))
      options.leaveBlank(feedIdOf(test.testId), end.outcome !== 'unclear');
  };

  const finish = async (testId: string, outcome: TestOutcome) => {
    await options.erase(testId).catch(() => undefined);
    files = null;
    return book.change(testId, {
      outcome,
      finishedAtMs: clock.now(),
      wantsLook: outcome === 'unclear' || outcome === 'interrupted',
    });
  };

  /** After a restart a device has to be found before it can be asked. */
  const untilFound = async () => {
    const untilMs = clock.steadyMs() + TEST_DELAYS.findMs;
    const isAway = async () => {
      const [ofPrinter, ofDispenser] = await Promise.all([printer.status(), dispenser.status()]);
      return ofPrinter.kind === 'disconnected' || ofDispenser.kind === 'disconnected';
    };
    while (clock.steadyMs() < untilMs && (await isAway())) await clock.sleep(TEST_DELAYS.lookMs, signal);
  };

  /** What fed the blank may still be on its way home, and takes no order until then. */
  const untilRested = async () => {
    const untilMs = clock.steadyMs() + TEST_DELAYS.findMs;
    while (clock.steadyMs() < untilMs && (await dispenser.status()).kind === 'busy')
      await clock.sleep(TEST_DELAYS.lookMs, signal);
  };

  return {
    run: async ({ testId, ...begun }) => {
      let test: DeviceTest = { testId, ...begun };
      for (const step of stepsOf(test)) {
        book.putStep(testId, { step, outcome: 'running', detail: '' });
        const end = await carryOut[step](test);
        test = book.putStep(testId, { step, outcome: end.outcome, detail: end.detail });
        if (end.outcome === 'passed') continue;
        noteLeftBlank(test, step, end);
        return finish(testId, end.outcome === 'unclear' ? 'unclear' : 'failed');
      }
      return finish(testId, 'passed');
    },
    settle: async (test) => {
      const { testId } = test;
      await untilFound();
      const running = test.steps.find(({ outcome }) => outcome === 'running');
      const step = stepsOf(test).find((each) => each === running?.step) ?? null;
      const end: StepEnd = step ? await follow(step, test) : { outcome: 'skipped', detail: 'cut off' };
      if (step === 'feed' && !end.neverBegan) options.tookBlank(test.slot ?? 1, feedIdOf(testId));
      const now = step ? book.putStep(testId, { step, outcome: end.outcome, detail: end.detail }) : test;
      noteLeftBlank(now, step, end);
      return finish(testId, 'interrupted');
    },
  };
}
