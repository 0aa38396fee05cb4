import { OrderStatus } from '../../../shared/domain/order.ts';
import type { BackendError } from '../../backends/types.ts';
import { append } from './append.ts';
import { retryAfter } from './backend-failure.ts';
import { SALE_DELAYS } from './delays.ts';
import type { Order, Sale } from './sale.ts';
import { STOPPED } from './sale-trouble.ts';
import { DONE, type EffectContext, type EffectOutcome } from './types.ts';

export async function chooseOrderId(paymentId: string, context: EffectContext): Promise<EffectOutcome> {
  const atMs = context.clock.now();
  const next = context.ids.nextOrderId();
  if (next.ok) return append(context, { kind: 'orderIdChosen', atMs, orderId: next.value, paymentId });
  return append(context, { kind: 'orderRefused', atMs, code: 0, detail: 'no order numbers left today' });
}

/** Places the order of a paid sale. Repeats with the same id until the backend has said yes or no. */
export async function placeOrder(sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  const { order, pictureUrl } = sale;
  if (!order?.paymentId || pictureUrl === null) return DONE;
  if (!order.attempted)
    await context.append({ kind: 'orderAttempted', atMs: context.clock.now(), orderId: order.orderId });
  const { orderId, paymentId } = order;
  const report = { orderId, paymentId, modelId: sale.modelId, pictureUrl };
  const result = await context.backend.placeOrder(report, { signal: context.signal });
  const atMs = context.clock.now();
  if (result.ok) return append(context, { kind: 'orderPlaced', atMs, orderId, ...result.value });
  if (result.error.kind === 'refused' || result.error.kind === 'idTaken') {
    return resolveRefusal(sale, order, result.error, context);
  }
  return retryAfter(result.error, context.clock.steadyMs());
}

type Refusal = Extract<BackendError, { kind: 'refused' | 'idTaken' }>;

/**
 * Whatever the refusal says (sold out by our own order, say): an earlier try whose answer was lost may have been taken, and
 * of the very first one the network may have made two.
 */
async function resolveRefusal(
  sale: Sale,
  order: Order,
  error: Refusal,
  context: EffectContext,
): Promise<EffectOutcome> {
  const list = await context.backend.listPrintJobs({ signal: context.signal });
  if (!list.ok) return retryAfter(list.error, context.clock.steadyMs());
  const ours = list.value.find(
    (entry) => entry.orderId === order.orderId && isSameFile(entry.pictureUrl, sale.pictureUrl ?? ''),
  );
  if (ours) return placedAs(order.orderId, ours, context);
  if (error.kind === 'idTaken')
    return order.attempted ? resolveTaken(order, context) : abandonOrderId(order, context);
  // A backend may learn of the payment a moment after its own status call says so.
  const isEarly = error.reason === 'notPaid' && context.failures < SALE_DELAYS.notPaidRetries;
  if (isEarly) return retryAfter(error, context.clock.steadyMs());
  const { code, detail } = error;
  return append(context, { kind: 'orderRefused', atMs: context.clock.now(), code, detail });
}

/**
 * Our own earlier try may stand under this id and have been stopped since: then it is on no print list. It is ours, and a
 * second order for its money would be one too many. One that nobody stopped is somebody else's.
 */
async function resolveTaken(order: Order, context: EffectContext): Promise<EffectOutcome> {
  const { orderId } = order;
  const known = await context.backend.getOrderStatus([orderId], { signal: context.signal });
  if (!known.ok) return retryAfter(known.error, context.clock.steadyMs());
  const status = known.value.find(({ id }) => id === orderId)?.status;
  if (status === undefined || !STOPPED.includes(status)) return abandonOrderId(order, context);
  return placedAs(orderId, { backendOrderId: '', queueNo: '', status }, context);
}

/** The list may name another host for the same file; under one name there is one file. */
export function isSameFile(a: string, b: string): boolean {
  const nameOf = (url: string) => url.split(/[?#]/)[0]?.split('/').at(-1);
  return nameOf(a) === nameOf(b);
}

async function abandonOrderId(order: Order, context: EffectContext): Promise<EffectOutcome> {
  const atMs = context.clock.now();
  const next = context.ids.nextOrderId();
  if (!next.ok || order.takenIds >= SALE_DELAYS.takenIdLimit) {
    return append(context, { kind: 'orderRefused', atMs, code: 0, detail: 'no order number to be had' });
  }
  context.log.warn({ orderId: order.orderId }, 'order id is in use elsewhere: taking the next one');
  return append(context, { kind: 'orderIdAbandoned', atMs, orderId: order.orderId, nextOrderId: next.value });
}

function placedAs(
  orderId: string,
  entry: { backendOrderId: string; queueNo: string; status: number },
  context: EffectContext,
): Promise<EffectOutcome> {
  const { backendOrderId, queueNo } = entry;
  const status = entry.status || OrderStatus.waitingForPrinting;
  return append(context, {
    kind: 'orderPlaced',
    atMs: context.clock.now(),
    orderId,
    backendOrderId,
    queueNo,
    status,
  });
}
