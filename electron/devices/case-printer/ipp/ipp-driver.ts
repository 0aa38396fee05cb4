import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import type { Clock } from '../../../system/clock.ts';
import { endedState, endedWord } from '../ended.ts';
import { type JobEntry, type JobMemory, newEntry } from '../job-memory.ts';
import type { CasePrinterDriver } from '../printer-device.ts';
import type { CasePrinterStatus, PrintJob, PrintJobState, SubmitFailure } from '../types.ts';
import { findJob, isCertainlyNew } from './find-job.ts';
import type { IppClient, IppFailure } from './ipp-client.ts';
import { createIppQuestions } from './ipp-questions.ts';
import { STATUS } from './ipp-tags.ts';
import { type JobWord, jobNameOf, stateOfJob } from './job-words.ts';
import { type TestedKind, testIppPrinter } from './test-ipp-printer.ts';

export interface IppDriverOptions {
  readonly description: string;
  readonly client: IppClient;
  readonly memory: JobMemory;
  readonly clock: Clock;
  /** What it prints; by default pictures. */
  readonly prints?: TestedKind;
}

/**
 * Prints over IPP: Create-Job, then Send-Document. Each step is in the memory before it is taken. Until Send-Document
 * has begun the printer has no picture, so nothing can come out, whatever was lost on the way.
 */
export function createIppDriver({
  description,
  client,
  memory,
  clock,
  prints = 'png',
}: IppDriverOptions): CasePrinterDriver {
  const ask = createIppQuestions(client);
  let submitting: string | null = null;

  const status = async (): Promise<CasePrinterStatus> => {
    const printer = await ask.printer();
    if (printer.ok) return printer.value.status;
    // It is there and talks nonsense, or will not talk to us: somebody has to look.
    const { kind } = printer.error;
    const isAway = kind === 'absent' || kind === 'lost';
    return isAway ? { kind: 'disconnected' } : { kind: 'attention', reason: 'other' };
  };

  const refuse = (jobId: string, detail: string): Result<void, SubmitFailure> => {
    memory.change(jobId, { stage: 'refused' });
    return err({ kind: 'rejected', detail });
  };

  const send = async (job: PrintJob): Promise<Result<void, SubmitFailure>> => {
    const name = jobNameOf(job.jobId, job.title);
    const valid = await ask.validateJob(name, job.picture, job.sheets);
    if (!valid.ok) return err({ kind: 'rejected', detail: `not accepted: ${valid.error.detail}` });
    memory.put(newEntry(job.jobId, clock.now()));
    const created = await ask.createJob(name, job.sheets);
    if (!created.ok) {
      // The answer may be lost, the picture is here all the same: an empty job prints nothing.
      if (mayHaveHeard(created.error)) return err({ kind: 'unclear', detail: created.error.detail });
      return refuse(job.jobId, created.error.detail);
    }
    memory.change(job.jobId, { deviceJobId: created.value, stage: 'sending' });
    const sent = await ask.sendDocument(created.value, job.picture);
    if (!sent.ok) return afterFailedDocument(job.jobId, created.value, sent.error);
    memory.change(job.jobId, { stage: 'sent', sentAtMs: clock.now() });
    return ok(undefined);
  };

  /** A picture that the printer turned away is not printed; the empty job is cleared away. */
  const afterFailedDocument = async (jobId: string, deviceJobId: number, failure: IppFailure) => {
    if (mayHavePicture(failure)) return err({ kind: 'unclear', detail: failure.detail } as const);
    await ask.cancelJob(deviceJobId);
    return refuse(jobId, failure.detail);
  };

  const submit = async (job: PrintJob): Promise<Result<void, SubmitFailure>> => {
    if (submitting !== null) return err({ kind: 'rejected', detail: `job ${submitting} is being sent` });
    const known = memory.find(job.jobId);
    if (known && known.stage !== 'refused')
      return err({ kind: 'unclear', detail: `job ${job.jobId} was begun before` });
    submitting = job.jobId;
    try {
      const now = await status();
      if (now.kind !== 'ready') return err({ kind: 'rejected', detail: `printer is ${now.kind}` });
      return await send(job);
    } finally {
      submitting = null;
    }
  };

  const settle = async (jobId: string, job: JobWord): Promise<PrintJobState> => {
    const printer = await ask.printer();
    const state = stateOfJob(job, printer.ok ? printer.value.trouble : null);
    const ended = endedWord(state);
    if (ended && memory.find(jobId)) memory.change(jobId, { deviceJobId: job.deviceJobId, ended });
    return state;
  };

  /** The picture never left: whatever the printer has of the job is empty, and only in the way. */
  const clearAway = async (entry: JobEntry): Promise<PrintJobState> => {
    const found = await findJob(entry.jobId, entry.deviceJobId, ask);
    if (found.kind === 'found') await ask.cancelJob(found.job.deviceJobId);
    // While it is away an empty job may still be in it, and would be taken for the real one later.
    if (found.kind === 'away') return { kind: 'unknown' };
    memory.change(entry.jobId, { stage: 'refused' });
    return { kind: 'neverSeen' };
  };

  const jobState = async (jobId: string): Promise<PrintJobState> => {
    if (submitting === jobId) return { kind: 'printing' };
    const entry = memory.find(jobId);
    const ended = entry && endedState(entry);
    if (ended) return ended;
    if (entry?.stage === 'refused') return { kind: 'neverSeen' };
    if (entry?.stage === 'begun') return clearAway(entry);
    const found = await findJob(jobId, entry?.deviceJobId ?? null, ask);
    if (found.kind === 'found') return settle(jobId, found.job);
    if (found.kind === 'away' || entry) return { kind: 'unknown' };
    const printer = await ask.printer();
    const isNew = printer.ok && isCertainlyNew(memory, printer.value.upTimeSeconds);
    return { kind: isNew ? 'neverSeen' : 'unknown' };
  };

  return {
    description,
    status,
    submit,
    jobState,
    supplies: ask.supplies,
    cancel: async (jobId) => {
      const found = await findJob(jobId, memory.find(jobId)?.deviceJobId ?? null, ask);
      if (found.kind === 'away') return err({ kind: 'unclear', detail: 'the printer does not answer' });
      if (found.kind === 'notFound')
        return err({ kind: 'notFound', detail: `the printer has no job ${jobId}` });
      const cancelled = await ask.cancelJob(found.job.deviceJobId);
      if (cancelled.ok) return ok(undefined);
      const { error } = cancelled;
      const isTooLate = error.kind === 'refused' && error.status === STATUS.notPossible;
      return err({ kind: isTooLate ? 'tooLate' : 'unclear', detail: error.detail });
    },
    selfTest: (signal) => testIppPrinter(ask, signal, prints),
    counters: client.counters,
    traffic: client.traffic,
  };
}

function mayHaveHeard({ kind }: IppFailure): boolean {
  return kind === 'lost' || kind === 'garbled';
}

/** An error of the printer's own may have struck it with the picture in its hands; "busy" means that it took nothing. */
function mayHavePicture(failure: IppFailure): boolean {
  if (failure.kind !== 'refused') return mayHaveHeard(failure);
  if (failure.status === STATUS.serverErrorBusy || failure.status === STATUS.notAcceptingJobs) return false;
  return failure.status >= STATUS.firstServerError;
}
