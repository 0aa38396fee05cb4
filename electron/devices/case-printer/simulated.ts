import * as z from 'zod';
import { err, ok } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { SimulatedMemory } from '../simulated-memory.ts';
import { type SimulatorVerb, verb } from '../simulator-verbs.ts';
import type { CasePrinter, CasePrinterStatus, PrintJobState, Supply } from './types.ts';

const troubleSchema = z.enum(['mediaEmpty', 'inkEmpty', 'jam', 'coverOpen']);
type Trouble = z.infer<typeof troubleSchema>;
const levelSchema = z.number().min(0).max(100);

export const simulatedPrinterSchema = z.object({
  power: z.boolean(),
  trouble: troubleSchema.nullable(),
  jobs: z.array(
    z.object({
      jobId: z.string(),
      startedAtMs: z.number(),
      failed: z.union([troubleSchema, z.literal('cancelled')]).nullable(),
    }),
  ),
  /** Missing in what an earlier version left on the disk: full. */
  supplies: z.object({ inkPercent: levelSchema, mediaPercent: levelSchema }).optional(),
});
export type SimulatedPrinterState = z.infer<typeof simulatedPrinterSchema>;
export const FRESH_PRINTER: SimulatedPrinterState = { power: true, trouble: null, jobs: [] };

const FULL = { inkPercent: 100, mediaPercent: 100 } as const;

/** A case printer that lives in its memory alone, with the verbs of the people and things around it. */
export interface SimulatedCasePrinter extends CasePrinter {
  /** Stops whatever is printing, and everything after it, until `repair`. */
  breakDown(trouble: Trouble): void;
  repair(): void;
  pullPlug(): void;
  plugIn(): void;
  setSupplies(levels: Partial<NonNullable<SimulatedPrinterState['supplies']>>): void;
  /** Ids of the jobs that came out whole: the simulated world's own book. */
  printedJobs(): string[];
  /** Ids of all jobs that it was ever given, in their order. */
  knownJobs(): string[];
  /** The verbs by name, for the machine panel. */
  readonly verbs: readonly SimulatorVerb[];
  /** The state to show. */
  look(): object;
}

export interface SimulatedPrinterOptions {
  readonly memory: SimulatedMemory<SimulatedPrinterState>;
  readonly printMs: number;
  readonly clock: Clock;
}

export function createSimulatedCasePrinter({
  memory,
  printMs,
  clock,
}: SimulatedPrinterOptions): SimulatedCasePrinter {
  type Job = SimulatedPrinterState['jobs'][number];
  const isDone = (job: Job) => job.failed === null && clock.now() - job.startedAtMs >= printMs;
  const isRunning = (job: Job) => job.failed === null && !isDone(job);
  const change = (part: Partial<SimulatedPrinterState>) => memory.write({ ...memory.read(), ...part });
  const failRunning = (failed: NonNullable<Job['failed']>, jobId?: string) =>
    memory
      .read()
      .jobs.map((job) =>
        isRunning(job) && (jobId === undefined || job.jobId === jobId) ? { ...job, failed } : job,
      );

  const status = (): CasePrinterStatus => {
    const { power, trouble, jobs } = memory.read();
    if (!power) return { kind: 'disconnected' };
    if (trouble) return { kind: 'attention', reason: trouble };
    return jobs.some(isRunning) ? { kind: 'busy' } : { kind: 'ready' };
  };

  const stateOf = (jobId: string): PrintJobState => {
    const { power, jobs } = memory.read();
    if (!power) return { kind: 'unknown' };
    const job = jobs.find((candidate) => candidate.jobId === jobId);
    if (!job) return { kind: 'neverSeen' };
    if (job.failed) return { kind: 'failed', reason: job.failed };
    return isDone(job) ? { kind: 'done' } : { kind: 'printing' };
  };

  const suppliesNow = (): Supply[] => {
    const { power, supplies = FULL } = memory.read();
    if (!power) return [];
    return [
      { name: 'Ink', kind: 'ink', levelPercent: supplies.inkPercent },
      { name: 'Media', kind: 'media', levelPercent: supplies.mediaPercent },
    ];
  };

  const printer = {
    status: async () => status(),
    jobState: async (jobId) => stateOf(jobId),
    supplies: async () => suppliesNow(),
    submit: async (job) => {
      const { jobs } = memory.read();
      const now = status();
      if (now.kind !== 'ready') return err({ kind: 'rejected', detail: `printer is ${now.kind}` });
      if (jobs.some((candidate) => candidate.jobId === job.jobId)) {
        return err({ kind: 'rejected', detail: `job ${job.jobId} is known already` });
      }
      change({ jobs: [...jobs, { jobId: job.jobId, startedAtMs: clock.now(), failed: null }] });
      return ok(undefined);
    },
    cancel: async (jobId) => {
      const state = stateOf(jobId);
      if (state.kind === 'unknown') return err({ kind: 'unclear', detail: 'printer is disconnected' });
      if (state.kind === 'neverSeen') return err({ kind: 'notFound', detail: `no job ${jobId}` });
      if (state.kind !== 'printing') return err({ kind: 'tooLate', detail: `job is ${state.kind}` });
      change({ jobs: failRunning('cancelled', jobId) });
      return ok(undefined);
    },
    breakDown: (trouble: Trouble) => change({ jobs: failRunning(trouble), trouble }),
    repair: () => change({ trouble: null }),
    pullPlug: () => change({ jobs: failRunning('cancelled'), power: false }),
    plugIn: () => change({ power: true }),
    setSupplies: (levels: Partial<NonNullable<SimulatedPrinterState['supplies']>>) =>
      change({ supplies: { ...(memory.read().supplies ?? FULL), ...levels } }),
    printedJobs: () =>
      memory
        .read()
        .jobs.filter(isDone)
        .map((job) => job.jobId),
    knownJobs: () => memory.read().jobs.map((job) => job.jobId),
  } satisfies Omit<SimulatedCasePrinter, 'verbs' | 'look'>;

  const nothing = z.strictObject({});
  const verbs = [
    verb('runOutOfMedia', nothing, () => printer.breakDown('mediaEmpty')),
    verb('runOutOfInk', nothing, () => printer.breakDown('inkEmpty')),
    verb('jam', nothing, () => printer.breakDown('jam')),
    verb('openCover', nothing, () => printer.breakDown('coverOpen')),
    verb('repair', nothing, () => printer.repair()),
    verb('pullPlug', nothing, () => printer.pullPlug()),
    verb('plugIn', nothing, () => printer.plugIn()),
    verb('setInk', z.strictObject({ percent: levelSchema }), ({ percent }) =>
      printer.setSupplies({ inkPercent: percent }),
    ),
    verb('setMedia', z.strictObject({ percent: levelSchema }), ({ percent }) =>
      printer.setSupplies({ mediaPercent: percent }),
    ),
  ];
  const look = () => {
    const { jobs, ...rest } = memory.read();
    const latest = jobs.slice(-10).map((job) => ({ jobId: job.jobId, state: stateOf(job.jobId) }));
    return { status: status(), ...rest, supplies: rest.supplies ?? FULL, jobs: latest };
  };
  return { ...printer, verbs, look };
}
