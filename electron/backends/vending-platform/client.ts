import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { readBaseUrl } from '../transport/base-url.ts';
import { createBreakerByOrigin } from '../transport/breaker.ts';
import type { HttpAnswer } from '../transport/exchange.ts';
import { BREAKER_LIMITS, type BreakerLimits } from '../transport/limits.ts';
import { createAnswerReader } from '../transport/read-answer.ts';
import { maskAccount } from '../transport/redact.ts';
import { type CallError, createSend } from '../transport/send.ts';
import type { BackendResult } from '../types.ts';
import type { VendingBackend, VendingOrder } from '../vending-types.ts';
import { refusalFromCode, VendingCode } from './codes.ts';
import { envelopeSchema, ORDERS_PATH, type OrderOnWire, orderAnswerSchema } from './schema.ts';

export interface VendingPlatformOptions {
  /** Base address, http or https, without user name and password in it. */
  readonly url: string;
  readonly appId: string;
  readonly appSecret: string;
  /** Where the platform tells what came of an order; it has to reach it. */
  readonly notifyUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Bounds the one attempt; by default 15 s. */
  readonly timeoutMs?: number;
  readonly breaker?: Partial<BreakerLimits>;
}

export interface VendingPlatformClient extends VendingBackend {
  /** Ends calls under way as `aborted`, and every later one. */
  close(): void;
}

const ORDER_TIMEOUT_MS = 15_000;

const { contractError, parseWith, readJson } = createAnswerReader('vending-platform');

/** The client of the vending platform. Throws TypeError where `url` is not a plain http or https address. */
export function createVendingPlatformClient(options: VendingPlatformOptions): VendingPlatformClient {
  const { clock, appId, appSecret, notifyUrl, timeoutMs = ORDER_TIMEOUT_MS } = options;
  const log = options.log.child({ backend: 'vending-platform' });
  const url = readBaseUrl(options.url) + ORDERS_PATH;
  const closing = new AbortController();
  const breakerFor = createBreakerByOrigin({ clock, log, limits: { ...BREAKER_LIMITS, ...options.breaker } });
  const send = createSend({ breakerFor, clock, log, secrets: [appId, appSecret, notifyUrl] });
  log.info({ url, appId: maskAccount(appId) }, 'backend client ready');

  const createRequest = (order: VendingOrder) =>
    new Request(url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        Appid: appId,
        AppSecret: appSecret,
      },
      body: JSON.stringify(bodyOf(order, notifyUrl)),
    });

  return {
    async placeOrder(order, call) {
      const signals = call?.signal ? [call.signal, closing.signal] : [closing.signal];
      const request = { endpoint: ORDERS_PATH, url, createRequest: () => createRequest(order), timeoutMs };
      const answer = await send({ ...request, signals }, readOrderAnswer);
      if (answer.ok) return answer;
      const { error } = answer;
      return err(error.kind === 'tokenGone' ? { kind: 'unauthorised', detail: error.detail } : error);
    },
    close: () => closing.abort(),
  };
}

/** A belt cabinet with a light curtain sees one item at a time, so an order is for one. */
function bodyOf({ tradeId, machineNo, productId }: VendingOrder, notifyUrl: string): OrderOnWire {
  return {
    machine_no: machineNo,
    notify_url: notifyUrl,
    trade_id: tradeId,
    products: [{ product_id: productId, quantity: 1 }],
  };
}

function readOrderAnswer(answer: HttpAnswer): Result<{ vendingOrderId: string }, CallError> {
  if (answer.status === 401) return err({ kind: 'tokenGone', detail: 'HTTP 401' });
  const json = readJson(ORDERS_PATH, answer);
  const envelope = json.ok ? parseWith(envelopeSchema, json.value, ORDERS_PATH, '') : json;
  if (!envelope.ok) return envelope;
  const { code, message, data } = envelope.value;
  if (code !== VendingCode.success) return err(refusalFromCode(code, message.slice(0, 200)));
  if (answer.status >= 300)
    return err(contractError(ORDERS_PATH, '(status)', `HTTP ${answer.status} with code 0`));
  return orderOf(data);
}

function orderOf(data: unknown): BackendResult<{ vendingOrderId: string }> {
  const order = parseWith(orderAnswerSchema, data, ORDERS_PATH, 'data');
  return order.ok ? ok({ vendingOrderId: order.value.order_id }) : order;
}
