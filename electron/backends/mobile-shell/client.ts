import { err, ok } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { readBaseUrl } from '../transport/base-url.ts';
import { createBreakerByOrigin } from '../transport/breaker.ts';
import { orAborted } from '../transport/deadline.ts';
import { BREAKER_LIMITS, type BreakerLimits } from '../transport/limits.ts';
import { maskAccount } from '../transport/redact.ts';
import { createSession, type TokenState } from '../transport/session.ts';
import type { BackendResult, CallOptions, SaleBackend, StatusNotifier } from '../types.ts';
import { createCaller, createPostOnce, type PostOnce, timeoutOf } from './caller.ts';
import { createFileFetch } from './file-fetch.ts';
import { SESSION_LIMITS, type TimeoutOverrides } from './limits.ts';
import { createNotifier } from './notifier.ts';
import { createSaleCalls } from './sale-calls.ts';
import { mobileShell } from './schema.ts';

export interface MobileShellOptions {
  /** Base address, http or https, with or without a path, without user name and password in it. */
  readonly url: string;
  readonly account: string;
  readonly password: string;
  readonly deviceId: string;
  /** ISO 4217. Says how many decimals the wire's amounts may have. */
  readonly currency: string;
  /** IANA name of the site's zone, for `pay_date`. */
  readonly timeZone: string;
  /** How the token travels. The document does not say; by default `Authorization: Bearer <token>`. */
  readonly authHeader?: { readonly name: string; readonly prefix: string };
  readonly clock: Clock;
  readonly log: Log;
  readonly timeouts?: TimeoutOverrides;
  readonly breaker?: Partial<BreakerLimits>;
  /** Uniform in [0, 1); decides the jitter of repeats. */
  readonly random?: () => number;
  /** What the backend's clock says, with each answer that tells it. Milliseconds since 1970. */
  readonly onServerTime?: (timeMs: number) => void;
}

export interface MobileShellClient extends SaleBackend, StatusNotifier {
  /** Logs in now, for staff who test a configuration. Ignores the pause after a refused login. */
  testLogin(options?: CallOptions): Promise<BackendResult<void>>;
  tokenState(): TokenState;
  /** Ends every call under way as `aborted`, and every later one. */
  close(): void;
}

/** The client of the mobile-shell backend. Throws TypeError where `url` is not a plain http or https address. */
export function createMobileShellClient(options: MobileShellOptions): MobileShellClient {
  const { clock, currency, deviceId, timeZone } = options;
  const log = options.log.child({ backend: 'mobile-shell' });
  const random = options.random ?? Math.random;
  const timeouts = options.timeouts ?? {};
  const baseUrl = readBaseUrl(options.url);
  const closing = new AbortController();
  const signalsOf = (call?: CallOptions) => (call?.signal ? [call.signal, closing.signal] : [closing.signal]);
  const breakerFor = createBreakerByOrigin({ clock, log, limits: { ...BREAKER_LIMITS, ...options.breaker } });
  const postOnce = createPostOnce({
    breakerFor,
    clock,
    log,
    random,
    timeouts,
    secrets: [options.account, options.password],
    authHeader: options.authHeader ?? { name: 'authorization', prefix: 'Bearer ' },
    ...(options.onServerTime ? { onServerTime: options.onServerTime } : {}),
  });
  const session = createSession({
    login: () => login(baseUrl, options, postOnce, closing.signal),
    limits: SESSION_LIMITS,
    clock,
    log,
  });
  const caller = createCaller(baseUrl, session, postOnce, { clock, random });
  log.info({ url: baseUrl, account: maskAccount(options.account), deviceId }, 'backend client ready');

  return {
    ...createSaleCalls({ caller, deviceId, currency, signalsOf }),
    ...createNotifier({ postOnce, currency, timeZone, signalsOf }),
    fetchFile: createFileFetch({
      breakerFor,
      clock,
      log,
      signalsOf,
      timeoutMs: timeoutOf('fetchFile', timeouts),
    }),
    async testLogin(call) {
      const result = await orAborted(session.renew(), signalsOf(call));
      if (result === 'aborted') return err({ kind: 'aborted' });
      return result.ok ? ok(undefined) : result;
    },
    tokenState: session.state,
    close: () => closing.abort(),
  };
}

/** Whatever an answering backend says to a login other than success, it is a refusal of the login. */
async function login(
  baseUrl: string,
  { account, password }: MobileShellOptions,
  postOnce: PostOnce,
  signal: AbortSignal,
): Promise<BackendResult<string>> {
  const url = baseUrl + mobileShell.login.path;
  const answer = await postOnce(mobileShell.login, { url, body: { account, password }, signals: [signal] });
  if (answer.ok) return ok(answer.value.token);
  const { error } = answer;
  switch (error.kind) {
    case 'tokenGone':
    case 'refused':
    case 'idTaken':
      return err({ kind: 'unauthorised', detail: error.detail });
    default:
      return err(error);
  }
}
