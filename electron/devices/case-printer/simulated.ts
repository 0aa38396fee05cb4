import * as z from 'zod';
import { err, ok } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { SimulatedMemory } from '../simulated-memory.ts';
import type { CasePrinter, CasePrinterStatus, PrintJobState } from './types.ts';

const troubleSchema = z.enum(['mediaEmpty', 'inkEmpty', 'jam', 'coverOpen']);

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
});
export type SimulatedPrinterState = z.infer<typeof simulatedPrinterSchema>;
export const FRESH_PRINTER: SimulatedPrinterState = { power: true, trouble: null, jobs: [] };

/** A case printer that lives in its memory alone, with the verbs of the people and things around it. */
export interface SimulatedCasePrinter extends CasePrinter {
  /** Stops whatever is printing, and everything after it, until `repair`. */
  breakDown(trouble: z.infer<typeof troubleSchema>): void;
  repair(): void;
  pullPlug(): void;
  plugIn(): void;
  /** Ids of the jobs that came out whole: the simulated world's own book. */
  printedJobs(): string[];
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

  return {
    status: async () => status(),
    jobState: async (jobId) => stateOf(jobId),
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
    breakDown: (trouble) => {
      const jobs = memory.read().jobs.map((job) => (isRunning(job) ? { ...job, failed: trouble } : job));
      change({ trouble, jobs });
    },
    repair: () => change({ trouble: null }),
    pullPlug: () => {
      const jobs = memory
        .read()
        .jobs.map((job) => (isRunning(job) ? { ...job, failed: 'cancelled' as const } : job));
      change({ power: false, jobs });
    },
    plugIn: () => change({ power: true }),
    printedJobs: () =>
      memory
        .read()
        .jobs.filter(isDone)
        .map((job) => job.jobId),
  };
}
