import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { err, ok } from '../../../shared/domain/result.ts';
import { startDemo, type TestDemo } from '../../demo/backend/test-support.ts';
import { silentLog } from '../../system/log.ts';
import { createBreaker } from '../transport/breaker.ts';
import { BREAKER_LIMITS as LIMITS } from '../transport/limits.ts';
import { expectError, expectValue } from '../transport/test-kit/expect-result.ts';
import { createManualClock } from '../transport/test-kit/manual-clock.ts';
import { deadAddress } from '../transport/test-kit/stub.ts';
import type { BackendError, BackendResult } from '../types.ts';

const AWAY: BackendError = { kind: 'unreachable', sent: true, detail: 'away' };
const fails = async (): Promise<BackendResult<string>> => err(AWAY);
const works = async (): Promise<BackendResult<string>> => ok('here');
const answersWith = (error: BackendError) => async () => err(error);

function createTestBreaker() {
  const clock = createManualClock();
  return { clock, breaker: createBreaker({ name: 'test', limits: LIMITS, clock, log: silentLog }) };
}

async function createOpenBreaker() {
  const made = createTestBreaker();
  for (let call = 0; call < LIMITS.failuresToOpen; call += 1) await made.breaker.run(fails);
  return made;
}

describe('the breaker', () => {
  it('opens after enough failures in a row, and sends nothing then', async () => {
    const { breaker, clock } = createTestBreaker();
    for (let call = 1; call < LIMITS.failuresToOpen; call += 1) await breaker.run(fails);
    expect(breaker.state()).toBe('closed');
    await breaker.run(fails);
    expect(breaker.state()).toBe('open');
    let sent = 0;
    const result = await breaker.run(async () => {
      sent += 1;
      return ok('sent');
    });
    expect(expectError(result)).toEqual({ kind: 'suspended', retryAtMs: clock.now() + LIMITS.firstPauseMs });
    expect(sent).toBe(0);
  });

  it('forgets failures once an answer comes, whatever it says', async () => {
    const { breaker } = createTestBreaker();
    const refusal: BackendError = { kind: 'refused', reason: 'soldOut', code: 2003, detail: '' };
    for (let round = 0; round < 3; round += 1) {
      for (let call = 1; call < LIMITS.failuresToOpen; call += 1) await breaker.run(fails);
      await breaker.run(answersWith(refusal));
    }
    expect(breaker.state()).toBe('closed');
  });

  it('lets exactly one probe through after the pause', async () => {
    const { breaker, clock } = await createOpenBreaker();
    clock.advance(LIMITS.firstPauseMs - 1);
    expect(expectError(await breaker.run(works)).kind).toBe('suspended');
    clock.advance(1);
    const { promise, resolve } = Promise.withResolvers<BackendResult<string>>();
    const probe = breaker.run(() => promise);
    expect(breaker.state()).toBe('probing');
    expect(expectError(await breaker.run(works))).toEqual({
      kind: 'suspended',
      retryAtMs: clock.now() + LIMITS.probeWaitMs,
    });
    resolve(ok('here'));
    expect(expectValue(await probe)).toBe('here');
    expect(breaker.state()).toBe('closed');
  });

  it('waits longer after each probe that fails, up to a limit', async () => {
    const { breaker, clock } = await createOpenBreaker();
    const pauses: number[] = [];
    for (let probe = 0; probe < 5; probe += 1) {
      const retryAtMs = retryAtOf(expectError(await breaker.run(fails)));
      pauses.push(retryAtMs - clock.now());
      clock.advance(retryAtMs - clock.now());
      expect(expectError(await breaker.run(fails))).toEqual(AWAY);
    }
    expect(pauses).toEqual([10_000, 20_000, 40_000, 60_000, 60_000]);
  });

  it('lets the next caller probe at once when the probe was called off', async () => {
    const { breaker, clock } = await createOpenBreaker();
    clock.advance(LIMITS.firstPauseMs);
    await breaker.run(answersWith({ kind: 'aborted' }));
    expect(breaker.state()).toBe('open');
    expect(expectValue(await breaker.run(works))).toBe('here');
  });

  it('keeps its pause, not more and not less, when somebody sets the clock', async () => {
    for (const setByMs of [-3_600_000, 900_000]) {
      const { breaker, clock } = await createOpenBreaker();
      clock.set(setByMs);
      clock.advance(LIMITS.firstPauseMs - 1);
      expect(expectError(await breaker.run(works))).toMatchObject({ kind: 'suspended' });
      clock.advance(1);
      expect(expectValue(await breaker.run(works))).toBe('here');
    }
  });

  it('lets a bug pass through, and is not stuck in its probe', async () => {
    const { breaker, clock } = await createOpenBreaker();
    clock.advance(LIMITS.firstPauseMs);
    const bug = breaker.run(async () => {
      throw new Error('bug');
    });
    await expect(bug).rejects.toThrow('bug');
    expect(expectValue(await breaker.run(works))).toBe('here');
  });

  it('never keeps a backend that is back waiting longer than the longest pause', async () => {
    const step = fc.oneof(
      fc.constant({ kind: 'call' as const }),
      fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 90_000 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { breaker, clock } = createTestBreaker();
        for (const { kind, ...rest } of steps) {
          if (kind === 'wait' && 'ms' in rest) clock.advance(rest.ms);
          else await breaker.run(fails);
        }
        clock.advance(LIMITS.longestPauseMs);
        expect(expectValue(await breaker.run(works))).toBe('here');
      }),
      { numRuns: 60 },
    );
  });
});

describe('the client behind its breaker', () => {
  let demo: TestDemo;
  afterEach(() => demo.close());

  it('suspends a backend that is away, probes it once, and goes on', async () => {
    const clock = createManualClock();
    demo = await startDemo({ clock });
    const asked = () => demo.backend.control.requests['/order/orderData'] ?? 0;
    const order = {
      orderId: 'OREN250604900001',
      paymentId: 'PYEN250604900001',
      modelId: 'M',
      pictureUrl: 'p',
    };
    const call = () => demo.client.placeOrder(order);
    expectValue(await demo.client.testLogin());
    demo.backend.control.setFault('/order/orderData', { kind: 'http500' });
    for (let failure = 0; failure < LIMITS.failuresToOpen; failure += 1) {
      expect(expectError(await call()).kind).toBe('unreachable');
    }
    expect(expectError(await call())).toEqual({
      kind: 'suspended',
      retryAtMs: clock.now() + LIMITS.firstPauseMs,
    });
    // All calls of this backend, not only the one that failed.
    expect(expectError(await demo.client.listBrands()).kind).toBe('suspended');
    expect(asked()).toBe(LIMITS.failuresToOpen);

    clock.advance(LIMITS.firstPauseMs);
    demo.backend.control.setFault('/order/orderData', { kind: 'slow', ms: 500 });
    const probe = call();
    await expect.poll(asked).toBe(LIMITS.failuresToOpen + 1);
    expect(expectError(await call()).kind).toBe('suspended');
    await expect.poll(() => clock.waits()).toContain(500);
    clock.advance(500);
    expect(expectError(await probe).kind).toBe('refused');
    expect(expectValue(await demo.client.listBrands())).toHaveLength(2);
  });

  it('does not suspend the backend for a receiver of notifications that is away', async () => {
    demo = await startDemo();
    const news = [{ id: 'OREN250604000001', status: 11 }];
    const away = await deadAddress();
    for (let failure = 0; failure < LIMITS.failuresToOpen; failure += 1) {
      expect(expectError(await demo.client.sendOrderStatus(away, news)).kind).toBe('unreachable');
    }
    expect(expectError(await demo.client.sendOrderStatus(away, news)).kind).toBe('suspended');
    expect(expectValue(await demo.client.listBrands())).toHaveLength(2);
  });
});

function retryAtOf(error: BackendError): number {
  if (error.kind !== 'suspended') throw new Error(`expected suspended, got ${error.kind}`);
  return error.retryAtMs;
}
