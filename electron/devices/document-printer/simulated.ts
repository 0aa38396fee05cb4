import * as z from 'zod';
import { err, ok } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { SimulatedMemory } from '../simulated-memory.ts';
import { noArgs, type SimulatorVerb, verb } from '../simulator-verbs.ts';
import type { DocumentJobState, DocumentPrinter, DocumentPrinterStatus } from './types.ts';

const troubleSchema = z.enum(['mediaEmpty', 'inkEmpty', 'jam', 'coverOpen']);
type Trouble = z.infer<typeof troubleSchema>;

export const simulatedDocumentPrinterSchema = z.object({
  power: z.boolean(),
  trouble: troubleSchema.nullable(),
  jobs: z.array(
    z.object({
      jobId: z.string(),
      sheets: z.number(),
      /** How long it has been printed before the last standstill, and since when it goes on. */
      workedMs: z.number(),
      sinceMs: z.number().nullable(),
      end: z.enum(['cancelled']).nullable(),
    }),
  ),
});
export type SimulatedDocumentPrinterState = z.infer<typeof simulatedDocumentPrinterSchema>;
export const FRESH_DOCUMENT_PRINTER: SimulatedDocumentPrinterState = { power: true, trouble: null, jobs: [] };

/** An office printer that lives in its memory alone: out of paper it stands still, and goes on once there is some. */
export interface SimulatedDocumentPrinter extends DocumentPrinter {
  breakDown(trouble: Trouble): void;
  repair(): void;
  /** Whatever is being printed is lost. */
  pullPlug(): void;
  plugIn(): void;
  /** Ids of the jobs that came out whole, and of all that it was ever given: the simulated world's own book. */
  printedJobs(): string[];
  knownJobs(): string[];
  readonly verbs: readonly SimulatorVerb[];
  look(): object;
}

export interface SimulatedDocumentPrinterOptions {
  readonly memory: SimulatedMemory<SimulatedDocumentPrinterState>;
  /** For one sheet. */
  readonly sheetMs: number;
  readonly clock: Clock;
}

type Job = SimulatedDocumentPrinterState['jobs'][number];

export function createSimulatedDocumentPrinter(
  options: SimulatedDocumentPrinterOptions,
): SimulatedDocumentPrinter {
  const { memory, sheetMs, clock } = options;
  const workedMs = (job: Job) => job.workedMs + (job.sinceMs === null ? 0 : clock.now() - job.sinceMs);
  const isDone = (job: Job) => job.end === null && workedMs(job) >= job.sheets * sheetMs;
  const isUnderWay = (job: Job) => job.end === null && !isDone(job);
  const change = (part: Partial<SimulatedDocumentPrinterState>) =>
    memory.write({ ...memory.read(), ...part });
  const changeUnderWay = (what: (job: Job) => Job) =>
    memory.read().jobs.map((job) => (isUnderWay(job) ? what(job) : job));
  const stopped = () => changeUnderWay((job) => ({ ...job, workedMs: workedMs(job), sinceMs: null }));

  const status = (): DocumentPrinterStatus => {
    const { power, trouble, jobs } = memory.read();
    if (!power) return { kind: 'disconnected' };
    if (trouble) return { kind: 'attention', reason: trouble };
    return jobs.some(isUnderWay) ? { kind: 'busy' } : { kind: 'ready' };
  };
  const stateOf = (jobId: string): DocumentJobState => {
    const { power, jobs } = memory.read();
    if (!power) return { kind: 'unknown' };
    const job = jobs.find((candidate) => candidate.jobId === jobId);
    if (!job) return { kind: 'neverSeen' };
    if (job.end) return { kind: 'failed', reason: job.end };
    if (isDone(job)) return { kind: 'done' };
    const sheetsDone = sheetMs === 0 ? 0 : Math.min(job.sheets, Math.floor(workedMs(job) / sheetMs));
    return { kind: 'printing', sheetsDone };
  };

  const printer = {
    status: async () => status(),
    accepts: async () => true,
    jobState: async (jobId) => stateOf(jobId),
    submit: async ({ jobId, sheets }) => {
      const now = status();
      if (now.kind !== 'ready') return err({ kind: 'rejected', detail: `printer is ${now.kind}` });
      const { jobs } = memory.read();
      if (jobs.some((job) => job.jobId === jobId))
        return err({ kind: 'rejected', detail: `job ${jobId} is known already` });
      change({ jobs: [...jobs, { jobId, sheets, workedMs: 0, sinceMs: clock.now(), end: null }] });
      return ok(undefined);
    },
    cancel: async (jobId) => {
      const state = stateOf(jobId);
      if (state.kind === 'unknown') return err({ kind: 'unclear', detail: 'printer is disconnected' });
      if (state.kind === 'neverSeen') return err({ kind: 'notFound', detail: `no job ${jobId}` });
      if (state.kind !== 'printing') return err({ kind: 'tooLate', detail: `job is ${state.kind}` });
      change({ jobs: changeUnderWay((job) => (job.jobId === jobId ? { ...job, end: 'cancelled' } : job)) });
      return ok(undefined);
    },
    breakDown: (trouble: Trouble) => change({ jobs: stopped(), trouble }),
    repair: () =>
      change({
        jobs: changeUnderWay((job) => ({ ...job, sinceMs: job.sinceMs ?? clock.now() })),
        trouble: null,
      }),
    pullPlug: () => change({ jobs: changeUnderWay((job) => ({ ...job, end: 'cancelled' })), power: false }),
    plugIn: () => change({ power: true }),
    printedJobs: () =>
      memory
        .read()
        .jobs.filter(isDone)
        .map((job) => job.jobId),
    knownJobs: () => memory.read().jobs.map((job) => job.jobId),
  } satisfies Omit<SimulatedDocumentPrinter, 'verbs' | 'look'>;

  const verbs = [
    verb('runOutOfMedia', noArgs, () => printer.breakDown('mediaEmpty')),
    verb('runOutOfInk', noArgs, () => printer.breakDown('inkEmpty')),
    verb('jam', noArgs, () => printer.breakDown('jam')),
    verb('openCover', noArgs, () => printer.breakDown('coverOpen')),
    verb('repair', noArgs, () => printer.repair()),
    verb('pullPlug', noArgs, () => printer.pullPlug()),
    verb('plugIn', noArgs, () => printer.plugIn()),
  ];
  const look = () => {
    const { jobs, ...rest } = memory.read();
    const latest = jobs.slice(-10).map(({ jobId, sheets }) => ({ jobId, sheets, state: stateOf(jobId) }));
    return { status: status(), ...rest, jobs: latest };
  };
  return { ...printer, verbs, look };
}
