export interface JsonRequest {
  readonly method: string;
  readonly url: string;
  /** Beside those that say that it is JSON. */
  readonly headers?: Readonly<Record<string, string>>;
  /** None where it is missing. A form is sent as it is; everything else as JSON. */
  readonly body?: unknown;
}

/**
 * A request whose answer is to be JSON. No redirect is followed: it is no answer of any contract, but the shop's network
 * asking somebody to log in.
 */
export function jsonRequest({ method, url, headers: given = {}, body }: JsonRequest): Request {
  const headers = new Headers({ accept: 'application/json', ...given });
  if (body === undefined) return new Request(url, { method, headers, redirect: 'manual' });
  if (body instanceof FormData) return new Request(url, { method, headers, body, redirect: 'manual' });
  headers.set('content-type', 'application/json');
  return new Request(url, { method, headers, body: JSON.stringify(body), redirect: 'manual' });
}

/** Puts what a GET asks into its address; what is undefined is left out. */
export function withQuery(url: string, content: object): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(content)) {
    if (value !== undefined) address.searchParams.set(name, String(value));
  }
  return address.href;
}
