import { OrderStatus } from '../../../shared/domain/order.ts';
import { append } from './append.ts';
import { retryAfter } from './backend-failure.ts';
import { SALE_DELAYS } from './delays.ts';
import type { Sale } from './sale.ts';
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
  const { error } = result;
  if (error.kind === 'idTaken') return resolveTakenOrderId(sale, context);
  if (error.kind !== 'refused') return retryAfter(error, atMs);
  // A backend may learn of the payment a moment after its own status call says so.
  const isEarly = error.reason === 'notPaid' && context.failures < SALE_DELAYS.notPaidRetries;
  if (isEarly) return retryAfter(error, atMs);
  return append(context, { kind: 'orderRefused', atMs, code: error.code, detail: error.detail });
}

/** The backend has this order id. Its print list for this device tells whether the order is ours, and its queue number. */
async function resolveTakenOrderId(sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  const { order } = sale;
  if (!order) return DONE;
  if (order.attempted) {
    const list = await context.backend.listPrintJobs({ signal: context.signal });
    if (!list.ok) return retryAfter(list.error, context.clock.now());
    const ours = list.value.find(
      (entry) => entry.orderId === order.orderId && entry.pictureUrl === sale.pictureUrl,
    );
    if (ours) return placedAs(order.orderId, ours, context);
  }
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
