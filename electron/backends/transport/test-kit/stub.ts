import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StubRequest {
  readonly path: string;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
}

/** What the handler may answer instead of an answer: nothing, or a cut connection. */
export type StubOutcome = StubAnswer | 'hang' | 'cut';

export interface Stub {
  readonly url: string;
  readonly requests: readonly StubRequest[];
  /** How often a path was asked for. */
  count(path: string): number;
  close(): Promise<void>;
}

/** A backend of a few lines, for answers that the demo backend would never give. */
export async function startStub(handle: (request: StubRequest) => StubOutcome): Promise<Stub> {
  const requests: StubRequest[] = [];
  const server: Server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const request = { path: incoming.url ?? '', body, headers: incoming.headers };
      requests.push(request);
      const answer = handle(request);
      if (answer === 'hang') return;
      if (answer === 'cut') incoming.socket.destroy();
      else outgoing.writeHead(answer.status ?? 200, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    count: (path) => requests.filter((request) => request.path === path).length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An address of this machine where nobody listens. */
export async function deadAddress(): Promise<string> {
  const stub = await startStub(() => ({}));
  await stub.close();
  return stub.url;
}
