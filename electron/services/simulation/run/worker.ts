import { parentPort, workerData } from 'node:worker_threads';
import type { DeliberateBug } from '../bugs/patch.ts';
import { makeBug } from '../bugs/patch.ts';

/** What a thread is to do: every `step`th seed of a range, and when to stop. */
export interface WorkerTask {
  readonly folder: string;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly stopsAtFirst: boolean;
  readonly isTraced: boolean;
  readonly bug: DeliberateBug | null;
}

export type WorkerMessage =
  | {
      readonly kind: 'breached';
      readonly seed: number;
      readonly breaches: readonly string[];
      readonly trace: readonly string[];
    }
  | { readonly kind: 'passed'; readonly seed: number; readonly trace: readonly string[] }
  | { readonly kind: 'ended' };

const task = workerData as WorkerTask;
const say = (message: WorkerMessage) => parentPort?.postMessage(message);

// The bug first: what is loaded before it is loaded sound.
if (task.bug) makeBug(task.bug);
const { createSimulation } = await import('./simulation.ts');
const simulation = createSimulation(task.folder, task.isTraced);
for (let seed = task.from; seed <= task.to; seed += task.step) {
  const { breaches, trace } = await simulation.run(seed);
  if (breaches.length > 0) say({ kind: 'breached', seed, breaches, trace });
  else say({ kind: 'passed', seed, trace: task.isTraced ? trace : [] });
  if (breaches.length > 0 && task.stopsAtFirst) break;
}
simulation.remove();
say({ kind: 'ended' });
