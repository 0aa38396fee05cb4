import type { DocumentProblem } from '../../../../shared/contract/documents.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { DocumentPrinter, DocumentPrinterStatus } from '../../../devices/document-printer/types.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Log } from '../../../system/log.ts';
import { ORDER_DELAYS } from '../limits.ts';
import { paperOf } from '../pdf/paper-sizes.ts';
import type { PdfEngine } from '../pdf/pdf-engine.ts';
import type { DocumentOrderRecord, OrderedFile, OrderJob } from './document-order.ts';
import type { OrderFiles } from './order-files.ts';
import type { OrderStore } from './order-store.ts';

/** How the printing of an order goes, beyond what is durable. */
export interface PrintProgress {
  readonly sheetsDone: number | null;
  readonly problem: DocumentProblem | null;
}

export interface PrintSteps {
  /** One step of a paid order: sends the next file, or asks how the last one goes; then waits a moment. */
  print(order: DocumentOrderRecord, signal: AbortSignal): Promise<void>;
  progress(order: DocumentOrderRecord): PrintProgress;
}

export interface PrintStepsOptions {
  readonly printer: DocumentPrinter;
  readonly pdf: PdfEngine;
  readonly store: OrderStore;
  readonly files: OrderFiles;
  readonly clock: Clock;
  readonly log: Log;
  newJobCode(): string;
}

interface Memory {
  movedAtMs: number;
  unknownSinceMs: number | null;
  sheetsOfJob: number | null;
  problem: DocumentProblem | null;
}

export function createPrintSteps(options: PrintStepsOptions): PrintSteps {
  const { printer, pdf, store, files, clock, log } = options;
  const memories = new Map<string, Memory>();
  const fresh = (): Memory => ({
    movedAtMs: clock.steadyMs(),
    unknownSinceMs: null,
    sheetsOfJob: null,
    problem: null,
  });
  const memoryOf = ({ documentOrderId }: DocumentOrderRecord): Memory => {
    const memory = memories.get(documentOrderId) ?? fresh();
    memories.set(documentOrderId, memory);
    return memory;
  };
  /** Tells the screen only what is new. */
  const note = (order: DocumentOrderRecord, part: Partial<Memory>) => {
    const memory = memoryOf(order);
    const before = JSON.stringify([memory.problem, memory.sheetsOfJob]);
    Object.assign(memory, part);
    if (before !== JSON.stringify([memory.problem, memory.sheetsOfJob])) store.tell(order.documentOrderId);
  };
  const putJobs = (order: DocumentOrderRecord, jobs: readonly OrderJob[]) => {
    if (order.stage.kind !== 'printing') throw new Error('only what is paid is printed');
    note(order, { movedAtMs: clock.steadyMs(), unknownSinceMs: null, sheetsOfJob: null, problem: null });
    return store.move(order, { ...order.stage, jobs: [...jobs] });
  };
  const isStuck = (order: DocumentOrderRecord) =>
    clock.steadyMs() - memoryOf(order).movedAtMs >= ORDER_DELAYS.printStuckMs;
  const claim = (order: DocumentOrderRecord, reason: 'printFailed' | 'unclear' | 'changedFile') => {
    memories.delete(order.documentOrderId);
    store.claim(order, reason);
  };
  const pause = (signal: AbortSignal, delayMs: number = ORDER_DELAYS.printLookMs) =>
    clock.sleep(delayMs, signal).catch(() => undefined);

  async function send(
    order: DocumentOrderRecord,
    file: number,
    jobs: readonly OrderJob[],
    signal: AbortSignal,
  ) {
    const status = await printer.status();
    note(order, { problem: problemOf(status) });
    if (status.kind !== 'ready') {
      if (isStuck(order)) return claim(order, 'printFailed');
      return pause(signal);
    }
    const ordered = order.files[file];
    const bytes = ordered && (await files.read(order.documentOrderId, file, ordered));
    if (!bytes) return claim(order, 'changedFile');
    const print = await layOut(bytes, ordered);
    if (!print) return claim(order, 'printFailed');
    if (signal.aborted) return;
    const job = jobOf(order, file);
    const begun = putJobs(order, [...jobs, job]);
    const sent = await printer.submit({
      jobId: job.jobId,
      title: ordered.name,
      sheets: ordered.sheets,
      ...print,
    });
    if (sent.ok) return;
    log.warn({ jobId: job.jobId, ...sent.error }, 'the document printer did not take a job');
    if (sent.error.kind === 'unclear') return;
    // Nothing of it was printed, that is certain.
    const { movedAtMs } = memoryOf(order);
    putJobs(begun, jobs);
    if (refusals(order.documentOrderId) >= MAX_REFUSALS)
      return claim(store.get(order.documentOrderId), 'printFailed');
    note(order, { movedAtMs });
    return pause(signal, ORDER_DELAYS.retryMs);
  }

  const refused = new Map<string, number>();
  /** A printer that is ready and will not take a job will not take it the tenth time either. */
  const refusals = (documentOrderId: string) => {
    const count = (refused.get(documentOrderId) ?? 0) + 1;
    refused.set(documentOrderId, count);
    return count;
  };

  const jobOf = ({ documentOrderId }: DocumentOrderRecord, file: number): OrderJob => ({
    file,
    jobId: `${documentOrderId}-${file + 1}-${options.newJobCode()}`,
    state: 'started',
    startedAtMs: clock.now(),
  });

  async function layOut(bytes: Uint8Array, { choice }: OrderedFile) {
    const paper = paperOf(choice.size);
    const opened = await pdf.open(bytes);
    if (!paper || !opened.ok) return null;
    const { widthPt, heightPt, media } = paper;
    const { startPage, endPage, row, col, copies, side, color } = choice;
    const layout = { startPage, endPage, row, col, copies, isDuplex: side === 2, widthPt, heightPt };
    const laidOut = await opened.value.layOut(layout);
    await opened.value.close();
    if (!laidOut.ok) return null;
    return { pdf: laidOut.value.bytes, ticket: { media, side, color, isTurned: laidOut.value.isTurned } };
  }

  async function follow(
    order: DocumentOrderRecord,
    job: OrderJob,
    jobs: readonly OrderJob[],
    signal: AbortSignal,
  ) {
    const state = await printer.jobState(job.jobId);
    const others = jobs.filter((other) => other !== job);
    switch (state.kind) {
      case 'done':
        return void putJobs(order, [...others, { ...job, state: 'finished' }]);
      case 'failed':
        return claim(order, 'printFailed');
      case 'neverSeen':
        // The printer's own word: it may be sent.
        log.warn({ jobId: job.jobId }, 'the document printer never saw a job');
        return void putJobs(order, others);
      case 'printing': {
        const isFurther = state.sheetsDone !== memoryOf(order).sheetsOfJob;
        const status = await printer.status();
        const moved = isFurther ? { movedAtMs: clock.steadyMs() } : {};
        note(order, {
          ...moved,
          unknownSinceMs: null,
          sheetsOfJob: state.sheetsDone,
          problem: problemOf(status),
        });
        if (!isStuck(order)) return pause(signal);
        const cancelled = await printer.cancel(job.jobId);
        return claim(order, cancelled.ok ? 'printFailed' : 'unclear');
      }
      case 'unknown': {
        const sinceMs = memoryOf(order).unknownSinceMs ?? clock.steadyMs();
        note(order, { unknownSinceMs: sinceMs, problem: 'printerAway' });
        if (clock.steadyMs() - sinceMs >= ORDER_DELAYS.printUnclearMs) return claim(order, 'unclear');
        return pause(signal);
      }
      default:
        return assertNever(state);
    }
  }

  return {
    async print(order, signal) {
      const { stage } = order;
      if (stage.kind !== 'printing') return;
      const { jobs } = stage;
      const running = jobs.find(({ state }) => state === 'started');
      if (running) return follow(order, running, jobs, signal);
      const next = order.files.findIndex((_, index) => !jobs.some(({ file }) => file === index));
      if (next >= 0) return send(order, next, jobs, signal);
      memories.delete(order.documentOrderId);
      store.move(
        order,
        order.dispatching ? { kind: 'toBeDelivered' } : { kind: 'printed', atMs: clock.now() },
      );
    },
    progress: (order) => {
      const { stage, files: ordered } = order;
      if (stage.kind !== 'printing') return { sheetsDone: null, problem: null };
      const memory = memories.get(order.documentOrderId);
      const finished = stage.jobs.filter(({ state }) => state === 'finished');
      const before = finished.reduce((sum, { file }) => sum + (ordered[file]?.sheets ?? 0), 0);
      const isCounting = finished.length === stage.jobs.length || memory?.sheetsOfJob != null;
      return {
        sheetsDone: isCounting ? before + (memory?.sheetsOfJob ?? 0) : null,
        problem: memory?.problem ?? null,
      };
    },
  };
}

const MAX_REFUSALS = 5;

/** What the shopper is told of a printer that does not print. */
export function problemOf(status: DocumentPrinterStatus): DocumentProblem | null {
  if (status.kind === 'disconnected') return 'printerAway';
  if (status.kind !== 'attention') return null;
  if (status.reason === 'mediaEmpty') return 'noPaper';
  return status.reason === 'inkEmpty' ? 'noToner' : 'printerAway';
}
