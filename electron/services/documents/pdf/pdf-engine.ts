import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import type { Log } from '../../../system/log.ts';
import { createSlots } from '../../photos/slots.ts';
import type { PdfAnswer, PdfLayout, PdfTask } from './pdf-task.ts';
import { openPdf, PDF_FUNCTIONS, workOnPdf } from './pdf-thread.ts';

/** What one thread may use. */
export interface PdfLimits {
  /** Until the file is open; includes the start of the thread. */
  readonly openMs: number;
  /** For one page's picture. */
  readonly renderMs: number;
  /** For a whole print. */
  readonly layOutMs: number;
  /** Of the library's own memory: the file, what is made of it, one page's picture. */
  readonly memoryBytes: number;
}

export const PDF_LIMITS: PdfLimits = {
  openMs: 30_000,
  renderMs: 15_000,
  layOutMs: 120_000,
  memoryBytes: 768 * 1024 * 1024,
};

/** JavaScript's own objects in the thread: little but the library's text. */
const THREAD_HEAP_MB = 192;

export type PdfFailure = 'locked' | 'broken' | 'empty';
type Rendered = Extract<PdfAnswer, { kind: 'rendered' }>;
type LaidOut = Extract<PdfAnswer, { kind: 'laidOut' }>;

/** One PDF, open in a thread of its own. Whatever the file does to that thread, it is `broken`, and the thread is gone. */
export interface PdfReader {
  readonly pageCount: number;
  /** Width over height of its first page, as it is seen. */
  readonly aspect: number;
  /** `page` from 1. */
  render(page: number, maxSidePx: number): Promise<Result<Rendered, PdfFailure>>;
  layOut(layout: PdfLayout): Promise<Result<LaidOut, PdfFailure>>;
  close(): Promise<void>;
}

export interface PdfEngine {
  /** Opens and counts. `bytes` are copied. Rejects with the signal's reason when it aborts. */
  open(bytes: Uint8Array, signal?: AbortSignal): Promise<Result<PdfReader, PdfFailure>>;
}

export function createPdfEngine({ log, limits = PDF_LIMITS }: { log: Log; limits?: PdfLimits }): PdfEngine {
  // A second thread at the same time would need as much memory again, and the screen wants a core.
  const turn = createSlots(1);

  async function open(bytes: Uint8Array, signal?: AbortSignal): Promise<Result<PdfReader, PdfFailure>> {
    const library = await readPdfium();
    signal?.throwIfAborted();
    const worker = startThread(library, bytes, limits.memoryBytes);
    const ended = new AbortController();
    worker.once('exit', (code) => ended.abort(new Error(`the thread ended with ${code} and no answer`)));
    // One that comes after an answer, or after the time limit, would otherwise end the whole kiosk.
    worker.on('error', (error) => ended.abort(error));
    const close = async () => void (await worker.terminate());

    const ask = (
      task: PdfTask,
      limitMs: number,
      cancel?: AbortSignal,
    ): Promise<Result<PdfAnswer, PdfFailure>> =>
      turn.run(async () => {
        const signals = [ended.signal, AbortSignal.timeout(limitMs), ...(cancel ? [cancel] : [])];
        try {
          worker.postMessage(task);
          const [answer] = (await once(worker, 'message', { signal: AbortSignal.any(signals) })) as [
            PdfAnswer,
          ];
          return answer.kind === 'refused' ? err(answer.reason) : ok(answer);
        } catch (error) {
          await close();
          cancel?.throwIfAborted();
          log.warn({ err: error, task: task.kind }, 'the thread that reads a PDF failed');
          return err('broken');
        }
      });

    const inspected = await ask({ kind: 'inspect' }, limits.openMs, signal);
    if (!inspected.ok || inspected.value.kind !== 'inspected') {
      await close();
      return inspected.ok ? err('broken') : inspected;
    }
    const { pageCount, aspect } = inspected.value;
    return ok({
      ...{ pageCount, aspect, close },
      render: async (page, maxSidePx) => {
        const answer = await ask({ kind: 'render', page, maxSidePx }, limits.renderMs);
        if (!answer.ok) return answer;
        return answer.value.kind === 'rendered' ? ok(answer.value) : err('broken');
      },
      layOut: async (layout) => {
        const answer = await ask({ kind: 'layOut', ...layout }, limits.layOutMs);
        if (!answer.ok) return answer;
        return answer.value.kind === 'laidOut' ? ok(answer.value) : err('broken');
      },
    });
  }
  return { open };
}

interface PdfiumFiles {
  readonly text: string;
  readonly wasm: Uint8Array;
}

/**
 * Read as files and not imported: the product is bundled into one file, so a thread has no file of its own to start from.
 */
async function readPdfium(): Promise<PdfiumFiles> {
  const { resolve } = createRequire(import.meta.url);
  const [text, wasm] = await Promise.all([
    readFile(resolve('@hyzyla/pdfium'), 'utf8'),
    readFile(resolve('@hyzyla/pdfium/pdfium.wasm')),
  ]);
  return { text, wasm };
}

function startThread({ text, wasm }: PdfiumFiles, bytes: Uint8Array, memoryBytes: number): Worker {
  return new Worker(threadText(text, memoryBytes), {
    eval: true,
    workerData: { bytes, wasm },
    resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB },
    // The library talks to the console.
    stdout: true,
    stderr: true,
    execArgv: [],
    env: {},
  });
}

/** The library, a limit for its memory, and our own part. It has no console, no files and no network to speak of. */
function threadText(library: string, memoryBytes: number): string {
  return `const pdfiumModule = { exports: {} };
((module, exports) => {${library}
})(pdfiumModule, pdfiumModule.exports);
{
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + Number(pages) * 65536 > ${memoryBytes}) throw new RangeError('too much memory');
    return grow.call(this, pages);
  };
  ${PDF_FUNCTIONS.map(String).join('\n')}
  const { parentPort, workerData } = require('node:worker_threads');
  const opening = pdfiumModule.exports.PDFiumLibrary.init({ wasmBinary: workerData.wasm })
    .then((library) => ${openPdf.name}(library.module.wasmExports, workerData.bytes));
  parentPort.on('message', async (task) => {
    const pdf = await opening;
    const isOpen = typeof pdf === 'object';
    parentPort.postMessage(isOpen ? ${workOnPdf.name}(pdf, task) : { kind: 'refused', reason: pdf });
  });
}
`;
}
