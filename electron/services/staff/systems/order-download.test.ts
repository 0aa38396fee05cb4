import { beforeEach, describe, expect, it } from 'vitest';
import type { DownloadWish } from '../../../../shared/contract/staff-books.ts';
import { err, ok } from '../../../../shared/domain/result.ts';
import type { AccountingDesk, DayRange } from '../../../backends/accounting-types.ts';
import type { BackendError, BackendResult } from '../../../backends/types.ts';
import { openDatabase } from '../../../journal/database.ts';
import { createKeptValues } from '../../../journal/kept.ts';
import { silentLog } from '../../../system/log.ts';
import { createVirtualClock } from '../../sale/simulation/virtual-clock.ts';
import { createOrderDownloads } from './order-download.ts';
import { weekRanges } from './week-ranges.ts';

const AWAY: BackendError = { kind: 'unreachable', sent: true, detail: 'timeout' };
const THREE_WEEKS: DownloadWish = {
  ...{ fromDay: '2026-11-02', toDay: '2026-11-22' },
  ...{ devId: null, transId: null, status: null },
};

let asked: (DayRange & { readonly status?: number })[];
/** What the next weeks meet, two pages each; after them all goes well. */
let outcomes: (BackendError | 'hang')[];
const kept = () => createKeptValues(openDatabase(':memory:'));

const backend: Pick<AccountingDesk, 'downloadOrders'> = {
  downloadOrders: async (range, onProgress, options) => {
    asked.push(range);
    onProgress({ slice: 1, slices: 1, pages: 1 });
    const outcome = outcomes.shift();
    if (outcome === 'hang') return untilAborted(options?.signal);
    if (outcome) return err(outcome);
    onProgress({ slice: 1, slices: 1, pages: 2 });
    return ok({ slice: 1, slices: 1, pages: 2 });
  },
};

function untilAborted(signal: AbortSignal | undefined): Promise<BackendResult<never>> {
  return new Promise((resolve) =>
    signal?.addEventListener('abort', () => resolve(err({ kind: 'aborted' })), { once: true }),
  );
}

beforeEach(() => {
  asked = [];
  outcomes = [];
});

const open = (keeper = kept()) =>
  createOrderDownloads({ backend, kept: keeper, clock: createVirtualClock(1_000), log: silentLog });
type Downloads = ReturnType<typeof open>;

const untilState = (downloads: Downloads, state: string) =>
  expect.poll(() => downloads.current()?.state).toBe(state);

describe('a download of orders', () => {
  it('goes week by week to its end, with its filter', async () => {
    const downloads = open();
    expect(downloads.current()).toBeNull();
    expect(downloads.start({ ...THREE_WEEKS, status: 100 })).toMatchObject({
      value: { state: 'running', slices: 3, done: 0 },
    });
    await untilState(downloads, 'finished');
    expect(downloads.current()).toMatchObject({ done: 3, pages: 6, slice: null, refusal: null });
    expect(asked).toEqual([
      { fromDay: '2026-11-02', toDay: '2026-11-08', status: 100 },
      { fromDay: '2026-11-09', toDay: '2026-11-15', status: 100 },
      { fromDay: '2026-11-16', toDay: '2026-11-22', status: 100 },
    ]);
  });

  it('that failed says at which week, and goes on from there', async () => {
    outcomes = [AWAY];
    const downloads = open();
    downloads.start({ ...THREE_WEEKS });
    await untilState(downloads, 'failed');
    outcomes = [];
    expect(downloads.current()).toMatchObject({
      done: 0,
      pages: 1,
      slice: { fromDay: '2026-11-02', toDay: '2026-11-08' },
      refusal: { reason: 'away' },
    });
    expect(downloads.resume()).toMatchObject({ value: { state: 'running', refusal: null } });
    await untilState(downloads, 'finished');
    expect(asked.map(({ fromDay }) => fromDay)).toEqual([
      '2026-11-02',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
    ]);
  });

  it('is stopped at once, and goes on at the week at which it was', async () => {
    const downloads = open();
    outcomes = ['hang'];
    downloads.start(THREE_WEEKS);
    expect(downloads.start(THREE_WEEKS)).toMatchObject({ error: { reason: 'busy' } });
    expect(downloads.resume()).toMatchObject({ error: { reason: 'busy' } });
    expect(downloads.stop()).toMatchObject({ value: { state: 'stopped' } });
    expect(downloads.stop()).toMatchObject({ error: { reason: 'gone' } });
    downloads.resume();
    await untilState(downloads, 'finished');
    expect(asked).toHaveLength(4);
    expect(downloads.resume()).toMatchObject({ error: { reason: 'gone' } });
  });

  it('that a restart cut off is there after it, stopped, with the weeks that are whole', async () => {
    const keeper = kept();
    const first = open(keeper);
    first.start({ ...THREE_WEEKS, toDay: '2026-11-08' });
    await untilState(first, 'finished');
    outcomes = ['hang'];
    first.start(THREE_WEEKS);
    // As a process that dies leaves it: running.
    const second = open(keeper);
    expect(second.current()).toMatchObject({ state: 'stopped', done: 0, slices: 3 });
    await first.close();
    asked = [];
    second.resume();
    await untilState(second, 'finished');
    expect(asked).toHaveLength(3);
  });

  it('goes on when its progress cannot be kept', async () => {
    const downloads = open({
      ...kept(),
      set: () => {
        throw new Error('disk full');
      },
    });
    downloads.start(THREE_WEEKS);
    await untilState(downloads, 'finished');
  });

  it.each([
    { fromDay: '2026-11-22', toDay: '2026-11-02' },
    { fromDay: '2026-02-31', toDay: '2026-03-02' },
    { fromDay: '2002-11-02', toDay: '2026-11-02' },
  ])('is not begun for $fromDay to $toDay', (days) => {
    expect(open().start({ ...THREE_WEEKS, ...days })).toMatchObject({ error: { reason: 'badRange' } });
    expect(asked).toEqual([]);
  });
});

describe('weeks', () => {
  it('have every day once, seven at most', () => {
    expect(weekRanges({ fromDay: '2026-12-29', toDay: '2027-01-05' })).toEqual([
      { fromDay: '2026-12-29', toDay: '2027-01-04' },
      { fromDay: '2027-01-05', toDay: '2027-01-05' },
    ]);
  });
});
