import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';

/** Turns Node's request into the web's, body still streaming. The token stays behind: nobody further in needs it. */
export function toWebRequest(request: FastifyRequest): Request {
  const url = new URL(`http://${request.headers.host}${request.url}`);
  url.searchParams.delete('token');
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== 'x-kiosk-token') headers.set(name, String(value));
  }
  const { method } = request;
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  const init: RequestInit & { duplex: 'half' } = {
    method,
    headers,
    body: Readable.toWeb(request.raw) as ReadableStream<Uint8Array>,
    duplex: 'half',
  };
  return new Request(url, init);
}
