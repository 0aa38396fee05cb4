import type { Log } from '../system/log.ts';
import { type InlineParts, inlinePartsOf, NO_INLINE_PARTS } from './inline-parts.ts';
import { BODY_MAX_BYTES, BodyTooLargeError, limitBody } from './limit-body.ts';
import { answerRendererFile, HTML_TYPE } from './renderer-files.ts';

export interface AppRequestOptions {
  /** Folder of the built renderer. */
  readonly rendererDir: string;
  /** `KioskPort.handleFile`. */
  readonly handleFile: (request: Request) => Promise<Response>;
  /** See security.ts. Put on every answer; what stands in a page itself is allowed by its hash. */
  readonly headers: (inline: InlineParts) => Readonly<Record<string, string>>;
  readonly log: Log;
  readonly maxBodyBytes?: number;
}

const FILES_PREFIX = '/files/';

/**
 * Answers every request of the kiosk's own origin: the built renderer, and `files/*` of the contract. Both hosts turn
 * what they get into a `Request` and come here; who may ask at all has been checked by them.
 */
export function createAppHandler(options: AppRequestOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      const response = await answer(request, options);
      return withHeaders(response, options.headers(await inlinePartsIn(response)));
    } catch (error) {
      options.log.error({ err: error, path: new URL(request.url).pathname }, 'request failed');
      return withHeaders(
        new Response('The kiosk could not answer', { status: 500 }),
        options.headers(NO_INLINE_PARTS),
      );
    }
  };
}

async function answer(request: Request, options: AppRequestOptions): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith(FILES_PREFIX)) return answerFile(request, options);
  if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed('GET, HEAD');
  return answerRendererFile(options.rendererDir, pathname);
}

async function answerFile(request: Request, options: AppRequestOptions): Promise<Response> {
  const { handleFile, maxBodyBytes = BODY_MAX_BYTES } = options;
  if (!['GET', 'HEAD', 'POST'].includes(request.method)) return notAllowed('GET, HEAD, POST');
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) return tooLarge();
  try {
    return await handleFile(withLimitedBody(request, maxBodyBytes));
  } catch (error) {
    if (error instanceof BodyTooLargeError) return tooLarge();
    throw error;
  }
}

function withLimitedBody(request: Request, maxBytes: number): Request {
  if (!request.body) return request;
  // `duplex` is what the fetch standard asks of a body that is still arriving; the DOM types do not know it.
  const init: RequestInit & { duplex: 'half' } = {
    body: request.body.pipeThrough(limitBody(maxBytes)),
    duplex: 'half',
  };
  return new Request(request, init);
}

const inlinePartsIn = async (response: Response): Promise<InlineParts> =>
  response.headers.get('content-type') === HTML_TYPE
    ? inlinePartsOf(await response.clone().text())
    : NO_INLINE_PARTS;

const notAllowed = (allow: string): Response =>
  new Response('Method not allowed', { status: 405, headers: { allow } });

const tooLarge = (): Response => new Response('Too large', { status: 413 });

function withHeaders(response: Response, extra: Readonly<Record<string, string>>): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(extra)) headers.set(name, value);
  return new Response(response.body, { status: response.status, headers });
}
