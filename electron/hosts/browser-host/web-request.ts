import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Turns Node's request into the web's, body still streaming. The token stays behind: nobody further in needs it. */
export function toWebRequest(request: FastifyRequest, reply: FastifyReply): Request {
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
    body: streamBody(request.raw, reply.raw),
    duplex: 'half',
  };
  return new Request(url, init);
}

/**
 * The body as a web stream. Whoever loses interest in it (a picture refused by its first bytes) must still be able to
 * answer: Node's own conversion would destroy the connection then, and Chromium reads an answer only after it has sent
 * everything, and uses the connection again. So what nobody wants is read and thrown away.
 */
function streamBody(raw: IncomingMessage, response: ServerResponse): ReadableStream<Uint8Array> {
  let isWanted = true;
  const discardRest = () => {
    isWanted = false;
    raw.resume();
  };
  response.once('finish', discardRest);
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        raw.on('data', (chunk: Uint8Array) => {
          if (!isWanted) return;
          controller.enqueue(chunk);
          raw.pause();
        });
        raw.on('end', () => isWanted && controller.close());
        // The page went away in the middle of its upload.
        raw.on('error', (error) => isWanted && controller.error(error));
        raw.pause();
      },
      pull: () => void raw.resume(),
      cancel: discardRest,
    },
    { highWaterMark: 0 },
  );
}
