import { systemClock } from '../../system/clock.ts';
import { silentLog } from '../../system/log.ts';
import {
  type Stub,
  type StubAnswer,
  type StubOutcome,
  type StubRequest,
  startStub,
} from '../transport/test-kit/stub.ts';
import { createMobileShellClient, type MobileShellClient, type MobileShellOptions } from './client.ts';

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
