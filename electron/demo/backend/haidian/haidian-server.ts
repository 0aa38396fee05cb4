import type { DatabaseSync } from 'node:sqlite';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { err } from '../../../../shared/domain/result.ts';
import type { HaidianEndpointName } from '../../../backends/haidian/limits.ts';
import { HaidianCode } from '../../../backends/haidian/schema.ts';
import { createSign } from '../../../backends/haidian/sign.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Log } from '../../../system/log.ts';
import { createFaults, type Fault, playFault } from '../faults.ts';
import { createRoutes, type Handled, messageOf, type Route } from './handlers.ts';
import { DEMO_HAIDIAN, seedRetail } from './seed.ts';
import { type DemoCoupon, type DemoHandedOrder, openDemoRetail } from './store.ts';

export interface HaidianGround {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeZone: string;
  /** Fires when the server closes. */
  readonly closing: AbortSignal;
}

/** The demo's other end: the retailer's office, other tills, and bad luck. */
export interface HaidianControl {
  orders(): readonly DemoHandedOrder[];
  addOrder(order: DemoHandedOrder): void;
  coupon(code: string): DemoCoupon | null;
  /** Changes a coupon, as the office or another till does. */
  setCoupon(code: string, change: Partial<DemoCoupon>): void;
  /** A repeat of the same order or pick-up is taken without a word, in place of being refused. */
  setAcceptsRepeats(accepts: boolean): void;
  /** How an unknown member or coupon is told: by code -1, or by an empty list. */
  setAbsent(how: 'refused' | 'emptyList'): void;
  /** How a wrong signature is told. */
  setSignRefusal(how: 'code' | 'http'): void;
  setFault(name: HaidianEndpointName, fault: Fault | null): void;
  /** By endpoint. A snapshot. */
  readonly requests: Readonly<Partial<Record<HaidianEndpointName, number>>>;
}

/** The Haidian side of the demo, in a Fastify scope of its own. */
export function defineHaidian(app: FastifyInstance, ground: HaidianGround): HaidianControl {
  const { clock, log } = ground;
  const retail = openDemoRetail(ground.db);
  ground.db.exec('BEGIN');
  seedRetail(retail, clock.now(), ground.timeZone);
  ground.db.exec('COMMIT');
  const sign = createSign(DEMO_HAIDIAN.signKey);
  const faults = createFaults<HaidianEndpointName>();
  const requests: Partial<Record<HaidianEndpointName, number>> = {};
  const state = {
    acceptsRepeats: false,
    absent: 'refused' as 'refused' | 'emptyList',
    signRefusal: 'code' as 'code' | 'http',
  };
  const answerOf = (handled: Handled): object =>
    handled.ok
      ? {
          code: HaidianCode.success,
          msg: '成功',
          ...(handled.value === undefined ? {} : { data: handled.value }),
        }
      : { code: HaidianCode.refused, msg: messageOf(handled.error) };
  const work = (route: Route, { body }: FastifyRequest, reply: FastifyReply): object => {
    const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
    const given: Record<string, unknown> = isObject ? { ...body } : {};
    if (!isObject) return answerOf(err('malformed'));
    if (given.sign === sign(given)) return answerOf(route.handle(given));
    if (state.signRefusal === 'http') reply.code(401);
    return answerOf(err('sign'));
  };

  app.setErrorHandler((error, _request, reply) => {
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    if (status >= 500) log.error({ err: error }, 'demo Haidian failed');
    const answer = status >= 500 ? { code: -1, msg: 'internal error' } : answerOf(err('malformed'));
    return reply.code(status < 500 ? 200 : 500).send(answer);
  });
  const handlers = createRoutes({
    retail,
    nowMs: clock.now,
    acceptsRepeats: () => state.acceptsRepeats,
    absent: () => state.absent,
  });
  for (const route of handlers) {
    const { name, path } = route.endpoint;
    app.post(path, (request, reply) => {
      requests[name] = (requests[name] ?? 0) + 1;
      const nonsense = { code: 'yes', data: { surprise: [1, 2, 3] } };
      return playFault(
        faults.take(name),
        { ...ground, request, reply },
        () => work(route, request, reply),
        nonsense,
      );
    });
  }
  return {
    orders: retail.orders.all,
    addOrder: (order) => retail.orders.put(order.order_sn, order),
    coupon: retail.coupons.find,
    setCoupon: (code, change) => {
      const known = retail.coupons.find(code);
      if (!known) throw new Error(`the demo has no coupon ${code}`);
      retail.coupons.put(code, { ...known, ...change });
    },
    setAcceptsRepeats: (accepts) => {
      state.acceptsRepeats = accepts;
    },
    setAbsent: (how) => {
      state.absent = how;
    },
    setSignRefusal: (how) => {
      state.signRefusal = how;
    },
    setFault: faults.set,
    get requests() {
      return { ...requests };
    },
  };
}
