import { err, ok } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { Dispatching, DocumentBackend } from '../document-types.ts';
import { readBaseUrl } from '../transport/base-url.ts';
import { createBreakerByOrigin } from '../transport/breaker.ts';
import { BREAKER_LIMITS, type BreakerLimits } from '../transport/limits.ts';
import type { CallOptions } from '../types.ts';
import { contractError, endpointName } from './answer.ts';
import { createPrintShopCall } from './caller.ts';
import type { PrintShopTimeouts } from './limits.ts';
import { orderOf, summaryOf, wireOfRequest } from './map-wire.ts';
import { printShop } from './schema.ts';

export interface PrintShopOptions {
  /** Base address, http or https, without user name and password in it. */
  readonly url: string;
  /** The document asks for a permission, and does not say how it travels: by default `Authorization: Bearer <token>`. */
  readonly token: string;
  readonly tokenHeader?: string;
  readonly tokenPrefix?: string;
  /** This kiosk's number among the print points. */
  readonly pointId: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeouts?: PrintShopTimeouts;
  readonly breaker?: Partial<BreakerLimits>;
  /** Uniform in [0, 1); decides the jitter of repeats. */
  readonly random?: () => number;
}

export interface PrintShopClient extends DocumentBackend {
  /** Ends calls under way as `aborted`, and every later one. */
  close(): void;
}

/** The client of the print shop. Throws TypeError where `url` is not a plain http or https address. */
export function createPrintShopClient(options: PrintShopOptions): PrintShopClient {
  const { clock, token, tokenHeader = 'Authorization', tokenPrefix = 'Bearer ', pointId } = options;
  const log = options.log.child({ backend: 'print-shop' });
  const baseUrl = readBaseUrl(options.url);
  const closing = new AbortController();
  const signalsOf = (call?: CallOptions) => (call?.signal ? [call.signal, closing.signal] : [closing.signal]);
  const call = createPrintShopCall({
    breakerFor: createBreakerByOrigin({ clock, log, limits: { ...BREAKER_LIMITS, ...options.breaker } }),
    ...{ clock, log, baseUrl, secrets: [token] },
    permission: [tokenHeader, tokenPrefix + token],
    timeouts: options.timeouts ?? {},
    random: options.random ?? Math.random,
  });
  log.info({ url: baseUrl, pointId }, 'backend client ready');
  return {
    async verifyOrder(request, callOptions) {
      const content = wireOfRequest(request, pointId);
      const secrets = privateWords(request.dispatching);
      const answer = await call(printShop.verify, { content, secrets, signals: signalsOf(callOptions) });
      if (!answer.ok) return answer;
      const { orderID, desc } = answer.value.info;
      return ok({ orderId: orderID, desc });
    },
    async readOrder(orderId, callOptions) {
      const content = { orderID: orderId };
      const answer = await call(printShop.detail, { content, signals: signalsOf(callOptions) });
      if (!answer.ok) return answer;
      const { info } = answer.value;
      // Somebody else's order must never be taken for a payment of this one.
      if (info.orderID !== orderId)
        return misfit('detail', 'info.orderID', 'another order than was asked for');
      return ok(orderOf(info));
    },
    async listOrders({ group, page, limits }, callOptions) {
      const content = { limits, page, type: group };
      const answer = await call(printShop.info, { content, signals: signalsOf(callOptions) });
      if (!answer.ok) return answer;
      const { info } = answer.value;
      if (info.length > limits) return misfit('info', 'info', `${info.length} rows, asked for ${limits}`);
      return ok(info.map(summaryOf));
    },
    async countOrders(callOptions) {
      const answer = await call(printShop.amount, { content: {}, signals: signalsOf(callOptions) });
      return answer.ok ? ok(answer.value.info) : answer;
    },
    async cancelOrder(orderId, callOptions) {
      const content = { orderID: orderId };
      const answer = await call(printShop.cancel, { content, signals: signalsOf(callOptions) });
      return answer.ok ? ok(undefined) : answer;
    },
    close: () => closing.abort(),
  };
}

const misfit = (name: 'detail' | 'info', field: string, detail: string) =>
  err(contractError(endpointName(printShop[name]), field, detail));

const privateWords = (dispatching: Dispatching | null): readonly string[] =>
  dispatching ? Object.values(dispatching) : [];
