import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Locale, localeSchema } from '../../../shared/contract/kiosk.ts';
import type { KeptDraft, Session } from '../../../shared/contract/session.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { createDraftMemory } from './draft-memory.ts';

/** Where the open session outlives a restart. */
export interface SessionKeeper {
  get(key: string): { value: unknown; atMs: number } | null;
  set(key: string, value: unknown, atMs: number): void;
  remove(key: string): void;
}

export type SessionEnd = 'finished' | 'cancelled' | 'idle' | 'replaced';

export interface SessionServiceOptions {
  readonly keeper: SessionKeeper;
  readonly clock: Clock;
  readonly log: Log;
  /** Opens what belongs to one shopper: photos, upload page. */
  onOpen(session: Session): Promise<void>;
  /** The shopper changed the language: what they see elsewhere (the phone's page) follows. */
  onLocale(session: Session): Promise<void>;
  /** Erases what belonged to the shopper. */
  onClose(session: Session, reason: SessionEnd): Promise<void>;
}

export interface SessionService {
  current(): Session | null;
  start(locale: Locale): Promise<Session>;
  changeLocale(locale: Locale): Promise<Session | null>;
  /** Ties the sale to the session. Durable when it returns. */
  setSale(saleId: string | null): void;
  end(reason: SessionEnd): Promise<void>;
  /** The screen has just shown that it is alive. */
  touch(): void;
  /** The screen has not been heard of for so long that nobody can be using it: it crashed, or its browser is gone. */
  isDeserted(): boolean;
  /** Keeps what the shopper has made so far, in memory only. The error says what is wrong with it. */
  keepDraft(draft: KeptDraft): Result<void, string>;
  /** For a page that was loaded anew. Null: nothing is kept, or it was asked for too often without any change. */
  takeDraft(): KeptDraft | null;
  /** Takes up the session of before a restart, if `isWorthwhile` says that its sale still concerns a shopper. */
  restore(isWorthwhile: (session: Session) => boolean): Promise<void>;
}

/** The screen asks for its session every half minute; this is six times that. */
const DESERTED_AFTER_MS = 3 * 60_000;

const KEY = 'session';
const storedSchema = z.object({ sessionId: z.string(), locale: localeSchema, saleId: z.string().nullable() });

export function createSessionService(options: SessionServiceOptions): SessionService {
  const { keeper, clock, log } = options;
  let session: Session | null = null;
  let heardAtMs = clock.steadyMs();
  const draft = createDraftMemory();

  const keep = (next: Session) => {
    keeper.set(KEY, next, clock.now());
    session = next;
    return next;
  };

  const end = async (reason: SessionEnd) => {
    const ended = session;
    if (!ended) return;
    session = null;
    draft.forget();
    try {
      keeper.remove(KEY);
    } catch (error) {
      log.error({ err: error }, 'the end of a session could not be kept');
    }
    await options.onClose(ended, reason);
  };

  return {
    current: () => session,
    start: async (locale) => {
      await end('replaced');
      heardAtMs = clock.steadyMs();
      const opened = keep({ sessionId: randomUUID(), locale, saleId: null });
      await options.onOpen(opened);
      return opened;
    },
    changeLocale: async (locale) => {
      if (!session) return null;
      const changed = keep({ ...session, locale });
      await options.onLocale(changed);
      return changed;
    },
    setSale: (saleId) => {
      if (session) keep({ ...session, saleId });
    },
    end,
    keepDraft: draft.keep,
    takeDraft: draft.take,
    touch: () => {
      heardAtMs = clock.steadyMs();
    },
    isDeserted: () => session !== null && clock.steadyMs() - heardAtMs > DESERTED_AFTER_MS,
    restore: async (isWorthwhile) => {
      const stored = storedSchema.safeParse(keeper.get(KEY)?.value).data;
      if (!stored) return;
      if (!isWorthwhile(stored)) return keeper.remove(KEY);
      session = stored;
      heardAtMs = clock.steadyMs();
      await options.onOpen(stored);
    },
  };
}
