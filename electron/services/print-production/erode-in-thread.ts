import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ERODE_FUNCTIONS, erodeAlpha } from './erode-alpha.ts';
import { PRODUCTION_LIMITS } from './production-limits.ts';

/** The product is bundled into one file, so a thread has no file of its own to start from: it gets its text. */
const THREAD_TEXT = `
${ERODE_FUNCTIONS.map(String).join('\n')}
const { parentPort, workerData } = require('node:worker_threads');
const { alpha, widthPx, heightPx, radiusPx } = workerData;
const eroded = ${erodeAlpha.name}(alpha, widthPx, heightPx, radiusPx);
parentPort.postMessage(eroded, [eroded.buffer]);
`;

export interface ErodeTask {
  /** One byte per pixel, row by row. */
  readonly alpha: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly radiusPx: number;
}

/** `erodeAlpha` away from the event loop. Rejects when the thread breaks or takes longer than its limit. */
export async function erodeInThread(task: ErodeTask): Promise<Uint8Array> {
  if (task.radiusPx === 0) return task.alpha;
  const worker = new Worker(THREAD_TEXT, { eval: true, workerData: task });
  // `once` stops listening with the first word; an error after that must not end the kiosk.
  worker.on('error', () => {});
  try {
    const signal = AbortSignal.timeout(PRODUCTION_LIMITS.erodeTimeoutMs);
    // An error of the thread rejects this too.
    const [eroded] = await once(worker, 'message', { signal });
    if (!(eroded instanceof Uint8Array)) throw new Error('the thread gave no pixels');
    return eroded;
  } finally {
    await worker.terminate();
  }
}
