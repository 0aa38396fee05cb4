import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Locale } from '../../../shared/contract/kiosk.ts';

/** 192 bits: nobody guesses an address, and a photo cannot be sent to the next shopper's page. */
const TOKEN_BYTES = 24;
/** Pages that have closed are remembered, so that a late phone is told so and not that it erred. */
const REMEMBERED_PAGES = 200;

/** The page of one session. */
export interface UploadPageTicket {
  readonly token: string;
  readonly sessionId: string;
  readonly locale: Locale;
}

export type TokenLookup =
  | { readonly kind: 'open'; readonly page: UploadPageTicket }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unknown' };

export interface UploadTokens {
  /** The page of this session; opened a second time it keeps its address and takes the new language. */
  open(sessionId: string, locale: Locale): UploadPageTicket;
  close(): void;
  /** Takes the same time whatever the token is. */
  find(token: string): TokenLookup;
}

export function createUploadTokens(): UploadTokens {
  let current: UploadPageTicket | undefined;
  const closed: Buffer[] = [];

  function close(): void {
    if (current) closed.unshift(digest(current.token));
    closed.splice(REMEMBERED_PAGES);
    current = undefined;
  }

  return {
    close,
    open(sessionId, locale) {
      if (current?.sessionId !== sessionId) close();
      const token = current?.token ?? randomBytes(TOKEN_BYTES).toString('base64url');
      current = { token, sessionId, locale };
      return current;
    },
    find(token) {
      const wanted = digest(token);
      const isOpen = current !== undefined && timingSafeEqual(digest(current.token), wanted);
      const isClosed = closed.filter((known) => timingSafeEqual(known, wanted)).length > 0;
      if (isOpen && current) return { kind: 'open', page: current };
      return { kind: isClosed ? 'closed' : 'unknown' };
    },
  };
}

const digest = (token: string) => createHash('sha256').update(token).digest();
