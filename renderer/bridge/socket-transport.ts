import type { CallMessage, ServerMessage } from '../../shared/contract/method.ts';
import { type Clock, systemClock } from '../state/clock.ts';
import { BRIDGE_DELAYS } from './delays.ts';
import { type NewsListener, type Transport, unavailable } from './transport.ts';

/** The part of a WebSocket that is used, so that tests can stand one in. */
export interface Socket {
  onopen: (() => void) | null;
  onclose: (() => void) | null;
  onmessage: ((message: { data: unknown }) => void) | null;
  send(text: string): void;
}

export interface SocketTransportOptions {
  /** Address of the page, with the start's token in its query. */
  readonly pageUrl: string;
  readonly openSocket?: (url: string) => Socket;
  readonly clock?: Clock;
}

interface OpenCall {
  readonly message: CallMessage;
  readonly settle: (answer: unknown) => void;
  sent: boolean;
}

function openWebSocket(url: string): Socket {
  const webSocket = new WebSocket(url);
  const socket: Socket = {
    onopen: null,
    onclose: null,
    onmessage: null,
    send: (text) => webSocket.send(text),
  };
  webSocket.onopen = () => socket.onopen?.();
  webSocket.onclose = () => socket.onclose?.();
  webSocket.onmessage = (message) => socket.onmessage?.(message);
  return socket;
}

/** The bridge over a WebSocket of the browser host. Opens itself again, with growing waits, for as long as it takes. */
export function createSocketTransport(options: SocketTransportOptions): Transport {
  const { clock = systemClock, openSocket = openWebSocket } = options;
  const page = new URL(options.pageUrl);
  const token = page.searchParams.get('token') ?? '';
  const calls = new Map<number, OpenCall>();
  const newsListeners = new Set<NewsListener>();
  const connectionListeners = new Set<(connected: boolean) => void>();
  let socket: Socket | null = null;
  let waitMs: number = BRIDGE_DELAYS.firstReconnectMs;
  let lastId = 0;

  const bridgeUrl = new URL(`bridge?token=${encodeURIComponent(token)}`, page);
  bridgeUrl.protocol = page.protocol === 'https:' ? 'wss:' : 'ws:';

  function open(): void {
    const opening = openSocket(bridgeUrl.href);
    opening.onopen = () => {
      socket = opening;
      waitMs = BRIDGE_DELAYS.firstReconnectMs;
      for (const call of calls.values()) send(call);
      tellConnection(true);
    };
    opening.onmessage = (message) => receive(message.data);
    opening.onclose = () => closed();
  }

  function closed(): void {
    const wasOpen = socket !== null;
    socket = null;
    // What was sent may have been carried out or not: the caller reads the state again once the bridge is back.
    for (const call of [...calls.values()]) {
      if (call.sent) call.settle(unavailable('the bridge closed before the answer came'));
    }
    if (wasOpen) tellConnection(false);
    clock.after(waitMs, open);
    waitMs = Math.min(waitMs * 2, BRIDGE_DELAYS.longestReconnectMs);
  }

  function send(call: OpenCall): void {
    if (!socket || call.sent) return;
    call.sent = true;
    socket.send(JSON.stringify(call.message));
  }

  function receive(data: unknown): void {
    const message = parseMessage(data);
    if (!message) return;
    if (message.kind === 'answer') calls.get(message.id)?.settle(message.answer);
    else for (const listener of newsListeners) listener(message.name, message.payload);
  }

  function tellConnection(connected: boolean): void {
    for (const listener of connectionListeners) listener(connected);
  }

  open();

  return {
    call: (method, input) =>
      new Promise((resolve) => {
        const id = ++lastId;
        const stopWaiting = clock.after(BRIDGE_DELAYS.callDeadlineMs, () =>
          call.settle(unavailable(`no answer to ${method}`)),
        );
        const settle = (answer: unknown) => {
          stopWaiting();
          calls.delete(id);
          resolve(answer);
        };
        const call: OpenCall = { message: { kind: 'call', id, method, input }, settle, sent: false };
        calls.set(id, call);
        send(call);
      }),
    subscribe: (listener) => {
      newsListeners.add(listener);
      return () => newsListeners.delete(listener);
    },
    watchConnection: (listener) => {
      connectionListeners.add(listener);
      listener(socket !== null);
      return () => connectionListeners.delete(listener);
    },
    fileUrl: (path) => {
      const url = new URL(path, page);
      url.search = '';
      url.searchParams.set('token', token);
      return url.href;
    },
  };
}

/** A message as far as it is needed to hand it on. What is inside is checked by the client. */
type Envelope =
  | Pick<Extract<ServerMessage, { kind: 'event' }>, 'kind' | 'name' | 'payload'>
  | (Pick<Extract<ServerMessage, { kind: 'answer' }>, 'kind' | 'id'> & { readonly answer: unknown });

function parseMessage(data: unknown): Envelope | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const message: unknown = JSON.parse(data);
    if (typeof message !== 'object' || message === null) return undefined;
    const { kind, id, answer, name, payload }: Record<string, unknown> = { ...message };
    if (kind === 'answer' && typeof id === 'number') return { kind, id, answer };
    return kind === 'event' && typeof name === 'string' ? { kind, name, payload } : undefined;
  } catch {
    return undefined;
  }
}
