import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { createSimulatedCasePrinter, FRESH_PRINTER } from '../../../devices/case-printer/simulated.ts';
import type { CasePrinter } from '../../../devices/case-printer/types.ts';
import { createSimulatedDispenser, FRESH_DISPENSER } from '../../../devices/dispenser/simulated.ts';
import type { Dispenser } from '../../../devices/dispenser/types.ts';
import type { Receipt, ReceiptPrinter } from '../../../devices/receipt-printer/types.ts';
import { volatileMemory } from '../../../devices/simulated-memory.ts';
import type { Random } from './random.ts';
import type { SimClock } from './sim-clock.ts';
import type { Trace } from './trace.ts';

const TIMES = { printMs: 6_000, dispenseMs: 2_500, collectAfterMs: 6_000 } as const;

/** What the world calls a job or motion that its device knows nothing of. */
const FORGOTTEN = ' (forgotten)';
const asGiven = (id: string): string => id.replaceAll(FORGOTTEN, '');

export interface MachineOptions {
  readonly clock: SimClock;
  readonly random: Random;
  readonly trace: Trace;
  /** Now and then a command is carried out, or not, without an answer that says which. */
  isUnclear(): boolean;
}

/** Printer, dispenser and slip printer. They have a time of their own: nobody sets their clock. */
export function createMachine({ clock, random, trace, isUnclear }: MachineOptions) {
  const now = () => 1_000_000 + clock.elapsedMs();
  const own = { now, steadyMs: now, sleep: () => new Promise<void>(() => {}) };
  const printerMemory = volatileMemory(FRESH_PRINTER);
  const dispenserMemory = volatileMemory(FRESH_DISPENSER);
  const printer = createSimulatedCasePrinter({ memory: printerMemory, printMs: TIMES.printMs, clock: own });
  const { dispenseMs, collectAfterMs } = TIMES;
  const dispenser = createSimulatedDispenser({
    memory: dispenserMemory,
    dispenseMs,
    collectAfterMs,
    clock: own,
  });
  /** Jobs and motions that were lost in a power cut: their device cannot tell, and would begin them anew. */
  const forgotten = new Set<string>();
  /** From which slot each feed was begun, by the feed's id. */
  const fedFrom = new Map<string, number>();
  const slips = { hasPaper: true, printed: [] as string[] };

  /** Carries it out or not, and answers that it cannot tell. */
  const maybe = async <Failure extends { readonly kind: 'rejected' | 'unclear' }>(
    what: string,
    command: () => Promise<Result<void, Failure>>,
  ): Promise<Result<void, Failure | { kind: 'unclear'; detail: string }>> => {
    if (!isUnclear()) return command();
    const isDone = random.chance(0.5) && (await command()).ok;
    trace.note('machine', `${what}: no clear answer, ${isDone ? 'but it moves' : 'and nothing moves'}`);
    return err({ kind: 'unclear', detail: 'simulated' });
  };
  const known = <State>(id: string, state: Promise<State>): Promise<State | { kind: 'unknown' }> =>
    forgotten.has(id) ? Promise.resolve({ kind: 'unknown' }) : state;

  const casePrinter: CasePrinter = {
    ...printer,
    submit: (job) => {
      trace.note('printer', `is given ${job.jobId}`);
      forgotten.delete(job.jobId);
      return maybe(`print ${job.jobId}`, () => printer.submit(job));
    },
    jobState: (jobId) => known(jobId, printer.jobState(jobId)),
  };
  const caseDispenser: Dispenser = {
    ...dispenser,
    feedBlank: (feedId, slot) =>
      maybe(`feed ${feedId}`, async () => {
        const begun = await dispenser.feedBlank(feedId, slot);
        if (begun.ok) fedFrom.set(feedId, slot);
        return begun;
      }),
    feedState: (feedId) => known(feedId, dispenser.feedState(feedId)),
    dispense: (dispenseId) => {
      trace.note('dispenser', `is told ${dispenseId}`);
      forgotten.delete(dispenseId);
      return maybe(`dispense ${dispenseId}`, () => dispenser.dispense(dispenseId));
    },
    motionState: (dispenseId) => known(dispenseId, dispenser.motionState(dispenseId)),
  };
  const slipPrinter: Pick<ReceiptPrinter, 'print'> = {
    print: async ({ receiptId }: Receipt) => {
      if (!slips.hasPaper) return err({ kind: 'rejected', reason: 'paperOut', detail: 'simulated' });
      slips.printed.push(receiptId);
      return ok(undefined);
    },
  };

  const forget = (id: string): string => {
    forgotten.add(id);
    return id + FORGOTTEN;
  };
  const forgetLast = () => {
    const { jobs, ...printing } = printerMemory.read();
    const lastJobs = jobs.slice(-1).map((job) => ({ ...job, jobId: forget(job.jobId) }));
    printerMemory.write({ ...printing, jobs: [...jobs.slice(0, -1), ...lastJobs] });
    const { motions, ...moving } = dispenserMemory.read();
    const lastMotions = motions.slice(-1).map((motion) => ({ ...motion, id: forget(motion.id) }));
    dispenserMemory.write({ ...moving, motions: [...motions.slice(0, -1), ...lastMotions] });
  };

  return {
    casePrinter,
    caseDispenser,
    slipPrinter,
    slips,
    printer,
    dispenser,
    /** The machine is without power for a moment: what moved has stopped, and may be forgotten. */
    cutPower: () => {
      const isForgetful = random.chance(0.5);
      // With some machines what moves comes to its end on what power is left.
      const isInertial = random.chance(0.5);
      if (!isInertial) {
        printer.pullPlug();
        dispenser.pullPlug();
      }
      if (isForgetful) forgetLast();
      trace.note('machine', `loses its power${isForgetful ? ', and its memory of the last job' : ''}`);
    },
    givePower: () => {
      printer.plugIn();
      dispenser.plugIn();
    },
    /** Staff put everything right. */
    repair: () => {
      printer.plugIn();
      printer.repair();
      dispenser.plugIn();
      dispenser.repair();
      dispenserMemory.write({ ...dispenserMemory.read(), nextFailure: null, nextFeedFailure: null });
      slips.hasPaper = true;
    },
    /** Motions by which a case came out, also one that came with a second. The world's own book. */
    fallen: (): string[] => {
      const doubles = dispenserMemory
        .read()
        .motions.filter(
          ({ failed, startedAtMs }) => failed === 'doubleDrop' && own.now() - startedAtMs >= dispenseMs,
        )
        .map(({ id }) => id);
      return [...dispenser.droppedMotions(), ...doubles].map(asGiven);
    },
    /** Blanks that certainly came out of this slot. */
    fedOutOf: (slot: number): number =>
      dispenser.fedBlanks().filter((feedId) => fedFrom.get(asGiven(feedId)) === slot).length,
    /** Feeds that were begun out of it, however they ended. */
    begunOutOf: (slot: number): number => [...fedFrom.values()].filter((from) => from === slot).length,
    isPrinted: (jobId: string): boolean => printer.printedJobs().map(asGiven).includes(jobId),
    jobsGiven: (): readonly string[] => printer.knownJobs().map(asGiven),
  };
}

export type SimMachine = ReturnType<typeof createMachine>;
