import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDemo, type TestDemo } from '../../demo/backend/test-support.ts';
import { RETRY_DELAYS } from '../transport/limits.ts';
import { retryDelayMs } from '../transport/retry.ts';
import { expectError, expectValue } from '../transport/test-kit/expect-result.ts';
import { createManualClock, type ManualClock } from '../transport/test-kit/manual-clock.ts';

let demo: TestDemo;
let clock: ManualClock;
beforeEach(async () => {
  clock = createManualClock();
  demo = await startDemo({ clock });
});
afterEach(() => demo.close());

const asked = () => demo.backend.control.requests['/brand/list'] ?? 0;

it('repeats a read after a pause, and not before', async () => {
  demo.backend.control.setFault('/brand/list', { kind: 'http500', times: 2 });
  const answer = demo.client.listBrands();
  const firstPauseMs = retryDelayMs(1, () => 0);
  await expect.poll(() => clock.waits()).toEqual([firstPauseMs]);
  clock.advance(firstPauseMs - 1);
  expect(asked()).toBe(1);
  clock.advance(1);
  await expect.poll(() => clock.waits()).toEqual([retryDelayMs(2, () => 0)]);
  expect(asked()).toBe(2);
  clock.advance(RETRY_DELAYS.maxMs);
  expect(expectValue(await answer)).toHaveLength(2);
  expect(asked()).toBe(3);
});

it('ends the pause when the shopper leaves', async () => {
  demo.backend.control.setFault('/brand/list', { kind: 'http500' });
  const leaving = new AbortController();
  const answer = demo.client.listBrands({ signal: leaving.signal });
  await expect.poll(() => clock.waits()).toEqual([retryDelayMs(1, () => 0)]);
  leaving.abort();
  expect(expectError(await answer)).toEqual({ kind: 'aborted' });
  expect(clock.waits()).toEqual([]);
  expect(asked()).toBe(1);
});

it('pauses within bounds, longer each time', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (repeat, random) => {
        const delayMs = retryDelayMs(repeat, () => random);
        const nextMs = retryDelayMs(repeat + 1, () => random);
        expect(delayMs).toBeGreaterThanOrEqual(RETRY_DELAYS.baseMs / 2);
        expect(delayMs).toBeLessThanOrEqual(RETRY_DELAYS.maxMs);
        expect(nextMs).toBeGreaterThanOrEqual(delayMs);
      },
    ),
  );
});
