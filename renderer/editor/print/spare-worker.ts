import type { PrintOrder } from './protocol.ts';

/** A worker for the print that is there before it is needed: starting one takes a tenth as long as the whole print. */

const startWorker = (): Worker =>
  new Worker(new URL('./print-worker.ts', import.meta.url), { type: 'module' });

let spare: Worker | null = null;

/** Starts the spare worker, unless there is one. It costs some megabytes until it is taken or dropped. */
export function keepSpareWorker(): void {
  if (spare) return;
  const worker = startWorker();
  // One that could not be loaded is not handed out: it has told so already, and would never answer.
  worker.addEventListener('error', () => {
    if (spare === worker) spare = null;
  });
  worker.postMessage({ kind: 'warmUp' } satisfies PrintOrder);
  spare = worker;
}

export function dropSpareWorker(): void {
  spare?.terminate();
  spare = null;
}

/** A worker for one print, the spare one if there is one. The caller terminates it. */
export function takeWorker(): Worker {
  const worker = spare ?? startWorker();
  spare = null;
  return worker;
}
