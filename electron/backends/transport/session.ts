import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { BackendError, BackendResult } from '../types.ts';
import { orAborted } from './deadline.ts';
import type { TokenGone } from './read-answer.ts';

export type TokenState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loggingIn' }
  | { readonly kind: 'valid'; readonly expiresAtMs: number }
  | { readonly kind: 'refused'; readonly detail: string; readonly untilMs: number };

export interface SessionLimits {
  readonly tokenLifetimeMs: number;
  /** How long before its end a token is renewed, in the background. */
  readonly renewAheadMs: number;
  /** After a renewal in the background failed, the next one waits this long. */
  readonly renewalRetryMs: number;
  /** After a refused login no other is sent for this long. */
  readonly refusedHoldMs: number;
}

export interface SessionOptions {
  /** Sends one login and answers the token. Never throws for an expected failure. */
  readonly login: () => Promise<BackendResult<string>>;
  readonly limits: SessionLimits;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Session {
  /** Runs `work` with a token. If the backend does not know it: one login more, one repeat, then `unauthorised`. */
  withToken<Value>(
    signals: readonly AbortSignal[],
    work: (token: string) => Promise<Result<Value, BackendError | TokenGone>>,
  ): Promise<BackendResult<Value>>;
  /** Logs in now, also with a good token in hand and also after a refusal. */
  renew(): Promise<BackendResult<string>>;
  state(): TokenState;
}

interface Token {
  readonly value: string;
  readonly receivedAtMs: number;
}

/** Holds the token. However many callers need one, one login is under way at most. */
export function createSession({ login, limits, clock, log }: SessionOptions): Session {
  let token: Token | null = null;
  let pending: Promise<BackendResult<string>> | null = null;
  let refusal: { readonly error: BackendError & { kind: 'unauthorised' }; readonly untilMs: number } | null =
    null;
  let nextRenewalAtMs = 0;

  const settle = (result: BackendResult<string>) => {
    const nowMs = clock.steadyMs();
    refusal = null;
    nextRenewalAtMs = nowMs + limits.renewalRetryMs;
    if (result.ok) {
      token = { value: result.value, receivedAtMs: nowMs };
      log.info('logged in');
    } else if (result.error.kind === 'unauthorised') {
      refusal = { error: result.error, untilMs: nowMs + limits.refusedHoldMs };
      log.error({ detail: result.error.detail }, 'login refused');
    }
    return result;
  };
  const renew = () => {
    pending ??= login()
      .then(settle)
      .finally(() => {
        pending = null;
      });
    return pending;
  };

  /** The token's age, or null when it cannot be used any more. */
  const usableAgeMs = (held: Token): number | null => {
    const ageMs = clock.steadyMs() - held.receivedAtMs;
    return ageMs < limits.tokenLifetimeMs ? ageMs : null;
  };
  const heldRefusal = () => (refusal && refusal.untilMs > clock.steadyMs() ? refusal : null);

  const obtain = async (signals: readonly AbortSignal[]): Promise<BackendResult<string>> => {
    const ageMs = token && usableAgeMs(token);
    if (token && ageMs !== null) {
      const isDue = ageMs >= limits.tokenLifetimeMs - limits.renewAheadMs;
      // In the background: nobody waits for a renewal while the old token still holds.
      if (isDue && nextRenewalAtMs <= clock.steadyMs()) void renew();
      return ok(token.value);
    }
    const held = heldRefusal();
    if (held && !pending) return err(held.error);
    const result = await orAborted(renew(), signals);
    return result === 'aborted' ? err({ kind: 'aborted' }) : asUnsent(result);
  };

  return {
    renew,
    state() {
      if (token && usableAgeMs(token) !== null) {
        return { kind: 'valid', expiresAtMs: token.receivedAtMs + limits.tokenLifetimeMs };
      }
      if (pending) return { kind: 'loggingIn' };
      const held = heldRefusal();
      return held ? { kind: 'refused', detail: held.error.detail, untilMs: held.untilMs } : { kind: 'none' };
    },
    async withToken(signals, work) {
      for (let attempt = 1; ; attempt += 1) {
        const held = await obtain(signals);
        if (!held.ok) return held;
        const result = await work(held.value);
        if (result.ok) return result;
        const { error } = result;
        if (error.kind !== 'tokenGone') return err(error);
        // Only this very token: another caller may have brought a new one meanwhile.
        if (token?.value === held.value) token = null;
        if (attempt === 2) return err({ kind: 'unauthorised', detail: `new token refused: ${error.detail}` });
      }
    },
  };
}

/** A login that got no answer leaves the call itself unsent: nothing was created by it. */
function asUnsent(result: BackendResult<string>): BackendResult<string> {
  if (result.ok || result.error.kind !== 'unreachable') return result;
  return err({ ...result.error, sent: false, detail: `login: ${result.error.detail}` });
}
