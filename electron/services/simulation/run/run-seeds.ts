import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { DeliberateBug } from '../bugs/patch.ts';
import type { WorkerMessage, WorkerTask } from './worker.ts';

export interface SeedRange {
  readonly from: number;
  readonly count: number;
  readonly threads?: number;
  readonly isTraced?: boolean;
  readonly bug?: DeliberateBug;
  /** Ends with the first seed that fails. */
  readonly stopsAtFirst?: boolean;
  /** Told of each seed that fails, as soon as it does. */
  readonly onBreach?: (breach: Breach) => void;
}

export type Breach = Extract<WorkerMessage, { kind: 'breached' }>;

export interface Outcome {
  readonly passed: number;
  readonly breached: readonly Breach[];
  /** Of the seeds that passed, where the traces were asked for. */
  readonly traces: ReadonlyMap<number, readonly string[]>;
}

/** Runs a range of seeds in threads of their own. Rejects where a thread cannot do its work at all. */
export async function runSeeds(range: SeedRange): Promise<Outcome> {
  const threads = Math.min(range.threads ?? availableParallelism(), range.count);
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'casepress-simulation-'));
  const outcome = { passed: 0, breached: [] as Breach[], traces: new Map<number, readonly string[]>() };
  const workers: Worker[] = [];
  const stopAll = () => Promise.all(workers.map((worker) => worker.terminate()));
  try {
    await Promise.all(
      Array.from({ length: threads }, (_, index) => {
        const task = taskOf(range, join(folder, String(index)), index, threads);
        return runWorker(
          task,
          workers,
          (message) => {
            if (message.kind === 'passed') {
              outcome.passed += 1;
              if (range.isTraced) outcome.traces.set(message.seed, message.trace);
            }
            if (message.kind === 'breached') {
              outcome.breached.push(message);
              range.onBreach?.(message);
            }
            return message.kind === 'breached' && range.stopsAtFirst === true;
          },
          stopAll,
        );
      }),
    );
  } finally {
    await stopAll();
    rmSync(folder, { recursive: true, force: true });
  }
  return outcome;
}

const taskOf = (range: SeedRange, folder: string, index: number, threads: number): WorkerTask => ({
  folder,
  from: range.from + index,
  to: range.from + range.count - 1,
  step: threads,
  stopsAtFirst: range.stopsAtFirst ?? false,
  isTraced: range.isTraced ?? false,
  bug: range.bug ?? null,
});

/** `take`: true where that is enough, for all threads. */
function runWorker(
  task: WorkerTask,
  workers: Worker[],
  take: (message: WorkerMessage) => boolean,
  stopAll: () => Promise<unknown>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task });
    workers.push(worker);
    worker.on('message', (message: WorkerMessage) => {
      switch (message.kind) {
        case 'passed':
        case 'breached':
          if (take(message)) void stopAll();
          return;
        case 'ended':
          return resolve();
        default:
          assertNever(message);
      }
    });
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}
