import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMobileShellClient } from '../../backends/mobile-shell/client.ts';
import { createDemoBackend, DEMO_DEVICE_ID, type DemoBackend } from '../../demo/backend/server.ts';
import { systemClock } from '../../system/clock.ts';
import { silentLog } from '../../system/log.ts';
import { SETTINGS_DELAYS } from './delays.ts';
import { type LoginDetails, testLogin } from './login-test.ts';
import { testNetwork } from './network-test.ts';
import { testPayTemplate } from './pay-template-test.ts';

let backend: DemoBackend;
beforeEach(async () => {
  backend = await createDemoBackend({
    dataFile: ':memory:',
    port: 0,
    currency: 'CNY',
    log: silentLog,
    clock: systemClock,
    cases: [],
    devices: [DEMO_DEVICE_ID],
  });
});
afterEach(() => backend.close());

const open = (details: LoginDetails) =>
  createMobileShellClient({
    ...details,
    deviceId: DEMO_DEVICE_ID,
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    clock: systemClock,
    log: silentLog,
  });
const right = () => ({ url: backend.url, account: backend.account, password: backend.password });

describe('the login test', () => {
  it('tells a login that works by the brands behind it', async () => {
    expect(await testLogin(right(), open)).toEqual({ kind: 'accepted', brands: 0 });
  });

  it('tells a wrong password from an address where nobody answers, and from one that is none', async () => {
    expect(await testLogin({ ...right(), password: 'wrong' }, open)).toEqual({ kind: 'wrongLogin' });
    expect(await testLogin({ ...right(), url: 'http://127.0.0.1:9' }, open)).toMatchObject({
      kind: 'notReached',
    });
    expect(await testLogin({ ...right(), url: 'shop' }, open)).toEqual({ kind: 'badAddress' });
  });
});

describe('the network test', () => {
  const options = {
    clock: { now: () => Date.parse('2026-11-22T10:00:00Z'), steadyMs: () => 0 },
    lanAddress: () => '192.168.1.20',
    lookUp: async () => '203.0.113.5',
    url: 'https://shop.example/api',
    fetch: async () => new Response(null, { headers: { date: 'Sun, 22 Nov 2026 10:00:02 GMT' } }),
  };
  const outcomes = async (change: Partial<typeof options>) =>
    (await testNetwork({ ...options, ...change })).map(({ step, outcome }) => `${step} ${outcome}`);

  it('is good from near to far', async () => {
    expect(await outcomes({})).toEqual(['address good', 'names good', 'backend good', 'clock good']);
  });

  it('names the step that fails', async () => {
    const refused = async () => Promise.reject(new Error('not found'));
    expect(await outcomes({ lanAddress: () => '127.0.0.1' })).toContain('address bad');
    expect(await outcomes({ lookUp: refused })).toContain('names bad');
    expect(await outcomes({ fetch: refused })).toEqual([
      'address good',
      'names good',
      'backend bad',
      'clock skipped',
    ]);
    expect(await outcomes({ fetch: async () => new Response(null, { status: 502 }) })).toContain(
      'backend warning',
    );
    expect(await outcomes({ url: 'http://10.0.0.2/' })).toContain('names skipped');
  });

  it('finds a clock that is off', async () => {
    const now = options.clock.now();
    const shifted = (byMs: number) => outcomes({ clock: { now: () => now + byMs, steadyMs: () => 0 } });
    expect(await shifted(SETTINGS_DELAYS.clockWarnMs + 5_000)).toContain('clock warning');
    expect(await shifted(-SETTINGS_DELAYS.clockBadMs - 5_000)).toContain('clock bad');
  });

  it('reaches a real backend', async () => {
    const steps = await testNetwork({ ...options, url: backend.url, clock: systemClock, fetch });
    expect(steps.find(({ step }) => step === 'backend')?.outcome).toBe('good');
  });
});

describe('the look at a code', () => {
  const look = (template: string) => testPayTemplate(template, 1, 'CNY').kind;
  it.each([
    ['https://pay.example/{third_id}?a={pay_amount}&t={pay_type}', 'fine'],
    ['wxp://pay/{third_id}', 'fine'],
    ['https://pay.example/{pay_amount}', 'noPaymentId'],
    ['https://pay.example/{third_id}?a={amount}', 'unknownPlaceholders'],
    ['http://pay.example/{third_id}', 'noSecureAddress'],
    ['http://192.168.1.4/{third_id}', 'fine'],
    [`https://pay.example/{third_id}/${'x'.repeat(400)}`, 'tooLong'],
  ])('%s is %s', (template, kind) => expect(look(template)).toBe(kind));
});
