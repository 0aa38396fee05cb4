import type { BackendError } from '../types.ts';
import type { TokenGone } from './read-answer.ts';

/** Shorter texts are not worth hiding, and would blank out half of every message. */
const MIN_SECRET_LENGTH = 4;

/** Takes secrets out of a text that came from outside: some backends quote the token or the account back at us. */
export function redactText(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= MIN_SECRET_LENGTH)
    .reduce((clean, secret) => clean.replaceAll(secret, '[hidden]'), text);
}

export function redactError<Failure extends BackendError | TokenGone>(
  error: Failure,
  secrets: readonly string[],
): Failure {
  return 'detail' in error ? { ...error, detail: redactText(error.detail, secrets) } : error;
}

/** An account for the log: enough for a technician to recognise, too little to use. */
export function maskAccount(account: string): string {
  return `${account.slice(0, account.length > 6 ? 3 : 1)}***`;
}
