import * as z from 'zod';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { CancelFailure, SubmitFailure } from './case-printer/types.ts';
import type { SimulatedMemory } from './simulated-memory.ts';
import { noArgs, type SimulatorVerb, verb } from './simulator-verbs.ts';
import type { DeviceStatus } from './types.ts';

/** What can happen to a simulated printer, of cases or of documents. */
export const simulatedTroubleSchema = z.enum(['mediaEmpty', 'inkEmpty', 'jam', 'coverOpen']);
export type SimulatedTrouble = z.infer<typeof simulatedTroubleSchema>;

export interface SimulatedPrintState<Job> {
  readonly power: boolean;
  readonly trouble: SimulatedTrouble | null;
  readonly jobs: readonly Job[];
}

/** What differs between the printers: what a job is, when it is through, and what a breakdown does to it. */
export interface PrintJobRules<Job, Printing> {
  failureOf(job: Job): SimulatedTrouble | 'cancelled' | null;
  /** All of it has come out, unless it has failed. */
  isOut(job: Job): boolean;
  /** The state to tell of a job that is under way. */
  printing(job: Job): Printing;
  cancel(job: Job): Job;
  breakDown(job: Job, trouble: SimulatedTrouble): Job;
  repair(job: Job): Job;
}

export type SimulatedJobState<Printing> =
  | Printing
  | { readonly kind: 'neverSeen' | 'unknown' | 'done' }
  | { readonly kind: 'failed'; readonly reason: SimulatedTrouble | 'cancelled' };

/** What the people and things around a simulated printer do to it, and what they see of it. */
export interface SimulatedPrinterHands {
  /** Stops it until `repair`. */
  breakDown(trouble: SimulatedTrouble): void;
  repair(): void;
  /** Whatever is being printed is lost. */
  pullPlug(): void;
  plugIn(): void;
  /** Ids of the jobs that came out whole: the simulated world's own book. */
  printedJobs(): string[];
  /** Ids of all jobs that it was ever given, in their order. */
  knownJobs(): string[];
  /** The verbs by name, for the machine panel. */
  readonly verbs: readonly SimulatorVerb[];
}

export interface SimulatedPrintJobs<Job, Printing> extends SimulatedPrinterHands {
  status(): DeviceStatus<SimulatedTrouble>;
  stateOf(jobId: string): SimulatedJobState<Printing>;
  submit(job: Job): Result<void, SubmitFailure>;
  cancel(jobId: string): Result<void, CancelFailure>;
  /** The last few, to be shown. */
  latest(): readonly Job[];
}

const SHOWN_JOBS = 10;

/** A printer that lives in its memory alone, with the verbs of the people and things around it. */
export function createSimulatedPrintJobs<
  Job extends { readonly jobId: string },
  Printing extends { readonly kind: 'printing' },
  State extends SimulatedPrintState<Job>,
>(memory: SimulatedMemory<State>, rules: PrintJobRules<Job, Printing>): SimulatedPrintJobs<Job, Printing> {
  const isDone = (job: Job) => rules.failureOf(job) === null && rules.isOut(job);
  const isUnderWay = (job: Job) => rules.failureOf(job) === null && !rules.isOut(job);
  const change = (part: Partial<SimulatedPrintState<Job>>) => memory.write({ ...memory.read(), ...part });
  const changeUnderWay = (what: (job: Job) => Job) =>
    memory.read().jobs.map((job) => (isUnderWay(job) ? what(job) : job));

  const status = (): DeviceStatus<SimulatedTrouble> => {
    const { power, trouble, jobs } = memory.read();
    if (!power) return { kind: 'disconnected' };
    if (trouble) return { kind: 'attention', reason: trouble };
    return jobs.some(isUnderWay) ? { kind: 'busy' } : { kind: 'ready' };
  };

  const stateOf = (jobId: string): SimulatedJobState<Printing> => {
    const { power, jobs } = memory.read();
    if (!power) return { kind: 'unknown' };
    const job = jobs.find((candidate) => candidate.jobId === jobId);
    if (!job) return { kind: 'neverSeen' };
    const reason = rules.failureOf(job);
    if (reason) return { kind: 'failed', reason };
    return rules.isOut(job) ? { kind: 'done' } : rules.printing(job);
  };

  const breakDown = (trouble: SimulatedTrouble) =>
    change({ jobs: changeUnderWay((job) => rules.breakDown(job, trouble)), trouble });
  const repair = () => change({ jobs: changeUnderWay(rules.repair), trouble: null });
  const pullPlug = () => change({ jobs: changeUnderWay(rules.cancel), power: false });
  const plugIn = () => change({ power: true });
  const idsOf = (jobs: readonly Job[]) => jobs.map(({ jobId }) => jobId);

  return {
    status,
    stateOf,
    submit: (job) => {
      const now = status();
      if (now.kind !== 'ready') return err({ kind: 'rejected', detail: `printer is ${now.kind}` });
      const { jobs } = memory.read();
      if (jobs.some(({ jobId }) => jobId === job.jobId)) {
        return err({ kind: 'rejected', detail: `job ${job.jobId} is known already` });
      }
      change({ jobs: [...jobs, job] });
      return ok(undefined);
    },
    cancel: (jobId) => {
      const state = stateOf(jobId);
      if (state.kind === 'unknown') return err({ kind: 'unclear', detail: 'printer is disconnected' });
      if (state.kind === 'neverSeen') return err({ kind: 'notFound', detail: `no job ${jobId}` });
      if (state.kind !== 'printing') return err({ kind: 'tooLate', detail: `job is ${state.kind}` });
      change({ jobs: changeUnderWay((job) => (job.jobId === jobId ? rules.cancel(job) : job)) });
      return ok(undefined);
    },
    breakDown,
    repair,
    pullPlug,
    plugIn,
    printedJobs: () => idsOf(memory.read().jobs.filter(isDone)),
    knownJobs: () => idsOf(memory.read().jobs),
    verbs: [
      verb('runOutOfMedia', noArgs, () => breakDown('mediaEmpty')),
      verb('runOutOfInk', noArgs, () => breakDown('inkEmpty')),
      verb('jam', noArgs, () => breakDown('jam')),
      verb('openCover', noArgs, () => breakDown('coverOpen')),
      verb('repair', noArgs, repair),
      verb('pullPlug', noArgs, pullPlug),
      verb('plugIn', noArgs, plugIn),
    ],
    latest: () => memory.read().jobs.slice(-SHOWN_JOBS),
  };
}
