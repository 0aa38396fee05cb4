import type { EventName, EventPayload, MethodName, MethodOutput } from '../../shared/contract/index.ts';
import type { Answer, BridgeError } from '../../shared/contract/method.ts';
import { loadContract } from './client.ts';
import { type NewsListener, type Transport, unavailable } from './transport.ts';

// So that tests and previews see what a call or a piece of news does at once.
await loadContract();

type Reply = Answer | Promise<Answer> | ((input: unknown) => Answer | Promise<Answer>);

export interface MadeCall {
  readonly method: string;
  readonly input: unknown;
}

/** Stands in for the main process in tests and previews: replies are set by method, calls are kept, news can be told. */
export class FakeTransport implements Transport {
  readonly calls: MadeCall[] = [];
  /** Stands for every page of every document. */
  pageUrl: string | null = null;
  readonly #replies = new Map<string, Reply>();
  readonly #newsListeners = new Set<NewsListener>();
  readonly #connectionListeners = new Set<(connected: boolean) => void>();
  #connected = true;

  /** The next calls of that method succeed with this value. */
  reply<Name extends MethodName>(method: Name, value: MethodOutput<Name>): void {
    this.#replies.set(method, { ok: true, value });
  }

  refuse(method: MethodName, kind: BridgeError['kind']): void {
    this.#replies.set(method, { ok: false, error: { kind, detail: 'by the test' } });
  }

  /** For answers that come late, depend on the input or break the contract. */
  replyWith(method: MethodName, reply: Reply): void {
    this.#replies.set(method, reply);
  }

  tell<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
    this.tellAnything(name, payload);
  }

  tellAnything(name: string, payload: unknown): void {
    for (const listener of this.#newsListeners) listener(name, payload);
  }

  setConnected(connected: boolean): void {
    this.#connected = connected;
    for (const listener of this.#connectionListeners) listener(connected);
  }

  callsOf(method: MethodName): unknown[] {
    return this.calls.filter((call) => call.method === method).map((call) => call.input);
  }

  async call(method: string, input: unknown): Promise<Answer> {
    this.calls.push({ method, input });
    const reply = this.#replies.get(method);
    if (!reply) return unavailable(`no reply to ${method} was set`);
    return typeof reply === 'function' ? reply(input) : reply;
  }

  subscribe(listener: NewsListener): () => void {
    this.#newsListeners.add(listener);
    return () => this.#newsListeners.delete(listener);
  }

  watchConnection(listener: (connected: boolean) => void): () => void {
    this.#connectionListeners.add(listener);
    listener(this.#connected);
    return () => this.#connectionListeners.delete(listener);
  }

  fileUrl(path: string): string {
    if (this.pageUrl && path.startsWith('files/documents/')) return this.pageUrl;
    return `fake://kiosk/${path}`;
  }
}
