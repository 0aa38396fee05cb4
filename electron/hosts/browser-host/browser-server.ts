import websocket from '@fastify/websocket';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { createDispatcher } from '../../bridge/dispatch.ts';
import { hearPage } from '../../bridge/hear-page.ts';
import type { KioskPort } from '../../bridge/types.ts';
import type { Log } from '../../system/log.ts';
import { createAppHandler } from '../app-requests.ts';
import { securityHeaders } from '../security.ts';
import { type Access, createAccess, createToken, isOwnHost, isOwnOrigin, isToken } from './access.ts';
import { CLOSE_CODES, SOCKET_LIMITS, serveBridgeSocket } from './bridge-socket.ts';
import { toWebRequest } from './web-request.ts';

export interface BrowserServerOptions {
  readonly kiosk: KioskPort;
  /** Folder of the built renderer. */
  readonly rendererDir: string;
  /** 0: any free one. */
  readonly port: number;
  readonly log: Log;
  /** Called each time the shopper's page says that it runs. */
  readonly onPageAlive?: () => void;
}

export interface BrowserServer {
  /** With its token: can be opened as it is. */
  readonly url: string;
  /** The same of the demo's machine panel. */
  readonly machineUrl: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface PortTaken {
  readonly kind: 'portTaken';
  readonly port: number;
}

/** The shopper's page, and the demo's machine panel. */
const PAGES = ['/', '/machine'];
/** Only this machine: the page holds the shopper's pictures and can start a sale. */
const LOOPBACK = '127.0.0.1';
/** A page that stalls in the middle of an upload gives its connection back. */
const REQUEST_TIMEOUT_MS = 60_000;

/** Serves the kiosk to Chromium on this machine. A taken port is a value; anything else that goes wrong throws. */
export async function startBrowserServer(
  options: BrowserServerOptions,
): Promise<Result<BrowserServer, PortTaken>> {
  const app = Fastify({ requestTimeout: REQUEST_TIMEOUT_MS, forceCloseConnections: true });
  const token = createToken();
  // The port is known once it is listened on, and no request comes before that.
  let access = createAccess(token, options.port);
  await addRoutes(app, options, () => access);
  try {
    await app.listen({ host: LOOPBACK, port: options.port });
  } catch (error) {
    await app.close();
    if (isTaken(error)) return err({ kind: 'portTaken', port: options.port });
    throw error;
  }
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  access = createAccess(token, port);
  const base = `http://${LOOPBACK}:${port}`;
  return ok({
    url: `${base}/?token=${token}`,
    machineUrl: `${base}/machine?token=${token}`,
    port,
    close: () => app.close(),
  });
}

async function addRoutes(
  app: FastifyInstance,
  options: BrowserServerOptions,
  access: () => Access,
): Promise<void> {
  const { kiosk, rendererDir, log, onPageAlive } = options;
  await app.register(websocket, {
    options: { maxPayload: SOCKET_LIMITS.messageMaxBytes },
    // The socket closes itself with the right code (1009 for a message that is too big).
    errorHandler: (error) => log.warn({ err: error }, 'bridge socket failed'),
  });
  app.addHook('onRequest', async (request, reply) => refuseStrangers(request, reply, access()));

  const dispatch = hearPage(createDispatcher(kiosk.handlers, log), () => onPageAlive?.());
  app.get('/bridge', { websocket: true }, (socket) => {
    if (app.websocketServer.clients.size > SOCKET_LIMITS.sockets) {
      return socket.close(CLOSE_CODES.tryAgainLater, 'too many screens');
    }
    serveBridgeSocket(socket, kiosk, dispatch);
  });

  // Bodies stay streams: what they are is the business of the file handler.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.all('/*', (request, reply) =>
    createAppHandler({
      rendererDir,
      handleFile: (file) => kiosk.handleFile(file),
      headers: (inline) => securityHeaders(access().sockets, inline),
      log,
    })(toWebRequest(request, reply)),
  );
}

/** Answers at once whoever is not the kiosk's own page. The files of the renderer need no token: they are no secret. */
function refuseStrangers(
  request: FastifyRequest,
  reply: FastifyReply,
  access: Access,
): FastifyReply | undefined {
  const refuse = (text: string) => reply.code(403).headers(securityHeaders()).type('text/plain').send(text);
  const { host, origin } = request.headers;
  if (!isOwnHost(access, host) || !request.url.startsWith('/')) return refuse('Wrong host.');
  // Sockets are open to every origin unless refused here, and pages always name theirs.
  if ((request.ws || origin !== undefined) && !isOwnOrigin(access, origin)) return refuse('Wrong origin.');

  const { pathname, searchParams } = new URL(`http://${host}${request.url}`);
  const offered = searchParams.get('token') ?? request.headers['x-kiosk-token']?.toString();
  const needsToken = request.ws || PAGES.includes(pathname) || pathname.startsWith('/files/');
  if (!needsToken || isToken(access, offered)) return undefined;
  return refuse('Open the address that the kiosk printed when it started: the token in it is new each time.');
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
