import type { JobEntry } from './job-memory.ts';
import type { PrintJobState } from './types.ts';

/** How a job that is over ended, out of the memory. */
export function endedState(entry: JobEntry): PrintJobState | null {
  if (entry.ended === null) return null;
  return entry.ended === 'done' ? { kind: 'done' } : { kind: 'failed', reason: entry.ended };
}

/** The same for the memory; `null` for a job that is not over. */
export function endedWord(state: PrintJobState): JobEntry['ended'] {
  if (state.kind === 'done') return 'done';
  return state.kind === 'failed' ? state.reason : null;
}
