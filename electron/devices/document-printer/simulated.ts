import * as z from 'zod';
import type { Clock } from '../../system/clock.ts';
import type { SimulatedMemory } from '../simulated-memory.ts';
import {
  createSimulatedPrintJobs,
  type SimulatedPrinterHands,
  type SimulatedPrintJobs,
  simulatedTroubleSchema,
} from '../simulated-print-jobs.ts';
import type { DocumentJobState, DocumentPrinter } from './types.ts';

export const simulatedDocumentPrinterSchema = z.object({
  power: z.boolean(),
  trouble: simulatedTroubleSchema.nullable(),
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
export interface SimulatedDocumentPrinter extends DocumentPrinter, SimulatedPrinterHands {
  look(): object;
}

export interface SimulatedDocumentPrinterOptions {
  readonly memory: SimulatedMemory<SimulatedDocumentPrinterState>;
  /** For one sheet. */
  readonly sheetMs: number;
  readonly clock: Clock;
}

type Job = SimulatedDocumentPrinterState['jobs'][number];
type Printing = Extract<DocumentJobState, { kind: 'printing' }>;

export function createSimulatedDocumentPrinter(
  options: SimulatedDocumentPrinterOptions,
): SimulatedDocumentPrinter {
  const { memory, clock } = options;
  const jobs = createJobs(options);
  const { breakDown, repair, pullPlug, plugIn, printedJobs, knownJobs, verbs } = jobs;
  return {
    status: async () => jobs.status(),
    accepts: async () => true,
    jobState: async (jobId) => jobs.stateOf(jobId),
    submit: async ({ jobId, sheets }) =>
      jobs.submit({ jobId, sheets, workedMs: 0, sinceMs: clock.steadyMs(), end: null }),
    cancel: async (jobId) => jobs.cancel(jobId),
    breakDown,
    repair,
    pullPlug,
    plugIn,
    printedJobs,
    knownJobs,
    verbs,
    look: () => ({
      status: jobs.status(),
      ...memory.read(),
      jobs: jobs.latest().map(({ jobId, sheets }) => ({ jobId, sheets, state: jobs.stateOf(jobId) })),
    }),
  };
}

function createJobs(options: SimulatedDocumentPrinterOptions): SimulatedPrintJobs<Job, Printing> {
  const { memory, sheetMs, clock } = options;
  // Its memory outlives the process: what began in the future did so before the wall clock was put back.
  const workedMs = (job: Job) =>
    job.workedMs + (job.sinceMs === null ? 0 : Math.abs(clock.steadyMs() - job.sinceMs));
  const sheetsDone = (job: Job) =>
    sheetMs === 0 ? 0 : Math.min(job.sheets, Math.floor(workedMs(job) / sheetMs));
  return createSimulatedPrintJobs(memory, {
    failureOf: (job: Job) => job.end,
    isOut: (job) => workedMs(job) >= job.sheets * sheetMs,
    printing: (job): Printing => ({ kind: 'printing', sheetsDone: sheetsDone(job) }),
    cancel: (job) => ({ ...job, end: 'cancelled' }),
    breakDown: (job) => ({ ...job, workedMs: workedMs(job), sinceMs: null }),
    repair: (job) => ({ ...job, sinceMs: job.sinceMs ?? clock.steadyMs() }),
  });
}
