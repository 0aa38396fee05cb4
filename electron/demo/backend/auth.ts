import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { ok } from '../../../shared/domain/result.ts';
import { mobileShell } from '../../backends/mobile-shell/schema.ts';
import type { Clock } from '../../system/clock.ts';
import { refuse } from './codes.ts';
import { DEMO_LIMITS } from './limits.ts';
import { defineJsonRoute, type RouteContext } from './routes.ts';
import type { Store } from './store.ts';

export interface Credentials {
  readonly account: string;
  readonly password: string;
}

export interface Tokens {
  issue(): string;
  /** Whether this value of the `Authorization` header holds a token that lives. */
  isAuthorised(header: string | undefined): boolean;
  expireAll(): void;
}

const USER_ID = 'MEA020250118000001';
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** Tokens outlive a restart, as those of a real backend do. Only their hashes are kept. */
export function createTokens({ db }: Store, clock: Clock): Tokens {
  const insert = db.prepare('INSERT INTO token (hash, expires_at_ms) VALUES (?, ?)');
  const prune = db.prepare('DELETE FROM token WHERE expires_at_ms <= ?');
  const find = db.prepare('SELECT 1 FROM token WHERE hash = ? AND expires_at_ms > ?');
  const clear = db.prepare('DELETE FROM token');
  return {
    issue() {
      const token = randomBytes(32).toString('base64url');
      prune.run(clock.now());
      insert.run(hash(token), clock.now() + DEMO_LIMITS.tokenLifetimeMs);
      return token;
    },
    isAuthorised(header) {
      const token = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
      return token !== undefined && find.get(hash(token), clock.now()) !== undefined;
    },
    expireAll: () => {
      clear.run();
    },
  };
}

export function defineLoginRoute(
  context: RouteContext,
  tokens: Tokens,
  { account, password }: Credentials,
): void {
  defineJsonRoute(
    context,
    mobileShell.login,
    (given) => {
      const isRight = isSame(given.account, account) && isSame(given.password, password);
      return isRight ? ok({ id: USER_ID, account, token: tokens.issue() }) : refuse('wrongCredentials');
    },
    { access: 'open' },
  );
}

const isSame = (left: string, right: string) =>
  timingSafeEqual(Buffer.from(hash(left)), Buffer.from(hash(right)));
