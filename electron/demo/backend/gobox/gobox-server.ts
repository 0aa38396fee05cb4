import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GoboxEndpointName } from '../../../backends/gobox/limits.ts';
import { formatSiteTime } from '../../../backends/transport/site-time.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Log } from '../../../system/log.ts';
import { createFaults, type Fault, playFault } from '../faults.ts';
import { type DemoBookedOrder, type DemoCabinet, openDemoBooks } from './books.ts';
import {
  createRoutes,
  DEMO_GOBOX,
  type HandlerGround,
  newCabinet,
  type Route,
  type UpstreamOrder,
} from './handlers.ts';
import { GOBOX_MESSAGES, type Handled, refuse } from './reply.ts';

export interface GoboxGround {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeZone: string;
  /** Fires when the server closes. */
  readonly closing: AbortSignal;
}

/** The demo's other end: the head office, and bad luck. */
export interface GoboxControl {
  orders(): readonly DemoBookedOrder[];
  cabinets(): readonly DemoCabinet[];
  /** Orders that goBox has from elsewhere, to be downloaded. */
  addUpstream(orders: readonly UpstreamOrder[]): void;
  /** A repeat of the same trade is taken without a word, in place of being refused. */
  setAcceptsRepeats(accepts: boolean): void;
  /** How a token that has gone is told: by the document's `state` 0, or by HTTP 401. */
  setTokenRefusal(how: 'state' | 'http'): void;
  expireTokens(): void;
  setFault(name: GoboxEndpointName, fault: Fault | null): void;
  /** By endpoint. A snapshot. */
  readonly requests: Readonly<Partial<Record<GoboxEndpointName, number>>>;
}

const TOKEN_LIFETIME_MS = 24 * 60 * 60_000;

/** The goBox side of the demo, in a Fastify scope of its own. */
export function defineGobox(app: FastifyInstance, ground: GoboxGround): GoboxControl {
  const { clock, log, timeZone } = ground;
  const books = openDemoBooks(ground.db);
  const faults = createFaults<GoboxEndpointName>();
  const requests: Partial<Record<GoboxEndpointName, number>> = {};
  const upstream: UpstreamOrder[] = [];
  const state = { acceptsRepeats: false, tokenRefusal: 'state' as 'state' | 'http' };
  let staffToken: { readonly value: string; readonly expiresAtMs: number } | null = null;
  const now = () => formatSiteTime(clock.now(), timeZone);
  const handlerGround: HandlerGround = {
    books,
    setOfBook: DEMO_GOBOX.setOfBook,
    bookRow: { app_key: 'demo-app-key', user_name: DEMO_GOBOX.userName, updated_at: null },
    upstream,
    now,
    acceptsRepeats: () => state.acceptsRepeats,
    issueToken: () => {
      staffToken = {
        value: randomBytes(24).toString('base64url'),
        expiresAtMs: clock.now() + TOKEN_LIFETIME_MS,
      };
      return staffToken.value;
    },
    currentToken: () => staffToken?.value ?? null,
  };
  seed(handlerGround);

  const isAllowed = (access: Route['access'], token: unknown): boolean => {
    switch (access) {
      case 'seller':
        return token === DEMO_GOBOX.token;
      case 'c8':
        return token === DEMO_GOBOX.c8Token;
      case 'books':
        return token === DEMO_GOBOX.booksToken;
      case 'staff':
        return staffToken !== null && token === staffToken.value && staffToken.expiresAtMs > clock.now();
    }
  };
  const answerOf = ({ endpoint: { flag } }: Route, handled: Handled): object =>
    handled.ok
      ? { [flag]: 1, ...handled.value, ...(flag === 'status' ? { status: 1 } : {}) }
      : { [flag]: 0, errmsg: `${GOBOX_MESSAGES[handled.error.refusal]} ${handled.error.note}`.trim() };
  const work = (route: Route, request: FastifyRequest, reply: FastifyReply): object => {
    const { id } = request.params as { readonly id?: string };
    if (!isAllowed(route.access, request.headers.token)) {
      if (state.tokenRefusal === 'http') reply.code(401);
      return answerOf(route, refuse('token'));
    }
    const { method } = route.endpoint;
    const asked = method === 'GET' ? withoutAction(request.query) : (request.body ?? {});
    if (id !== undefined && !/^\d{1,9}$/.test(id)) return answerOf(route, refuse('malformed', 'id'));
    return answerOf(route, route.handle(asked, Number(id ?? 0)));
  };

  app.setErrorHandler((error, _request, reply) => {
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    if (status >= 500) log.error({ err: error }, 'demo goBox failed');
    const errmsg = status >= 500 ? 'internal error' : GOBOX_MESSAGES.malformed;
    return reply.code(status < 500 ? 200 : 500).send({ state: 0, status: 0, errmsg });
  });
  for (const [place, routes] of byPlace(createRoutes(handlerGround))) {
    const [method = 'GET', url = ''] = place.split(' ');
    app.route({
      method,
      url,
      handler: (request, reply) => {
        const { action } = request.query as { readonly action?: string };
        const route = routes.find(({ endpoint }) => endpoint.action === action);
        if (!route) return reply.send({ state: 0, errmsg: `${GOBOX_MESSAGES.malformed} (action)` });
        const { name, flag } = route.endpoint;
        requests[name] = (requests[name] ?? 0) + 1;
        const scene = { ...ground, request, reply };
        const answer = () => work(route, request, reply);
        return playFault(faults.take(name), scene, answer, { [flag]: 'yes', surprise: [1, 2, 3] });
      },
    });
  }
  return {
    orders: books.orders.all,
    cabinets: books.cabinets.all,
    addUpstream: (orders) => void upstream.push(...orders),
    setAcceptsRepeats: (accepts) => {
      state.acceptsRepeats = accepts;
    },
    setTokenRefusal: (how) => {
      state.tokenRefusal = how;
    },
    expireTokens: () => {
      staffToken = null;
    },
    setFault: faults.set,
    get requests() {
      return { ...requests };
    },
  };
}

/** Endpoints that differ by `action` alone share an address. */
function byPlace(routes: readonly Route[]): Map<string, Route[]> {
  return Map.groupBy(routes, ({ endpoint }) => `${endpoint.method} ${endpoint.path}`);
}

function withoutAction(query: unknown): object {
  const { action: _action, ...rest } = query as Record<string, unknown>;
  return rest;
}

function seed(ground: HandlerGround): void {
  const { cabinets } = ground.books;
  if (cabinets.findByKey(String(DEMO_GOBOX.devId))) return;
  const numbers = { store_id: 1, bank_id: 1, member_id: 1, employee_id: 1, bill_type: 0 };
  cabinets.add(newCabinet({ name: 'Casepress demo', dev_id: DEMO_GOBOX.devId, ...numbers }, ground));
}
