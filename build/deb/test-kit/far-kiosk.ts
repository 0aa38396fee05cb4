import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { KioskPort } from '../../../electron/bridge/types.ts';
import type { ScreenPort } from '../../../electron/test-kit/shopper.ts';
import { type Answer, serverMessageSchema } from '../../../shared/contract/method.ts';

export interface FarKiosk extends ScreenPort {
  close(): void;
}

/** Calls a running kiosk by its address, over the socket that its page uses. Throws where nothing answers there. */
export async function callKiosk(address: string): Promise<FarKiosk> {
  const { host, searchParams } = new URL(address);
  const token = searchParams.get('token') ?? '';
  const origin = `http://${host}`;
  const socket = new WebSocket(`ws://${host}/bridge?token=${encodeURIComponent(token)}`, { origin });
  const waiting = new Map<number, (answer: Answer) => void>();
  let id = 0;
  socket.on('message', (data) => {
    const message = serverMessageSchema.parse(JSON.parse(String(data)));
    if (message.kind === 'answer') waiting.get(message.id)?.(message.answer);
  });
  await once(socket, 'open');
  const ask = (method: string, input: unknown): Promise<Answer> =>
    new Promise((resolve) => {
      id += 1;
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ kind: 'call', id, method, input }));
    });
  return {
    handlers: new Proxy({} as KioskPort['handlers'], {
      get: (_target, method) => (input: unknown) => ask(String(method), input),
    }),
    handleFile: async (request) =>
      fetch(`${origin}${new URL(request.url).pathname}`, {
        method: request.method,
        headers: { 'x-kiosk-token': token },
        body: await request.arrayBuffer(),
      }),
    close: () => socket.close(),
  };
}
