import type { DatabaseSync } from 'node:sqlite';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { VendingCode } from '../../../backends/vending-platform/codes.ts';
import { ORDERS_PATH, orderRequestSchema } from '../../../backends/vending-platform/schema.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Log } from '../../../system/log.ts';
import { createFaults, type Fault, playFault } from '../faults.ts';
import {
  createVendingMachine,
  DEMO_MACHINE_NO,
  type DemoProduct,
  type DemoVendingOrder,
} from './machines.ts';
import { outcomeSchema, type VendingOutcome } from './outcomes.ts';
import { createResultSender, type VendingDelivery } from './result-sender.ts';

export interface VendingPlatformGround {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly log: Log;
  /** Fires when the server closes. */
  readonly closing: AbortSignal;
}

export const DEMO_APP_ID = 'ds-demo-1000';
export const DEMO_APP_SECRET = 'casepress-demo-vending-secret';

/** The demo's other end: what the machine will do, what lies in it, and bad luck. */
export interface VendingControl {
  /** What the next orders meet, one after the other; then success again. */
  addOutcome(outcome: VendingOutcome): void;
  /** What the next orders will meet, as far as it was said. */
  upcoming(): readonly VendingOutcome[];
  setProduct(productId: number, change: { readonly stock?: number; readonly isOnShelf?: boolean }): void;
  product(productId: number): DemoProduct | null;
  setOnline(isOnline: boolean): void;
  isOnline(): boolean;
  /** Leaves out what is zero, empty or false, as protobuf does; the document's example shows it. */
  setOmitsDefaults(omits: boolean): void;
  setFault(fault: Fault | null): void;
  orders(): readonly DemoVendingOrder[];
  deliveries(): readonly VendingDelivery[];
  readonly requestCount: number;
  close(): Promise<void>;
}

type Code = keyof typeof VendingCode;
interface Refusal {
  readonly code: number;
  readonly message: string;
}

const MESSAGES: Readonly<Record<Exclude<Code, 'success'>, string>> = {
  malformed: '参数错误 / malformed request',
  wrongCredentials: '认证失败 / wrong Appid or AppSecret',
  internal: '系统错误 / internal error',
  unknownMachine: '设备不存在 / unknown machine',
  productOffShelf: '商品已下架',
  unknownProduct: '商品不存在 / unknown product',
  outOfStock: '库存不足 / out of stock',
  tradeIdTaken: '订单号重复 / trade_id was used before',
  oneAtATime: '每次只能出一个 / one item an order: the light curtain sees one',
  machineOffline: '设备离线 / the machine is offline',
};

const refuse = (name: Exclude<Code, 'success'>, note?: string): Result<never, Refusal> =>
  err({
    code: VendingCode[name],
    message: note === undefined ? MESSAGES[name] : `${MESSAGES[name]} (${note})`,
  });

/** The vending platform's side of the demo, in a Fastify scope of its own. */
export function defineVendingPlatform(app: FastifyInstance, ground: VendingPlatformGround): VendingControl {
  const { clock, log } = ground;
  const machine = createVendingMachine(ground.db);
  const sender = createResultSender(clock, log);
  const faults = createFaults<typeof ORDERS_PATH>();
  const outcomes: VendingOutcome[] = [];
  const state = { isOnline: true, omitsDefaults: false, requestCount: 0 };

  const place = (body: unknown): Result<DemoVendingOrder, Refusal> => {
    const asked = orderRequestSchema.safeParse(body);
    if (!asked.success) return refuse('malformed', asked.error.issues[0]?.path.join('.') || 'body');
    const { machine_no: machineNo, trade_id: tradeId, notify_url: notifyUrl, products } = asked.data;
    const [item] = products;
    if (machineNo !== DEMO_MACHINE_NO) return refuse('unknownMachine');
    if (!state.isOnline) return refuse('machineOffline');
    if (machine.isTaken(tradeId)) return refuse('tradeIdTaken');
    if (!item || products.length > 1 || item.quantity !== 1) return refuse('oneAtATime');
    const product = machine.product(item.product_id);
    if (!product) return refuse('unknownProduct');
    if (!product.isOnShelf) return refuse('productOffShelf');
    if (product.stock < 1) return refuse('outOfStock');
    return ok(machine.order({ tradeId, machineNo, productId: item.product_id, notifyUrl }));
  };
  const answerOf = (result: Result<DemoVendingOrder, Refusal>): object => {
    if (!result.ok) return { ...result.error, data: {} };
    const data = { order_id: result.value.orderId };
    return state.omitsDefaults ? { message: 'ok', data } : { code: VendingCode.success, message: 'ok', data };
  };
  const work = (headers: Record<string, unknown>, body: unknown): object => {
    const isKnown = headers.appid === DEMO_APP_ID && headers.appsecret === DEMO_APP_SECRET;
    const result = isKnown ? place(body) : refuse('wrongCredentials');
    if (result.ok) sender.send(result.value, outcomes.shift() ?? { kind: 'success' });
    return answerOf(result);
  };

  const control: VendingControl = {
    addOutcome: (outcome) => {
      for (let time = 0; time < (outcome.times ?? 1); time += 1) outcomes.push(outcome);
    },
    upcoming: () => [...outcomes],
    setProduct: machine.setProduct,
    product: machine.product,
    setOnline: (isOnline) => {
      state.isOnline = isOnline;
    },
    isOnline: () => state.isOnline,
    setOmitsDefaults: (omits) => {
      state.omitsDefaults = omits;
    },
    setFault: (fault) => faults.set(ORDERS_PATH, fault),
    orders: machine.orders,
    deliveries: sender.deliveries,
    get requestCount() {
      return state.requestCount;
    },
    close: sender.close,
  };

  app.setErrorHandler((error, _request, reply) => {
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    const refused = status < 500 ? refuse('malformed', 'body') : refuse('internal');
    if (status >= 500) log.error({ err: error }, 'demo vending platform failed');
    return reply.code(status < 500 ? 200 : 500).send(answerOf(refused));
  });
  app.post(ORDERS_PATH, (request, reply) => {
    state.requestCount += 1;
    const nonsense = { code: 0, message: 'ok', data: { surprise: [1, 2, 3] } };
    const answer = () => work(request.headers, request.body);
    return playFault(faults.take(ORDERS_PATH), { ...ground, request, reply }, answer, nonsense);
  });
  defineControlRoutes(app, control);
  return control;
}

const productChangeSchema = z.strictObject({
  productId: z.int(),
  stock: z.int().min(0).optional(),
  isOnShelf: z.boolean().optional(),
});

/** For whoever runs the demo by itself: the machine is steered by `curl`. */
function defineControlRoutes(app: FastifyInstance, control: VendingControl): void {
  app.post('/demo/outcomes', async (request, reply) => {
    const outcome = outcomeSchema.safeParse(request.body);
    if (!outcome.success) return reply.code(400).send({ error: outcome.error.issues[0]?.message });
    control.addOutcome(outcome.data);
    return { done: true };
  });
  app.post('/demo/products', async (request, reply) => {
    const change = productChangeSchema.safeParse(request.body);
    if (!change.success || !control.product(change.data.productId))
      return reply.code(400).send({ error: 'product' });
    const { productId, stock, isOnShelf } = change.data;
    control.setProduct(productId, {
      ...(stock === undefined ? {} : { stock }),
      ...(isOnShelf === undefined ? {} : { isOnShelf }),
    });
    return { done: true };
  });
  app.get('/demo/orders', async () => ({ orders: control.orders(), deliveries: control.deliveries() }));
}
