import * as z from 'zod';
import {
  type BooksRefused,
  type DownloadWish,
  type OrderDownload,
  orderDownloadSchema,
} from '../../../../shared/contract/staff-books.ts';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import type { AccountingDesk } from '../../../backends/accounting-types.ts';
import type { KeptValues } from '../../../journal/kept.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Log } from '../../../system/log.ts';
import { filterOf } from './books-desk.ts';
import { refusal, refusalOf } from './books-refusal.ts';
import { weekRanges } from './week-ranges.ts';

const KEPT_AS = 'order-download';

export interface OrderDownloadOptions {
  readonly backend: Pick<AccountingDesk, 'downloadOrders'>;
  readonly kept: Pick<KeptValues, 'get' | 'set'>;
  readonly clock: Clock;
  readonly log: Log;
}

type Answer = Result<OrderDownload, BooksRefused>;

/**
 * Has goBox fetch orders, week by week, while staff look elsewhere. One at a time. What stopped, failed or was cut off by a
 * restart goes on at the week at which it stopped: what has come already is not fetched twice.
 */
export interface OrderDownloads {
  current(): OrderDownload | null;
  start(wish: DownloadWish): Answer;
  stop(): Answer;
  resume(): Answer;
  /** The kiosk stops: the rest is gone on with after the next start, where somebody wants it. */
  close(): Promise<void>;
}

export function createOrderDownloads({ backend, kept, clock, log }: OrderDownloadOptions): OrderDownloads {
  let current = readKept(kept);
  let stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();

  const set = (next: OrderDownload) => {
    current = next;
    try {
      kept.set(KEPT_AS, next, clock.now());
    } catch (error) {
      log.warn({ err: error }, 'the progress of a download could not be kept');
    }
    return next;
  };
  const run = async (begun: OrderDownload, { signal }: AbortController) => {
    const { wish } = begun;
    let download = begun;
    for (const slice of weekRanges(wish).slice(begun.done)) {
      download = set({ ...download, slice });
      const pagesBefore = download.pages;
      const onProgress = ({ pages }: { readonly pages: number }) => {
        if (current?.state === 'running' && !signal.aborted)
          current = { ...current, pages: pagesBefore + pages };
      };
      const filter = filterOf({ ...wish, fromDay: null, toDay: null });
      const answer = await backend.downloadOrders({ ...filter, ...slice }, onProgress, { signal });
      // Whoever stopped it has said so already.
      if (signal.aborted) return;
      download = { ...download, pages: current?.pages ?? download.pages };
      if (!answer.ok) {
        set({ ...download, state: 'failed', refusal: refusalOf(answer.error, 'read') });
        return;
      }
      download = { ...download, done: download.done + 1 };
    }
    set({ ...download, state: 'finished', slice: null });
  };
  const begin = (download: OrderDownload): Answer => {
    stopping = new AbortController();
    set(download);
    running = run(download, stopping).catch((error: unknown) => {
      log.error({ err: error }, 'a download broke off');
      if (current) set({ ...current, state: 'failed', refusal: refusal('odd') });
    });
    return ok(download);
  };
  const halt = (download: OrderDownload): OrderDownload => {
    stopping.abort(new Error('the download is stopped'));
    return set({ ...download, state: 'stopped' });
  };

  return {
    current: () => current,
    start: (wish) => {
      if (current?.state === 'running') return err(refusal('busy'));
      const slices = weekRanges(wish);
      const [slice] = slices;
      if (!slice) return err(refusal('badRange'));
      const fresh = { wish, slices: slices.length, done: 0, pages: 0, startedAtMs: clock.now(), slice };
      return begin({ ...fresh, state: 'running', refusal: null });
    },
    stop: () => (current?.state === 'running' ? ok(halt(current)) : err(refusal('gone'))),
    resume: () => {
      if (current === null || current.state === 'finished') return err(refusal('gone'));
      if (current.state === 'running') return err(refusal('busy'));
      return begin({ ...current, state: 'running', refusal: null });
    },
    close: async () => {
      if (current?.state === 'running') halt(current);
      await running;
    },
  };
}

/** After a restart nobody runs it any more. */
function readKept(kept: Pick<KeptValues, 'get'>): OrderDownload | null {
  const parsed = z.safeParse(orderDownloadSchema, kept.get(KEPT_AS)?.value);
  if (!parsed.success) return null;
  return parsed.data.state === 'running' ? { ...parsed.data, state: 'stopped' } : parsed.data;
}
