import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../../shared/domain/result.ts';
import type { BackendError, BackendResult } from '../../../backends/types.ts';
import { createVirtualClock } from '../../sale/simulation/virtual-clock.ts';
import { createSystemWatch, observeCalls } from './system-watch.ts';

const NO_ANSWER: BackendError = { kind: 'unreachable', sent: true, detail: 'timeout' };
const SOLD_OUT: BackendError = { kind: 'refused', reason: 'soldOut', code: 2003, detail: 'sold out' };
const ODD: BackendError = {
  kind: 'contract',
  system: 's',
  endpoint: 'GET /x',
  field: 'total',
  detail: 'NaN',
};

const openWatch = () => createSystemWatch(createVirtualClock(1_000));

describe('what is heard of a system', () => {
  it('is nothing before it is asked', () => {
    expect(openWatch().heard()).toEqual({ reach: 'quiet', lastError: null, lastSuccessAtMs: null });
  });

  it.each([
    [null, 'on'],
    [NO_ANSWER, 'away'],
    [{ kind: 'suspended', retryAtMs: 5 }, 'away'],
    [{ kind: 'unauthorised', detail: 'token' }, 'refuses'],
    [ODD, 'odd'],
    [SOLD_OUT, 'on'],
    [{ kind: 'idTaken', detail: 'id' }, 'on'],
    [{ kind: 'aborted' }, 'quiet'],
  ] as const)('after %j is %s', (error, reach) => {
    const watch = openWatch();
    watch.record(error);
    expect(watch.heard().reach).toBe(reach);
  });

  it('keeps what went wrong last, and when, after things went well again', () => {
    const watch = openWatch();
    watch.record(NO_ANSWER);
    watch.record({ kind: 'suspended', retryAtMs: 5 });
    watch.record(null);
    watch.record({ kind: 'aborted' });
    expect(watch.heard()).toEqual({
      reach: 'on',
      lastError: { fault: 'unreachable', atMs: 1_000, detail: 'timeout' },
      lastSuccessAtMs: 1_000,
    });
  });

  it('keeps no more words than a screen has room for', () => {
    const watch = openWatch();
    watch.record({ ...NO_ANSWER, detail: 'x'.repeat(10_000) });
    expect(watch.heard().lastError?.detail).toHaveLength(200);
  });
});

describe('a client that is observed', () => {
  const client = (result: BackendResult<string>) => ({
    name: 'c',
    ask: async (what: string): Promise<BackendResult<string>> => (what === 'x' ? result : ok(what)),
    news: async (): Promise<BackendResult<string>> => result,
    crash: async (): Promise<BackendResult<string>> => {
      throw new Error('a bug');
    },
  });

  it('answers as before, and each answer is noted', async () => {
    const watch = openWatch();
    const seen = observeCalls(client(err(NO_ANSWER)), watch);
    expect(seen.name).toBe('c');
    expect(await seen.ask('x')).toEqual(err(NO_ANSWER));
    expect(watch.heard().reach).toBe('away');
    expect(await seen.ask('y')).toEqual(ok('y'));
    expect(watch.heard().reach).toBe('on');
  });

  it('goes on being what it is when something else of its own does not answer', async () => {
    const watch = openWatch();
    const seen = observeCalls(client(err(NO_ANSWER)), watch, ['news']);
    await seen.ask('y');
    await seen.news();
    expect(watch.heard()).toMatchObject({ reach: 'on', lastError: { fault: 'unreachable' } });
  });

  it('leaves a bug to whoever called', async () => {
    const watch = openWatch();
    await expect(observeCalls(client(ok('')), watch).crash()).rejects.toThrow('a bug');
    expect(watch.heard().reach).toBe('quiet');
  });

  it('is observed when its calls are taken out one by one', async () => {
    const watch = openWatch();
    const { ask } = { ...observeCalls(client(err(SOLD_OUT)), watch) };
    await ask('x');
    expect(watch.heard().lastError?.fault).toBe('refused');
  });
});
