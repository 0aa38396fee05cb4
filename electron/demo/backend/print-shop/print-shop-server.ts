import type { DatabaseSync } from 'node:sqlite';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { DOCUMENT_ORDER_STATES } from '../../../backends/document-types.ts';
import type { PrintShopEndpointName } from '../../../backends/print-shop/limits.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Log } from '../../../system/log.ts';
import { createFaults, type Fault, playFault } from '../faults.ts';
import { createRoutes, type Route } from './handlers.ts';
import { defineDocumentPayPage } from './pay-page.ts';
import { answerOf, refuse } from './reply.ts';
import { DEMO_PRINT_SHOP } from './seed.ts';
import { type DemoState, mayMove } from './states.ts';
import { type DemoDocumentOrder, type DemoDocumentOrders, openDemoDocumentOrders } from './store.ts';

export interface PrintShopGround {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly log: Log;
  readonly currency: string;
  readonly timeZone: string;
  /** Fires when the server closes. */
  readonly closing: AbortSignal;
}

/** The demo's other end: the phone that pays, the print point, the office, and bad luck. */
export interface PrintShopControl {
  /** Newest first. */
  orders(): readonly DemoDocumentOrder[];
  /** Only as the states allow; false where they do not. */
  move(orderID: string, state: DemoState): boolean;
  /** Changes an order against all rules, as a backend with a mistake does. */
  setOrder(orderID: string, change: Partial<DemoDocumentOrder>): void;
  setStamps(how: 'text' | 'number'): void;
  /** How a missing permission is told: by `result`, or by HTTP 401. */
  setPermissionRefusal(how: 'result' | 'http'): void;
  setFault(name: PrintShopEndpointName, fault: Fault | null): void;
  /** By endpoint. A snapshot. */
  readonly requests: Readonly<Partial<Record<PrintShopEndpointName, number>>>;
}

/** The print shop's side of the demo, in a Fastify scope of its own. */
export function definePrintShop(app: FastifyInstance, ground: PrintShopGround): PrintShopControl {
  const { clock, log, currency, timeZone } = ground;
  const orders = openDemoDocumentOrders(ground.db);
  const faults = createFaults<PrintShopEndpointName>();
  const requests: Partial<Record<PrintShopEndpointName, number>> = {};
  const manners = { stamps: 'text' as 'text' | 'number', refusal: 'result' as 'result' | 'http' };
  const move = createMove(orders, clock);
  const work = (route: Route, request: FastifyRequest, reply: FastifyReply): object => {
    if (request.headers.authorization === `Bearer ${DEMO_PRINT_SHOP.token}`) {
      const asked = route.endpoint.method === 'GET' ? request.query : request.body;
      return answerOf(route.handle(asked ?? {}));
    }
    if (manners.refusal === 'http') reply.code(401);
    return answerOf(refuse('NO_PERMISSION'));
  };

  app.setErrorHandler((error, _request, reply) => {
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    if (status >= 500) log.error({ err: error }, 'demo print shop failed');
    const answer = status >= 500 ? { result: 'INTERNAL' } : answerOf(refuse('MALFORMED'));
    return reply.code(status < 500 ? 200 : 500).send(answer);
  });
  const stamps = () => manners.stamps;
  for (const route of createRoutes({ orders, now: clock.now, timeZone, stamps })) {
    const { name, method, path } = route.endpoint;
    app.route({
      method,
      url: path,
      handler: (request, reply) => {
        requests[name] = (requests[name] ?? 0) + 1;
        const answer = () => work(route, request, reply);
        const nonsense = { result: 7, info: { surprise: [1, 2, 3] } };
        return playFault(faults.take(name), { ...ground, request, reply }, answer, nonsense);
      },
    });
  }
  defineDocumentPayPage(app, {
    currency,
    find: orders.find,
    pay: (orderID, payway) => move(orderID, 'PAID', payway),
  });
  defineCounter(app, orders, move);
  return {
    orders: orders.all,
    move,
    setOrder: (orderID, change) => {
      const order = orders.find(orderID);
      if (!order) throw new Error(`the demo has no order ${orderID}`);
      orders.put({ ...order, ...change });
    },
    setStamps: (how) => {
      manners.stamps = how;
    },
    setPermissionRefusal: (how) => {
      manners.refusal = how;
    },
    setFault: faults.set,
    get requests() {
      return { ...requests };
    },
  };
}

type Move = (orderID: string, state: DemoState, payway?: string) => boolean;

function createMove(orders: DemoDocumentOrders, clock: Clock): Move {
  return (orderID, state, payway = 'ALIPAY') => {
    const order = orders.find(orderID);
    if (!order || !mayMove(order.state, state)) return false;
    orders.put({
      ...{ ...order, state },
      ...(state === 'PAID' && { paidAtMs: clock.now(), payway }),
      ...(state === 'PRINTED' && { printedAtMs: clock.now() }),
    });
    return true;
  };
}

const moveBody = z.object({ orderID: z.string(), state: z.enum(DOCUMENT_ORDER_STATES) });

/** The shop's counter, for the developer panel and tests over HTTP: the document has no interface for it. */
function defineCounter(app: FastifyInstance, orders: DemoDocumentOrders, move: Move): void {
  app.get('/demo/orders', async () => ({ orders: orders.all() }));
  app.post('/demo/orders', async (request, reply) => {
    const asked = moveBody.safeParse(request.body);
    const isDone = asked.success && move(asked.data.orderID, asked.data.state);
    return reply.code(isDone ? 200 : 409).send({ result: isDone ? 'OK' : 'REFUSED' });
  });
}
