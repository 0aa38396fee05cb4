import WebSocket from 'ws';
import type { Answer, ServerMessage } from '../../../shared/contract/method.ts';
import type { BridgeHandlers } from '../../bridge/types.ts';
import type { ScreenPort } from '../shopper.ts';

/** A screen of the browser host without a browser: the bridge over its socket, files over HTTP. */
export interface SocketScreen extends ScreenPort {
  /** As when the page is loaded anew. */
  reload(): Promise<void>;
  close(): void;
}

/** `url`: as the kiosk prints it, token and all. */
export async function openSocketScreen(url: string): Promise<SocketScreen> {
  const { origin, host, searchParams } = new URL(url);
  const token = searchParams.get('token') ?? '';
  const waiting = new Map<number, PromiseWithResolvers<Answer>>();
  let calls = 0;
  let socket = await connect();

  async function connect(): Promise<WebSocket> {
    const opened = new WebSocket(`ws://${host}/bridge?token=${encodeURIComponent(token)}`, { origin });
    opened.on('message', (data) => {
      const message = JSON.parse(String(data)) as ServerMessage;
      if (message.kind !== 'answer') return;
      waiting.get(message.id)?.resolve(message.answer);
      waiting.delete(message.id);
    });
    await new Promise((resolve, reject) => opened.once('open', resolve).once('error', reject));
    return opened;
  }

  const call = (method: string, input: unknown): Promise<Answer> => {
    const id = ++calls;
    const answer = Promise.withResolvers<Answer>();
    waiting.set(id, answer);
    socket.send(JSON.stringify({ kind: 'call', id, method, input }));
    return answer.promise;
  };
  return {
    handlers: new Proxy({} as BridgeHandlers, {
      get: (_, method) => (input: unknown) => call(String(method), input),
    }),
    handleFile: async (request) => {
      const { pathname } = new URL(request.url);
      const body = new Uint8Array(await request.arrayBuffer());
      return fetch(`${origin}${pathname}`, {
        method: request.method,
        headers: { 'x-kiosk-token': token },
        body,
      });
    },
    reload: async () => {
      socket.close();
      socket = await connect();
    },
    close: () => socket.close(),
  };
}
