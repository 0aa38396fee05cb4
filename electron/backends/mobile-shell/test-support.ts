import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Result } from '../../../shared/domain/result.ts';
import { type Clock, systemClock } from '../../system/clock.ts';
import { silentLog } from '../../system/log.ts';
import { createMobileShellClient, type MobileShellClient, type MobileShellOptions } from './client.ts';

/** 2025-06-04 12:00:00 in Shanghai. */
export const NOON_MS = Date.UTC(2025, 5, 4, 4);

export interface ManualClock extends Clock {
  /** Moves time on and wakes whoever is due, in order. Goes back too; nobody is woken by that. */
  advance(byMs: number): void;
  /** What each sleeper still has to wait, in milliseconds. */
  waits(): readonly number[];
}

export function createManualClock(startMs = NOON_MS): ManualClock {
  let nowMs = startMs;
  const sleepers = new Set<{ readonly dueMs: number; readonly wake: () => void }>();
  return {
    now: () => nowMs,
    sleep: (delayMs, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = { dueMs: nowMs + delayMs, wake: resolve };
        sleepers.add(sleeper);
        const leave = () => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        if (signal?.aborted) leave();
        else signal?.addEventListener('abort', leave, { once: true });
      }),
    advance(byMs) {
      nowMs += byMs;
      const due = [...sleepers].filter(({ dueMs }) => dueMs <= nowMs);
      for (const sleeper of due.sort((left, right) => left.dueMs - right.dueMs)) {
        sleepers.delete(sleeper);
        sleeper.wake();
      }
    },
    waits: () => [...sleepers].map(({ dueMs }) => dueMs - nowMs),
  };
}

export function expectValue<Value>(result: Result<Value, unknown>): Value {
  if (result.ok) return result.value;
  throw new Error(`expected a value, got ${JSON.stringify(result.error)}`);
}

export function expectError<Failure>(result: Result<unknown, Failure>): Failure {
  if (!result.ok) return result.error;
  throw new Error(`expected an error, got ${JSON.stringify(result.value)}`);
}

export interface StubRequest {
  readonly path: string;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
}

/** What the handler may answer instead of an answer: nothing, or a cut connection. */
export type StubOutcome = StubAnswer | 'hang' | 'cut';

export interface Stub {
  readonly url: string;
  readonly requests: readonly StubRequest[];
  /** How often a path was asked for. */
  count(path: string): number;
  close(): Promise<void>;
}

/** A backend of a few lines, for answers that the demo backend would never give. */
export async function startStub(handle: (request: StubRequest) => StubOutcome): Promise<Stub> {
  const requests: StubRequest[] = [];
  const server: Server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const request = { path: incoming.url ?? '', body, headers: incoming.headers };
      requests.push(request);
      const answer = handle(request);
      if (answer === 'hang') return;
      if (answer === 'cut') incoming.socket.destroy();
      else outgoing.writeHead(answer.status ?? 200, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    count: (path) => requests.filter((request) => request.path === path).length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const envelope = (data: unknown, code: unknown = 200, msg: unknown = '操作成功'): StubAnswer => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ msg, code, data }),
});

let stubTokens = 0;
/** An answer to a login, with a token that no other login got. */
export const loginAnswer = (): StubAnswer => {
  stubTokens += 1;
  return envelope({ id: 'MEA1', account: 'shop', token: `stub-token-${stubTokens}` });
};

/** A stub that lets everybody in, and answers every other path with `answer`. */
export const startOpenStub = (answer: (request: StubRequest) => StubOutcome): Promise<Stub> =>
  startStub((request) => (request.path === '/user/login' ? loginAnswer() : answer(request)));

export function createTestClient(url: string, options: Partial<MobileShellOptions> = {}): MobileShellClient {
  return createMobileShellClient({
    url,
    account: 'stub-account',
    password: 'stub-password',
    deviceId: 'KIOSK-1',
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    clock: systemClock,
    log: silentLog,
    // No jitter, and no wait worth noticing between the repeats of a read.
    random: () => 0,
    ...options,
  });
}

/** An address of this machine where nobody listens. */
export async function deadAddress(): Promise<string> {
  const stub = await startStub(() => ({}));
  await stub.close();
  return stub.url;
}
