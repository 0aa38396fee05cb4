import type { DeviceTest } from '../../../../shared/contract/staff-tests.ts';
import { ok } from '../../../../shared/domain/result.ts';
import { createSimulatedCasePrinter, FRESH_PRINTER } from '../../../devices/case-printer/simulated.ts';
import { createSimulatedDispenser, FRESH_DISPENSER } from '../../../devices/dispenser/simulated.ts';
import { volatileMemory } from '../../../devices/simulated-memory.ts';
import { openDatabase } from '../../../journal/database.ts';
import { createVirtualClock } from '../../sale/simulation/virtual-clock.ts';
import { createMotionTests } from '../motion-test.ts';
import { createTestBook } from '../test-book.ts';

/** A machine under a virtual clock, the tests' book on a database, and the process that tests it. */
export function createMotionRig() {
  const clock = createVirtualClock(Date.UTC(2026, 5, 1, 2));
  const printer = createSimulatedCasePrinter({
    memory: volatileMemory(FRESH_PRINTER),
    printMs: 8_000,
    clock,
  });
  const dispenser = createSimulatedDispenser({
    memory: volatileMemory(FRESH_DISPENSER),
    dispenseMs: 3_000,
    collectAfterMs: null,
    clock,
  });
  const book = createTestBook(openDatabase(':memory:'));
  const taken: string[] = [];
  const left: { feedId: string; isOver: boolean }[] = [];
  let life = new AbortController();

  const boot = () => {
    life = new AbortController();
    return createMotionTests({
      book,
      clock,
      signal: life.signal,
      printer,
      dispenser,
      produce: async () => ok({ picture: Uint8Array.of(1), fileName: 'test.png' }),
      erase: async () => undefined,
      tookBlank: (_slot, motionId) => {
        if (!taken.includes(motionId)) taken.push(motionId);
      },
      leaveBlank: (feedId, isOver) => left.push({ feedId, isOver }),
    });
  };

  const begin = (kind: 'print' | 'vend'): DeviceTest => {
    const test: DeviceTest = {
      ...{ testId: `test-${kind}`, kind, deviceId: 'dispenser', personName: 'Lin' },
      ...{ startedAtMs: clock.now(), finishedAtMs: null, outcome: 'running', steps: [], slot: 1 },
      ...{ reader: null, askedMinor: null, chargedMinor: null, cash: null, wantsLook: false },
    };
    book.begin(test);
    return test;
  };

  return {
    ...{ clock, printer, dispenser, book, taken, left, boot, begin },
    /** The process dies: nothing of it happens any more. */
    kill: () => life.abort(new Error('killed')),
    /** Lets time pass until the work has ended. */
    run: async <Value>(work: Promise<Value>, limitMs = 20 * 60_000): Promise<Value> => {
      let isOver = false;
      const over = () => {
        isOver = true;
      };
      work.then(over, over);
      await clock.advanceUntil(() => isOver, limitMs);
      return work;
    },
    now: (testId: string): DeviceTest => {
      const test = book.get(testId);
      if (!test) throw new Error(`no test ${testId}`);
      return test;
    },
  };
}

export const outcomesOf = ({ steps }: DeviceTest) => steps.map(({ step, outcome }) => `${step} ${outcome}`);
