import * as z from 'zod';
import type { Clock } from '../../system/clock.ts';
import type { SimulatedMemory } from '../simulated-memory.ts';
import {
  createSimulatedPrintJobs,
  type SimulatedPrinterHands,
  type SimulatedPrintJobs,
  simulatedTroubleSchema,
} from '../simulated-print-jobs.ts';
import { verb } from '../simulator-verbs.ts';
import type { CasePrinter, Supply } from './types.ts';

const levelSchema = z.number().min(0).max(100);

export const simulatedPrinterSchema = z.object({
  power: z.boolean(),
  trouble: simulatedTroubleSchema.nullable(),
  jobs: z.array(
    z.object({
      jobId: z.string(),
      startedAtMs: z.number(),
      failed: z.union([simulatedTroubleSchema, z.literal('cancelled')]).nullable(),
    }),
  ),
  /** Missing in what an earlier version left on the disk: full. */
  supplies: z.object({ inkPercent: levelSchema, mediaPercent: levelSchema }).optional(),
});
export type SimulatedPrinterState = z.infer<typeof simulatedPrinterSchema>;
export const FRESH_PRINTER: SimulatedPrinterState = { power: true, trouble: null, jobs: [] };

const FULL = { inkPercent: 100, mediaPercent: 100 } as const;

/** A case printer that lives in its memory alone, with the verbs of the people and things around it. */
export interface SimulatedCasePrinter extends CasePrinter, SimulatedPrinterHands {
  setSupplies(levels: Partial<NonNullable<SimulatedPrinterState['supplies']>>): void;
  /** The state to show. */
  look(): object;
}

export interface SimulatedPrinterOptions {
  readonly memory: SimulatedMemory<SimulatedPrinterState>;
  readonly printMs: number;
  readonly clock: Clock;
}

type Job = SimulatedPrinterState['jobs'][number];

export function createSimulatedCasePrinter(options: SimulatedPrinterOptions): SimulatedCasePrinter {
  const { memory, clock } = options;
  const jobs = createJobs(options);
  const { breakDown, repair, pullPlug, plugIn, printedJobs, knownJobs } = jobs;

  const suppliesNow = (): Supply[] => {
    const { power, supplies = FULL } = memory.read();
    if (!power) return [];
    return [
      { name: 'Ink', kind: 'ink', levelPercent: supplies.inkPercent },
      { name: 'Media', kind: 'media', levelPercent: supplies.mediaPercent },
    ];
  };
  const setSupplies: SimulatedCasePrinter['setSupplies'] = (levels) => {
    const state = memory.read();
    memory.write({ ...state, supplies: { ...(state.supplies ?? FULL), ...levels } });
  };

  const level = z.strictObject({ percent: levelSchema });
  return {
    status: async () => jobs.status(),
    jobState: async (jobId) => jobs.stateOf(jobId),
    supplies: async () => suppliesNow(),
    submit: async ({ jobId }) => jobs.submit({ jobId, startedAtMs: clock.steadyMs(), failed: null }),
    cancel: async (jobId) => jobs.cancel(jobId),
    breakDown,
    repair,
    pullPlug,
    plugIn,
    setSupplies,
    printedJobs,
    knownJobs,
    verbs: [
      ...jobs.verbs,
      verb('setInk', level, ({ percent }) => setSupplies({ inkPercent: percent })),
      verb('setMedia', level, ({ percent }) => setSupplies({ mediaPercent: percent })),
    ],
    look: () => {
      const { supplies = FULL, ...rest } = memory.read();
      const latest = jobs.latest().map(({ jobId }) => ({ jobId, state: jobs.stateOf(jobId) }));
      return { status: jobs.status(), ...rest, supplies, jobs: latest };
    },
  };
}

function createJobs({
  memory,
  printMs,
  clock,
}: SimulatedPrinterOptions): SimulatedPrintJobs<Job, { readonly kind: 'printing' }> {
  // Its memory outlives the process: what began in the future did so before the wall clock was put back.
  const spentMs = ({ startedAtMs }: Job) => Math.abs(clock.steadyMs() - startedAtMs);
  return createSimulatedPrintJobs(memory, {
    failureOf: (job: Job) => job.failed,
    isOut: (job) => spentMs(job) >= printMs,
    printing: () => ({ kind: 'printing' }),
    cancel: (job): Job => ({ ...job, failed: 'cancelled' }),
    breakDown: (job, failed) => ({ ...job, failed }),
    repair: (job) => job,
  });
}
