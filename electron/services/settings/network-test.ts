import { isIP } from 'node:net';
import type { NetworkStep } from '../../../shared/contract/staff-settings.ts';
import type { Clock } from '../../system/clock.ts';
import { SETTINGS_DELAYS } from './delays.ts';

export interface NetworkTestOptions {
  /** Of the backend. */
  readonly url: string;
  readonly clock: Pick<Clock, 'now' | 'steadyMs'>;
  /** This machine's address in the shop's network. */
  lanAddress(): string;
  /** Throws where the name is not known. */
  lookUp(host: string): Promise<string>;
  fetch(url: string, init: RequestInit): Promise<Response>;
}

/** From near to far: this machine's address, names, the backend, and the clock by the backend's. Each step is told apart. */
export async function testNetwork(options: NetworkTestOptions): Promise<NetworkStep[]> {
  const { hostname } = new URL(options.url);
  const address = options.lanAddress();
  const own: NetworkStep = {
    step: 'address',
    outcome: address.startsWith('127.') ? 'bad' : 'good',
    detail: address,
  };
  const names = await testNames(hostname, options);
  return [own, names, ...(await testBackend(options))];
}

async function testNames(host: string, { lookUp }: NetworkTestOptions): Promise<NetworkStep> {
  const bare = host.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0 || bare === 'localhost') return { step: 'names', outcome: 'skipped', detail: bare };
  try {
    const found = await within(SETTINGS_DELAYS.namesMs, lookUp(host));
    return { step: 'names', outcome: 'good', detail: `${host} → ${found}` };
  } catch (error) {
    return { step: 'names', outcome: 'bad', detail: `${host}: ${reasonOf(error)}` };
  }
}

async function testBackend({ url, clock, fetch }: NetworkTestOptions): Promise<NetworkStep[]> {
  const startedAtMs = clock.steadyMs();
  try {
    const signal = AbortSignal.timeout(SETTINGS_DELAYS.backendMs);
    const answer = await fetch(url, { method: 'HEAD', redirect: 'manual', signal });
    await answer.body?.cancel();
    const tookMs = clock.steadyMs() - startedAtMs;
    const isWell = answer.status < 500;
    const backend: NetworkStep = {
      step: 'backend',
      outcome: isWell ? 'good' : 'warning',
      detail: isWell ? `${tookMs} ms` : `HTTP ${answer.status}`,
    };
    return [backend, testClock(answer.headers.get('date'), clock.now())];
  } catch (error) {
    const detail = reasonOf(error);
    return [
      { step: 'backend', outcome: 'bad', detail },
      { step: 'clock', outcome: 'skipped', detail: '' },
    ];
  }
}

function testClock(date: string | null, nowMs: number): NetworkStep {
  const told = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(told)) return { step: 'clock', outcome: 'skipped', detail: '' };
  const skewMs = Math.abs(nowMs - told);
  const { clockWarnMs, clockBadMs } = SETTINGS_DELAYS;
  const outcome = skewMs >= clockBadMs ? 'bad' : skewMs >= clockWarnMs ? 'warning' : 'good';
  return { step: 'clock', outcome, detail: `${Math.round(skewMs / 1000)} s` };
}

/** A name server that says nothing may keep one waiting for half a minute. */
function within<Value>(limitMs: number, work: Promise<Value>): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${limitMs / 1000} s`)), limitMs);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${SETTINGS_DELAYS.backendMs / 1000} s`;
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
