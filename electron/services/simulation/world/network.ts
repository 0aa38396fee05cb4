import type { Random } from './random.ts';
import type { SimClock } from './sim-clock.ts';
import type { Trace } from './trace.ts';

/** What the network, or the backend's front door, does to one request. */
export type Fate =
  | { readonly kind: 'arrives' }
  /** Nobody listens: certain that nothing was sent. */
  | { readonly kind: 'refused' }
  /** It never arrives, and no answer ever comes. */
  | { readonly kind: 'requestLost' }
  /** It arrives, and the answer does not. */
  | { readonly kind: 'answerLost' }
  | { readonly kind: 'answerLate'; readonly delayMs: number }
  /** A proxy on the way sends it twice. */
  | { readonly kind: 'doubled' }
  /** It arrives, and somebody else answers. */
  | { readonly kind: 'garbage' }
  | { readonly kind: 'httpError'; readonly status: number; readonly hasArrived: boolean }
  /** The backend answers with a code of its contract, and has done nothing. */
  | { readonly kind: 'code'; readonly code: number };

/** As much of a request as a server needs. */
export interface WireRequest {
  readonly path: string;
  readonly token: string | null;
  readonly body: unknown;
}

/** The envelope of the contract. */
export interface WireAnswer {
  readonly code: number;
  readonly msg: string;
  readonly data?: unknown;
}

export interface NetworkOptions {
  readonly clock: SimClock;
  readonly random: Random;
  readonly trace: Trace;
  readonly serve: (request: WireRequest) => WireAnswer;
  fateOf(path: string): Fate;
}

/** Stands in for the global `Request`: keeps what it was made of, so that no stream has to be read. */
export class WireRequestInit {
  readonly url: string;
  readonly init: { readonly headers?: Headers; readonly body?: unknown };
  constructor(url: string | URL, init: WireRequestInit['init'] = {}) {
    this.url = String(url);
    this.init = init;
  }
}

type Answer = { readonly status: number; readonly text: string };

/** `fetch` for one life of the process. Requests on their way arrive whatever becomes of it. */
export function createFetch(options: NetworkOptions, isAlive: () => boolean) {
  const { clock, random, trace, serve, fateOf } = options;

  const carry = (request: WireRequest, answer: (answer: Answer) => void, fail: (code: string) => void) => {
    const { path } = request;
    const fate = fateOf(path);
    if (fate.kind !== 'arrives') trace.note('network', `${path}: ${wordsOf(fate)}`);
    const thereMs = random.between(5, 60);
    const backMs = random.between(5, 60);
    const work = (): Answer => ({ status: 200, text: JSON.stringify(serve(request)) });
    const arrive = (delayMs: number, then: (given: Answer) => void) =>
      clock.after(thereMs, () => {
        const given = work();
        clock.after(delayMs, () => then(given));
      });
    const nobody = () => undefined;
    switch (fate.kind) {
      case 'arrives':
        return arrive(backMs, answer);
      case 'refused':
        return clock.after(thereMs, () => fail('ECONNREFUSED'));
      case 'requestLost':
        return;
      case 'answerLost':
        arrive(0, nobody);
        return random.chance(0.5) ? clock.after(thereMs + backMs, () => fail('ECONNRESET')) : undefined;
      case 'answerLate':
        return arrive(fate.delayMs, answer);
      case 'doubled':
        arrive(backMs, random.chance(0.5) ? answer : nobody);
        return clock.after(random.between(0, 3_000), () => arrive(backMs, answer));
      case 'garbage':
        return arrive(backMs, () => answer({ status: 200, text: '<html>Please log in</html>' }));
      case 'httpError':
        if (fate.hasArrived) arrive(0, nobody);
        return clock.after(thereMs + backMs, () => answer({ status: fate.status, text: 'Bad gateway' }));
      case 'code':
        return clock.after(thereMs + backMs, () =>
          answer({ status: 200, text: JSON.stringify({ code: fate.code, msg: 'simulated', data: null }) }),
        );
    }
  };

  return (request: WireRequestInit, { signal }: { readonly signal: AbortSignal }) =>
    new Promise<SimResponse>((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      signal.addEventListener('abort', () => isAlive() && reject(signal.reason), { once: true });
      const answer = ({ status, text }: Answer) => isAlive() && resolve(responseOf(status, text));
      const fail = (code: string) =>
        isAlive() &&
        reject(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));
      carry(readRequest(request), answer, fail);
    });
}

type SimResponse = ReturnType<typeof responseOf>;

const NO_HEADERS = new Headers();
const responseOf = (status: number, text: string) => ({
  status,
  headers: NO_HEADERS,
  body: [new TextEncoder().encode(text)],
});

function readRequest({ url, init }: WireRequestInit): WireRequest {
  const { pathname } = new URL(url);
  const token = init.headers?.get('authorization')?.replace('Bearer ', '') ?? null;
  const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : init.body;
  return { path: pathname, token, body };
}

const wordsOf = (fate: Fate): string =>
  [
    fate.kind,
    ...Object.entries(fate).flatMap(([key, value]) => (key === 'kind' ? [] : `${key} ${value}`)),
  ].join(' ');

/** From here on everything in this thread speaks through `fetchNow`; only a simulation's own thread may do this. */
export function takeOverFetch(fetchNow: () => ReturnType<typeof createFetch>): void {
  const stand = (request: unknown, init: unknown) =>
    fetchNow()(request as WireRequestInit, init as { readonly signal: AbortSignal });
  globalThis.Request = WireRequestInit as unknown as typeof Request;
  globalThis.fetch = stand as unknown as typeof fetch;
}
