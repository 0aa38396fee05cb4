import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PayType } from '../../../shared/domain/payment.ts';
import { newPaymentId, PNG, startDemo, type TestDemo } from '../../demo/backend/test-support.ts';
import { expectError, expectValue } from '../transport/test-kit/expect-result.ts';
import { createManualClock, type ManualClock } from '../transport/test-kit/manual-clock.ts';
import { type Stub, startStub } from '../transport/test-kit/stub.ts';
import { SESSION_LIMITS } from './limits.ts';
import { createTestClient, envelope, loginAnswer, startOpenStub } from './test-support.ts';

describe('with the demo backend', () => {
  let demo: TestDemo;
  let clock: ManualClock;
  beforeEach(async () => {
    clock = createManualClock();
    demo = await startDemo({ clock });
  });
  afterEach(() => demo.close());
  const logins = () => demo.backend.control.requests['/user/login'];

  it('logs in once for 20 callers that come at once', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => demo.client.listBrands()));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(logins()).toBe(1);
  });

  it('logs in once for 20 callers whose token expired', async () => {
    expectValue(await demo.client.testLogin());
    demo.backend.control.expireTokens();
    const results = await Promise.all(Array.from({ length: 20 }, () => demo.client.listBrands()));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(logins()).toBe(2);
    // 20 that met the old token, 20 with the new one.
    expect(demo.backend.control.requests['/brand/list']).toBe(40);
  });

  it('repeats a creating call after 401, since a refused one has created nothing', async () => {
    expectValue(await demo.client.testLogin());
    demo.backend.control.expireTokens();
    const { id, priceMinor } = demo.model(0);
    const payment = {
      paymentId: newPaymentId(),
      modelId: id,
      amountMinor: priceMinor,
      payType: PayType.weChat,
    };
    expectValue(await demo.client.reportPayment(payment));
    expect(demo.backend.control.payments()).toHaveLength(1);
    demo.backend.control.expireTokens();
    const large = Buffer.concat([PNG, Buffer.alloc(8 * 1024 * 1024)]);
    expectValue(await demo.client.uploadPrintFile(large, 'case.png'));
    expect(logins()).toBe(3);
  });

  it('renews the token in the background before it ends', async () => {
    expectValue(await demo.client.testLogin());
    clock.advance(SESSION_LIMITS.tokenLifetimeMs - SESSION_LIMITS.renewAheadMs - 1);
    expectValue(await demo.client.listBrands());
    expect(logins()).toBe(1);
    clock.advance(1);
    expectValue(await demo.client.listBrands());
    await expect
      .poll(() => demo.client.tokenState())
      .toEqual({ kind: 'valid', expiresAtMs: clock.now() + SESSION_LIMITS.tokenLifetimeMs });
    expect(logins()).toBe(2);
  });

  it('goes on with the old token while a renewal fails, without a login for every call', async () => {
    expectValue(await demo.client.testLogin());
    const { expiresAtMs } = demo.client.tokenState() as { expiresAtMs: number };
    clock.advance(SESSION_LIMITS.tokenLifetimeMs - SESSION_LIMITS.renewAheadMs);
    demo.backend.control.setFault('/user/login', { kind: 'http500' });
    for (let call = 0; call < 5; call += 1) {
      expectValue(await demo.client.listBrands());
      await expect.poll(logins).toBe(2);
    }
    clock.advance(SESSION_LIMITS.renewalRetryMs);
    expectValue(await demo.client.listBrands());
    await expect.poll(logins).toBe(3);
    expect(demo.client.tokenState()).toEqual({ kind: 'valid', expiresAtMs });
  });

  it('goes on with its token when somebody sets the clock', async () => {
    expectValue(await demo.client.testLogin());
    for (const setByMs of [-3_600_000, 900_000]) {
      clock.set(setByMs);
      expectValue(await demo.client.listBrands());
    }
    expect(logins()).toBe(1);
  });

  it('does not hammer the account after a refusal, and tries again later', async () => {
    const stranger = demo.connect({ password: 'wrong' });
    for (let call = 0; call < 5; call += 1) {
      expect(expectError(await stranger.listBrands())).toMatchObject({ kind: 'unauthorised' });
    }
    expect(logins()).toBe(1);
    clock.advance(SESSION_LIMITS.refusedHoldMs);
    expect(expectError(await stranger.listBrands())).toMatchObject({ kind: 'unauthorised' });
    expect(logins()).toBe(2);
    // Staff who test the login do not wait.
    expect(expectError(await stranger.testLogin())).toMatchObject({ kind: 'unauthorised' });
    expect(logins()).toBe(3);
  });

  it('lets one caller leave while the shared login goes on for the other', async () => {
    demo.backend.control.setFault('/user/login', { kind: 'slow', ms: 1_000 });
    const leaving = new AbortController();
    const left = demo.client.listBrands({ signal: leaving.signal });
    const stayed = demo.client.listBrands();
    await expect.poll(logins).toBe(1);
    await expect.poll(() => clock.waits()).toContain(1_000);
    leaving.abort();
    expect(expectError(await left)).toEqual({ kind: 'aborted' });
    clock.advance(1_000);
    expect(expectValue(await stayed)).toHaveLength(2);
    expect(logins()).toBe(1);
  });
});

describe('with a stub', () => {
  let stub: Stub;
  afterEach(() => stub.close());

  it.each([
    ['HTTP', () => ({ status: 401, body: 'no' })],
    ['envelope', () => envelope(null, 401, 'expired')],
    ['envelope, as a string', () => envelope(null, '401', 'expired')],
  ])('takes 401 by %s: one login more, one repeat', async (_how, answer) => {
    let refusals = 1;
    stub = await startOpenStub(() => {
      refusals -= 1;
      return refusals >= 0 ? answer() : envelope([]);
    });
    expect(expectValue(await createTestClient(stub.url).listBrands())).toEqual([]);
    expect(stub.requests.map(({ path }) => path)).toEqual([
      '/user/login',
      '/brand/list',
      '/user/login',
      '/brand/list',
    ]);
    const [, first, , second] = stub.requests.map(({ headers }) => headers.authorization);
    expect(first).toMatch(/^Bearer stub-token-\d+$/);
    expect(second).toMatch(/^Bearer stub-token-\d+$/);
    expect(second).not.toBe(first);
  });

  it('gives up after the second 401', async () => {
    stub = await startOpenStub(() => envelope(null, 401, 'never heard of it'));
    const error = expectError(await createTestClient(stub.url).listBrands());
    expect(error).toEqual({ kind: 'unauthorised', detail: 'new token refused: never heard of it' });
    expect(stub.requests).toHaveLength(4);
  });

  it('sends the token as configured', async () => {
    stub = await startOpenStub(() => envelope([]));
    const client = createTestClient(stub.url, { authHeader: { name: 'X-Token', prefix: '' } });
    expectValue(await client.listBrands());
    expect(stub.requests[1]?.headers['x-token']).toMatch(/^stub-token-\d+$/);
    expect(stub.requests[1]?.headers.authorization).toBeUndefined();
  });

  it('calls a creating call unsent when only the login went out', async () => {
    stub = await startStub(({ path }) => (path === '/user/login' ? 'cut' : loginAnswer()));
    const payment = { paymentId: newPaymentId(), modelId: 'MM1', amountMinor: 100, payType: 1 };
    const error = expectError(await createTestClient(stub.url).reportPayment(payment));
    expect(error).toMatchObject({ kind: 'unreachable', sent: false });
  });

  it('refuses a token that cannot stand in a header', async () => {
    stub = await startStub(() => envelope({ id: '1', account: 'shop', token: 'two\r\nlines' }));
    const error = expectError(await createTestClient(stub.url).listBrands());
    expect(error).toMatchObject({ kind: 'contract', endpoint: '/user/login', field: 'data.token' });
  });
});
