import type { JobMemory } from '../job-memory.ts';
import type { IppFailure } from './ipp-client.ts';
import type { IppQuestions } from './ipp-questions.ts';
import { JOB_STATE, STATUS } from './ipp-tags.ts';
import { isNameOf, type JobWord } from './job-words.ts';

/** `away`: the printer did not answer. `notFound`: it answered, and its whole list does not hold the job. */
export type FoundJob =
  | { readonly kind: 'found'; readonly job: JobWord }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'away' };

/** The job by the printer's number for it, or else by our id in its name: numbers begin anew with some printers. */
export async function findJob(
  jobId: string,
  deviceJobId: number | null,
  ask: IppQuestions,
): Promise<FoundJob> {
  if (deviceJobId !== null) {
    const answer = await ask.job(deviceJobId);
    if (answer.ok && answer.value && isNameOf(answer.value.name, jobId))
      return { kind: 'found', job: answer.value };
    const isForgotten = answer.ok || isGone(answer.error);
    if (!isForgotten) return { kind: 'away' };
  }
  // What is unfinished first: a job that ends between the two questions is then in the second list.
  const open = await ask.jobs('not-completed');
  const over = open.ok ? await ask.jobs('completed') : open;
  if (!open.ok || !over.ok) return { kind: 'away' };
  const named = [...open.value, ...over.value].filter((job) => isNameOf(job.name, jobId));
  const job = named.sort((a, b) => weightOf(b) - weightOf(a))[0];
  return job ? { kind: 'found', job } : { kind: 'notFound' };
}

function isGone(error: IppFailure): boolean {
  return error.kind === 'refused' && (error.status === STATUS.notFound || error.status === STATUS.gone);
}

/** Of two jobs of one name (an orphan without a picture, and its successor) the one that may have printed counts. */
function weightOf({ state }: JobWord): number {
  if (state === JOB_STATE.completed) return 3;
  if (state === JOB_STATE.processing || state === JOB_STATE.processingStopped) return 2;
  return state === JOB_STATE.pending || state === JOB_STATE.held ? 1 : 0;
}

/**
 * Whether a job that neither the memory nor the printer knows was certainly never taken. A memory that began with this
 * process may have lost the job, and a printer that was switched on since may have forgotten it.
 */
export function isCertainlyNew(memory: JobMemory, upTimeSeconds: number | null): boolean {
  return memory.isTrusted || (upTimeSeconds !== null && upTimeSeconds >= FORGETFUL_SECONDS);
}

/** No sale waits longer than this for its print: a printer that was on all the while would know of the job. */
const FORGETFUL_SECONDS = 24 * 3600;
