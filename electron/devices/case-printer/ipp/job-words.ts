import type { PrinterTrouble, PrintJobState } from '../types.ts';
import { firstNumber, type IppGroup, textsOf, valuesIn } from './ipp-message.ts';
import { JOB_STATE } from './ipp-tags.ts';
import { troubleOf } from './printer-words.ts';

export const JOB_ATTRIBUTES = ['job-id', 'job-name', 'job-state', 'job-state-reasons'] as const;

/** What names may hold: a printer keeps 255 bytes at most, and some show them on a display of their own. */
const MAX_NAME_BYTES = 200;

/** Our id first: by it the job is found again, also where the printer cuts names off. */
export function jobNameOf(jobId: string, title: string): string {
  const name = `${jobId} ${title}`.replaceAll(/\p{Cc}/gu, ' ');
  let bytes = 0;
  const kept = [...name].filter((sign) => {
    bytes += Buffer.byteLength(sign);
    return bytes <= MAX_NAME_BYTES;
  });
  return kept.join('').trim();
}

export function isNameOf(name: string, jobId: string): boolean {
  return name === jobId || name.startsWith(`${jobId} `);
}

export interface JobWord {
  readonly deviceJobId: number;
  readonly name: string;
  readonly state: number;
  readonly reasons: readonly string[];
}

/** One job of an answer; `null` where the printer leaves out what makes it one. */
export function readJob(group: IppGroup): JobWord | null {
  const deviceJobId = firstNumber(valuesIn(group, 'job-id'));
  const state = firstNumber(valuesIn(group, 'job-state'));
  if (deviceJobId === null || state === null) return null;
  const name = textsOf(valuesIn(group, 'job-name'))[0] ?? '';
  return { deviceJobId, name, state, reasons: textsOf(valuesIn(group, 'job-state-reasons')) };
}

/** A job in the words of the machine. `trouble`: what the printer has now, for a job that it gave up. */
export function stateOfJob(job: JobWord, trouble: PrinterTrouble | null): PrintJobState {
  switch (job.state) {
    case JOB_STATE.pending:
    case JOB_STATE.held:
    case JOB_STATE.processing:
    // Goes on by itself once the media are back; meanwhile the printer's status says what is wrong.
    case JOB_STATE.processingStopped:
      return { kind: 'printing' };
    case JOB_STATE.completed:
      return job.reasons.includes('job-completed-with-errors')
        ? { kind: 'failed', reason: 'other' }
        : { kind: 'done' };
    case JOB_STATE.cancelled:
      return { kind: 'failed', reason: 'cancelled' };
    case JOB_STATE.aborted:
      return { kind: 'failed', reason: troubleOf(job.reasons) ?? trouble ?? 'other' };
    default:
      return { kind: 'unknown' };
  }
}
