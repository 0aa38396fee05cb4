import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';
import type { Locale } from '../../../shared/contract/kiosk.ts';
import type { PhotoRefusal, UploadPage } from '../../../shared/contract/photos.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { type Clock, systemClock } from '../../system/clock.ts';
import { chooseLanAddress } from '../../system/lan-address.ts';
import type { Log } from '../../system/log.ts';
import { UPLOAD_SERVER_LIMITS, type UploadServerLimits } from '../phone-upload/upload-limits.ts';
import { addUploadRoutes, drainLater, sendUnknownPage } from '../phone-upload/upload-routes.ts';
import { createUploadTokens } from '../phone-upload/upload-tokens.ts';
import type { PhotoStore } from './photo-store.ts';
import { photoUploads } from './photo-uploads.ts';

export interface UploadServerError {
  readonly kind: 'portTaken' | 'cannotListen';
  readonly port: number;
  /** For the log and the technician. */
  readonly detail: string;
}

/** Serves the page on which a phone sends its photos, in the shop's network. */
export interface UploadServer {
  /** Begins to listen. Errors: portTaken, cannotListen. Called again after a failure it tries again. */
  start(): Promise<Result<{ readonly port: number }, UploadServerError>>;
  /** The page of this session, at an address of its own; a second call changes its language. Starts the server if need be. */
  openPage(sessionId: string, locale: Locale): Promise<UploadPage>;
  /** Where phones reach this server, without a slash at its end; null where it cannot listen. Starts it if need be. */
  address(): Promise<string | null>;
  /** From now on the session's address says that it has closed. */
  closePage(): void;
  close(): Promise<void>;
}

export interface UploadServerOptions {
  /** 0: any free one. */
  readonly port: number;
  /** Replaces `http://<address>:<port>`, where phones reach the kiosk another way. `{port}` in it is the real port. */
  readonly publicUrl?: string | undefined;
  /** This machine's address in the shop's network; found out when missing. */
  readonly lanAddress?: string | undefined;
  readonly photos: PhotoStore;
  readonly log: Log;
  readonly clock?: Clock;
  /** A phone's file was refused: for the kiosk's own screen. */
  readonly onRefused?: (reason: PhotoRefusal) => void;
  readonly limits?: Partial<UploadServerLimits>;
  /** Further pages for phones, at addresses of their own. */
  readonly addRoutes?: (server: FastifyInstance, limits: UploadServerLimits) => void;
}

export function createUploadServer(options: UploadServerOptions): UploadServer {
  const { log } = options;
  const tokens = createUploadTokens();
  let listening: Promise<Result<Listening, UploadServerError>> | undefined;

  async function listen(): Promise<Result<Listening, UploadServerError>> {
    const server = buildServer(options, tokens);
    try {
      await server.listen({ port: options.port, host: '0.0.0.0' });
      const address = server.server.address();
      const port = typeof address === 'object' && address ? address.port : options.port;
      log.info({ port }, 'phone page is being served');
      return ok({ server, port });
    } catch (error) {
      await server.close();
      return err(describeFailure(error, options.port));
    }
  }

  async function start() {
    listening ??= listen();
    const result = await listening;
    if (result.ok) return result;
    // The port may be free by the next time.
    listening = undefined;
    log.error(result.error, 'phone page cannot be served');
    return result;
  }

  return {
    start: async () => {
      const result = await start();
      return result.ok ? ok({ port: result.value.port }) : result;
    },
    async openPage(sessionId, locale) {
      const started = await start();
      if (!started.ok) return { kind: 'unavailable' };
      const { token } = tokens.open(sessionId, locale);
      return { kind: 'open', url: `${baseUrl(options, started.value.port)}/u/${token}` };
    },
    address: async () => {
      const started = await start();
      return started.ok ? baseUrl(options, started.value.port) : null;
    },
    closePage: () => tokens.close(),
    async close() {
      tokens.close();
      const result = await listening;
      listening = undefined;
      if (result?.ok) await result.value.server.close();
    },
  };
}

interface Listening {
  readonly server: FastifyInstance;
  readonly port: number;
}

function buildServer(
  options: UploadServerOptions,
  tokens: ReturnType<typeof createUploadTokens>,
): FastifyInstance {
  const limits = { ...UPLOAD_SERVER_LIMITS, ...options.limits };
  const { log, clock = systemClock, onRefused = () => undefined } = options;
  const subject = photoUploads(options.photos, onRefused);
  const server: FastifyInstance = fastify({
    logger: false,
    connectionTimeout: limits.silenceMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    forceCloseConnections: true,
    // A token is a short one, but a long address deserves the same page as any other wrong one.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 20_000 },
    frameworkErrors: (_error, request, reply) =>
      sendUnknownPage(request, reply.headers(SECURITY_HEADERS), subject),
    http: { headersTimeout: limits.headersMs, connectionsCheckingInterval: limits.checkMs },
  });
  server.server.maxConnections = limits.maxConnections;
  // Nothing but forms is read at all.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _payload, done) => done(null));
  server.register(multipart);
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers(SECURITY_HEADERS);
  });
  options.addRoutes?.(server, limits);
  const door = addUploadRoutes(server, { path: 'u', subject, tokens, clock, log, limits });
  server.setNotFoundHandler((request, reply) => {
    drainLater(request, reply, { clock, limits });
    return door.refuse(request, reply, 'unknown');
  });
  server.setErrorHandler((error, request, reply) => {
    log.error({ err: error, method: request.method }, 'phone page failed');
    drainLater(request, reply, { clock, limits });
    return door.fail(request, reply);
  });
  return server;
}

/** A page may add its own policy; nothing here is ever kept, framed or guessed at. */
const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
};

function baseUrl({ publicUrl, lanAddress }: UploadServerOptions, port: number): string {
  const base = publicUrl ?? `http://${lanAddress ?? chooseLanAddress()}:{port}`;
  return base.replaceAll('{port}', String(port)).replace(/\/+$/, '');
}

function describeFailure(error: unknown, port: number): UploadServerError {
  const detail = error instanceof Error ? error.message : String(error);
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return { kind: isTaken ? 'portTaken' : 'cannotListen', port, detail };
}
