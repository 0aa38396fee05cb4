import { OWN_PAY_TYPES } from '../../../shared/domain/payment.ts';
import { append } from './append.ts';
import { SALE_DELAYS } from './delays.ts';
import { toPayMinor } from './discount.ts';
import { attemptOf, type Sale } from './sale.ts';
import { type EffectContext, type EffectOutcome, type OfflineOffer, wait } from './types.ts';

/**
 * Prepares a payment: with the backend, or, where that is away and the shop allows it, at the terms that were last heard.
 * Phones pay through the backend, and a coupon is somebody else's to check: those wait.
 */
export async function orWithoutBackend(
  sale: Sale,
  paymentId: string | undefined,
  context: EffectContext,
  prepare: (sale: Sale, context: EffectContext) => Promise<EffectOutcome>,
): Promise<EffectOutcome> {
  const offer = context.offline?.offerOf(sale) ?? null;
  if (!offer) return prepare(sale, context);
  const attempt = paymentId === undefined ? undefined : attemptOf(sale, paymentId);
  // Nothing is wrong: the shopper chooses, or pays, and the picture goes out later.
  if (!attempt) return sale.discount ? prepare(sale, context) : wait(SALE_DELAYS.offlineLookMs);
  if (!OWN_PAY_TYPES.includes(attempt.payType) || attempt.discount) return prepare(sale, context);
  return sellOffline(sale, attempt, offer, context);
}

async function sellOffline(
  sale: Sale,
  { paymentId, amountMinor }: { readonly paymentId: string; readonly amountMinor: number },
  { priceMinor, stock, readAtMs }: OfflineOffer,
  context: EffectContext,
): Promise<EffectOutcome> {
  const atMs = context.clock.now();
  if (stock <= 0) return append(context, { kind: 'modelSoldOut', atMs });
  if (priceMinor !== sale.priceMinor || amountMinor !== toPayMinor(sale))
    return append(context, { kind: 'priceChanged', atMs, newPriceMinor: priceMinor });
  const deadlineAtMs = atMs + context.paymentTimeoutMs;
  return append(context, {
    kind: 'soldOffline',
    atMs,
    paymentId,
    priceMinor,
    stockReadAtMs: readAtMs,
    deadlineAtMs,
  });
}

/** Paid without the backend: the order gets its id and its place in the line here. */
export async function queueHere(paymentId: string, context: EffectContext): Promise<EffectOutcome> {
  const atMs = context.clock.now();
  const next = context.ids.nextOrderId();
  if (!next.ok || !context.offline)
    return append(context, { kind: 'orderRefused', atMs, code: 0, detail: 'no order numbers left today' });
  const number = context.offline.nextQueueNo();
  return append(context, { kind: 'orderQueuedHere', atMs, orderId: next.value, paymentId, ...number });
}
