import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import type { Log } from '../../system/log.ts';
import { decodeHeic, HEIC_FUNCTIONS, type HeicOutcome, type HeicTask } from './heic-thread.ts';
import { createSlots, type Slots } from './slots.ts';

/** What one decoding may use. */
export interface HeicLimits {
  /** Includes the start of the thread. A picture that takes longer counts as broken. */
  readonly timeoutMs: number;
  /** Of the library's own memory. Measured: 90 MB for 12 megapixels, 220 MB for 48. */
  readonly memoryBytes: number;
}

export const HEIC_LIMITS: HeicLimits = { timeoutMs: 30_000, memoryBytes: 640 * 1024 * 1024 };

/**
 * Objects of JavaScript in the thread: little but the library's own text. Node ends a thread that slowly grows beyond this; one
 * huge object at once would end the whole process, but no picture can cause one: what is sized by it lies in the library's
 * memory or in array buffers, and there a failure is an error of the thread.
 */
const THREAD_HEAP_MB = 128;

export interface HeicDecoder {
  /**
   * Decodes one picture in a thread of its own, which ends with it, and all its memory with the thread. `task.bytes` is
   * handed over, and empty afterwards. A thread that crashes, hangs or wants too much memory makes the picture `broken`.
   * Rejects with the signal's reason when it aborts. The file is the caller's to erase.
   */
  decode(task: HeicTask, signal: AbortSignal): Promise<HeicOutcome>;
  /** To be held while decoding. Two at once would need twice the memory and be no sooner ready: the screen wants a core. */
  readonly turn: Slots;
}

export interface HeicDecoderOptions {
  readonly log: Log;
  readonly limits?: Partial<HeicLimits>;
  /** The text of libheif's WebAssembly build. */
  readonly loadLibrary?: () => Promise<string>;
}

export function createHeicDecoder(options: HeicDecoderOptions): HeicDecoder {
  const { log, loadLibrary = readLibheif } = options;
  const limits = { ...HEIC_LIMITS, ...options.limits };

  async function decode(task: HeicTask, signal: AbortSignal): Promise<HeicOutcome> {
    const library = await loadLibrary().catch((error: unknown) => {
      log.error({ err: error }, 'HEIC cannot be decoded: libheif-js is missing');
    });
    if (library === undefined) return { kind: 'refused', reason: 'unsupportedType' };
    try {
      return await runThread(library, task, limits, signal);
    } catch (error) {
      signal.throwIfAborted();
      log.warn({ err: error }, 'the thread that decodes HEIC failed');
      return { kind: 'refused', reason: 'broken' };
    }
  }
  return { decode, turn: createSlots(1) };
}

/**
 * Read as text and not imported: the product is bundled into one file, so a thread has no file of its own to start from,
 * and the library stays a file that can be replaced, as its licence (LGPL-3.0) asks.
 */
export function readLibheif(): Promise<string> {
  const path = createRequire(import.meta.url).resolve('libheif-js/libheif-wasm/libheif-bundle.js');
  return readFile(path, 'utf8');
}

async function runThread(
  library: string,
  task: HeicTask,
  limits: HeicLimits,
  signal: AbortSignal,
): Promise<HeicOutcome> {
  const worker = new Worker(threadText(library, limits.memoryBytes), {
    eval: true,
    workerData: task,
    transferList: [task.bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB },
    // The library talks to the console.
    stdout: true,
    stderr: true,
    execArgv: [],
    env: {},
  });
  const ended = new AbortController();
  worker.once('exit', (code) => ended.abort(new Error(`the thread ended with ${code} and no answer`)));
  // One that comes after the answer, or after the time limit, would otherwise end the whole kiosk.
  worker.on('error', (error) => ended.abort(error));
  try {
    const timeout = AbortSignal.timeout(limits.timeoutMs);
    const [message]: unknown[] = await once(worker, 'message', {
      signal: AbortSignal.any([signal, timeout, ended.signal]),
    });
    return z.parse(outcomeSchema, message);
  } finally {
    await worker.terminate();
  }
}

/**
 * The library, a limit for its memory, and our own part. The library's failure to grow is its own `out of memory`, which it
 * reports or breaks off at.
 */
function threadText(library: string, memoryBytes: number): string {
  return `${library}
{
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + Number(pages) * 65536 > ${memoryBytes}) throw new RangeError('too much memory');
    return grow.call(this, pages);
  };
  ${HEIC_FUNCTIONS.map(String).join('\n')}
  const { parentPort, workerData } = require('node:worker_threads');
  parentPort.postMessage(${decodeHeic.name}(libheif(), workerData, require('node:fs')));
}
`;
}

const outcomeSchema: z.ZodType<HeicOutcome> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('decoded'),
    widthPx: z.number().int().positive(),
    heightPx: z.number().int().positive(),
    hasAlpha: z.boolean(),
    isPremultiplied: z.boolean(),
    profile: z.instanceof(Uint8Array).nullable(),
    nclx: z.object({ primaries: z.number(), transfer: z.number() }).nullable(),
  }),
  z.object({ kind: z.literal('refused'), reason: z.enum(['broken', 'unsupportedType', 'tooManyPixels']) }),
  z.object({ kind: z.literal('diskFailed'), code: z.string() }),
]);
