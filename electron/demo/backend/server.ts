import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance } from 'fastify';
import type { CaseFile } from '../../../shared/domain/case-geometry.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { createControl, type DemoControl } from './control.ts';
import type { Fault, FaultPoint } from './faults.ts';
import { DEMO_LIMITS } from './limits.ts';
import type { NewsTargets } from './notifications.ts';
import { defineOtherSystems, type OtherSystems } from './other-systems.ts';
import { createParts, defineRoutes } from './parts.ts';
import { defineErrorAnswers } from './routes.ts';
import { openStore, type Store } from './store.ts';

export const DEMO_ACCOUNT = 'demo-shop';
export const DEMO_PASSWORD = 'casepress-demo';
export const DEMO_DEVICE_ID = 'CASEPRESS-DEMO-1';

export interface DemoBackendOptions {
  /** Its own SQLite file; uploads lie beside it in `files/`. Made where there is none. */
  readonly dataFile: string;
  /** 0: any. */
  readonly port: number;
  /** The address to listen on; 127.0.0.1 when missing. */
  readonly host?: string;
  /** The name under which phones reach it, for file and payment addresses; `host` when missing. */
  readonly publicHost?: string;
  readonly currency: string;
  /** IANA name; Asia/Shanghai when missing. Decides the day of queue numbers, and `pay_date`. */
  readonly timeZone?: string;
  readonly log: Log;
  readonly clock: Clock;
  /** The phones to sell, brand by brand. The order decides the ids in a new data file. */
  readonly cases: readonly CaseFile[];
  /** The device ids that are registered; any other is refused. */
  readonly devices: readonly string[];
  readonly account?: string;
  readonly password?: string;
  readonly notify?: NewsTargets;
  readonly faults?: Partial<Record<FaultPoint, Fault>>;
  readonly maxUploadBytes?: number;
  /** Uniform in [0, 1); decides the pauses between notifications. */
  readonly random?: () => number;
}

export interface DemoBackend {
  /** Base address for a client on this machine. */
  readonly url: string;
  /** Base address for a phone. */
  readonly publicUrl: string;
  /** What the kiosk shows as a QR code: the demo's pay page, as a template of the configuration. */
  readonly payTemplate: string;
  readonly account: string;
  readonly password: string;
  readonly control: DemoControl;
  /** The vending platform and goBox, at DEMO_PATHS below this address. */
  readonly others: OtherSystems;
  /** May be called more than once. */
  close(): Promise<void>;
}

/** Starts the demo backend. Throws where the port is taken or the data file cannot be used. */
export async function createDemoBackend(options: DemoBackendOptions): Promise<DemoBackend> {
  const store = openStore(options.dataFile);
  const app = createApp(options.maxUploadBytes ?? DEMO_LIMITS.maxUploadBytes);
  try {
    return await startBackend(options, store, app);
  } catch (error) {
    await app.close();
    store.close();
    throw error;
  }
}

function createApp(maxUploadBytes: number): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: DEMO_LIMITS.maxJsonBytes,
    // A hung request must not hold up the end.
    forceCloseConnections: true,
    exposeHeadRoutes: false,
  });
  app.register(multipart, { limits: { fileSize: maxUploadBytes, files: 1, fields: 10, fieldSize: 1_000 } });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    },
  );
  return app;
}

async function startBackend(
  options: DemoBackendOptions,
  store: Store,
  app: FastifyInstance,
): Promise<DemoBackend> {
  const { account = DEMO_ACCOUNT, password = DEMO_PASSWORD, host = '127.0.0.1' } = options;
  const closing = new AbortController();
  let port = 0;
  const publicUrl = () => addressOf(options.publicHost ?? host, port);
  const requests = countRequests(app);
  const parts = createParts(options, { app, store, publicUrl, closing: closing.signal });

  defineErrorAnswers(app, options.log);
  // In a plugin of their own, so that they come after the one that reads uploads.
  app.register(async () => defineRoutes(parts, { account, password }));
  const { timeZone } = parts.context;
  const defining = defineOtherSystems(app, { ...options, timeZone, db: store.db, closing: closing.signal });
  await app.listen({ host, port: options.port });
  const others = await defining;
  const address = app.server.address();
  port = typeof address === 'object' && address ? address.port : options.port;

  return {
    url: addressOf(host, port),
    publicUrl: publicUrl(),
    payTemplate: `${publicUrl()}/pay/{third_id}?amount={pay_amount}&type={pay_type}`,
    account,
    password,
    control: createControl(parts, requests),
    others,
    async close() {
      closing.abort();
      // Requests first: each of them may still make news, and both use the store.
      await app.close();
      await Promise.all([parts.news.close(), others.vendingPlatform.close()]);
      store.close();
    },
  };
}

function countRequests(app: FastifyInstance): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  app.addHook('onRequest', async (request) => {
    const route = request.routeOptions.url ?? '(none)';
    counts.set(route, (counts.get(route) ?? 0) + 1);
  });
  return counts;
}

/** An address that can be opened: "every interface" is no place to connect to. */
function addressOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
