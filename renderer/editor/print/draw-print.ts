import { assertNever } from '../../../shared/domain/assert-never.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { PRINT_DEADLINES } from './print-settings.ts';
import type { PrintJob, PrintNews, PrintOrder } from './protocol.ts';
import { takeWorker } from './spare-worker.ts';

/** Why there is no print picture. `detail` is for developers. */
export type DrawFailure =
  | { readonly kind: 'photoFailed'; readonly detail: string }
  | { readonly kind: 'fontFailed'; readonly detail: string }
  | { readonly kind: 'drawingFailed'; readonly detail: string }
  | { readonly kind: 'tooSlow'; readonly detail: string };

export interface DrawOptions {
  readonly signal: AbortSignal;
  readonly onPhotoLoaded: (done: number, total: number) => void;
  readonly deadlineMs?: number;
}

/** Draws the print in a worker of its own. Always settles; a signal that is aborted gives `tooSlow`. */
export function drawPrint(job: PrintJob, options: DrawOptions): Promise<Result<Blob, DrawFailure>> {
  const { promise, resolve } = Promise.withResolvers<Result<Blob, DrawFailure>>();
  const worker = takeWorker();
  const deadline = AbortSignal.timeout(options.deadlineMs ?? PRINT_DEADLINES.drawMs);
  const stop = AbortSignal.any([deadline, options.signal]);
  const giveUp = () => resolve(err({ kind: 'tooSlow', detail: String(stop.reason) }));
  stop.addEventListener('abort', giveUp);
  worker.addEventListener('error', (event) => resolve(err({ kind: 'drawingFailed', detail: event.message })));
  worker.addEventListener('message', ({ data }: MessageEvent<PrintNews>) => {
    const settled = readNews(data, options);
    if (settled) resolve(settled);
  });
  if (stop.aborted) giveUp();
  else worker.postMessage({ kind: 'print', job } satisfies PrintOrder);
  return promise.finally(() => {
    stop.removeEventListener('abort', giveUp);
    worker.terminate();
  });
}

function readNews(news: PrintNews, options: DrawOptions): Result<Blob, DrawFailure> | null {
  switch (news.kind) {
    case 'photoLoaded':
      options.onPhotoLoaded(news.done, news.total);
      return null;
    case 'drawn':
      return ok(news.png);
    case 'photoFailed':
      return err({ kind: 'photoFailed', detail: news.detail });
    case 'fontFailed':
      return err({ kind: 'fontFailed', detail: news.detail });
    case 'drawingFailed':
      return err({ kind: 'drawingFailed', detail: news.detail });
    default:
      return assertNever(news);
  }
}
