import { existsSync } from 'node:fs';
import * as z from 'zod';
import { fileMemory, type SimulatedMemory } from '../simulated-memory.ts';

const stateSchema = z.enum([
  'done',
  'mediaEmpty',
  'inkEmpty',
  'jam',
  'coverOpen',
  'stopped',
  'storageFull',
  'other',
  'cancelled',
]);

const entrySchema = z.strictObject({
  jobId: z.string(),
  /**
   * `refused`: certain that nothing is printed of it. `begun`: the printer may know of the job, but has not got the
   * picture. `sending`: it may have the picture. `sent`: it said so.
   */
  stage: z.enum(['refused', 'begun', 'sending', 'sent']),
  deviceJobId: z.number().int().nullable(),
  startedAtMs: z.number(),
  sentAtMs: z.number().nullable(),
  /** Names of the files in a hot folder, in the order of their appearing. */
  files: z.array(z.string()),
  /** When the last of them was first seen gone. */
  goneAtMs: z.number().nullable(),
  /** How it ended, once the device has said so. */
  ended: stateSchema.nullable(),
});
export type JobEntry = z.infer<typeof entrySchema>;

export const jobMemorySchema = z.strictObject({ jobs: z.array(entrySchema) });
export type JobMemoryState = z.infer<typeof jobMemorySchema>;

/** Enough for a day of a busy kiosk; older jobs are over, and the journal knows how. */
const KEPT_JOBS = 300;

/** What a driver has begun, durable before the device hears of it. */
export interface JobMemory {
  find(jobId: string): JobEntry | undefined;
  all(): readonly JobEntry[];
  put(entry: JobEntry): void;
  /** Changes one entry. A job that is not there stays away. */
  change(jobId: string, part: Partial<Omit<JobEntry, 'jobId'>>): void;
  /**
   * There was a memory before this process: a job that is not in it was never begun. Otherwise it may have been lost
   * together with the disk, and only the device can tell.
   */
  readonly isTrusted: boolean;
}

export interface JobMemoryParts {
  readonly memory: SimulatedMemory<JobMemoryState>;
  readonly isTrusted: boolean;
}

export const NO_JOBS: JobMemoryState = { jobs: [] };

/** The memory in a file. One that is missing or damaged is a new one, and not to be trusted until the next start. */
export function fileJobMemory(file: string): JobMemoryParts {
  const wasThere = existsSync(file);
  const lost: JobMemoryState = { jobs: [] };
  const memory = fileMemory(file, jobMemorySchema, lost);
  const isTrusted = wasThere && memory.read() !== lost;
  memory.write(memory.read());
  return { memory, isTrusted };
}

export function openJobMemory({ memory, isTrusted }: JobMemoryParts): JobMemory {
  const put = (entry: JobEntry) => {
    const others = memory.read().jobs.filter((other) => other.jobId !== entry.jobId);
    memory.write({ jobs: [...others, entry].slice(-KEPT_JOBS) });
  };
  const find = (jobId: string) => memory.read().jobs.find((entry) => entry.jobId === jobId);
  return {
    isTrusted,
    put,
    find,
    all: () => memory.read().jobs,
    change: (jobId, part) => {
      const entry = find(jobId);
      if (entry) put({ ...entry, ...part });
    },
  };
}

/** A job that has just begun. */
export function newEntry(jobId: string, startedAtMs: number): JobEntry {
  return {
    jobId,
    stage: 'begun',
    deviceJobId: null,
    startedAtMs,
    sentAtMs: null,
    files: [],
    goneAtMs: null,
    ended: null,
  };
}
