import type { Answer } from '../../shared/contract/method.ts';

/** News from the main process, before it is checked against the contract. */
export type NewsListener = (name: string, payload: unknown) => void;

/** How calls, news and bytes travel. One implementation per host; neither knows the contract's methods. */
export interface Transport {
  /**
   * Never rejects and never hangs: what cannot be carried out in time is answered `unavailable`. The answer is as it came:
   * the client checks it.
   */
  call(method: string, input: unknown): Promise<unknown>;
  subscribe(listener: NewsListener): () => void;
  /** Tells whether the main process can be reached, at once and on every change. */
  watchConnection(listener: (connected: boolean) => void): () => void;
  /** Full address of a path of shared/contract/files.ts. Works in a worker as well. */
  fileUrl(path: string): string;
}

export const unavailable = (detail: string): Answer => ({
  ok: false,
  error: { kind: 'unavailable', detail },
});
