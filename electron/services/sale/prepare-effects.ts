import { PaymentStatus, QR_PAY_TYPES } from '../../../shared/domain/payment.ts';
import type { BackendError } from '../../backends/types.ts';
import { append } from './append.ts';
import { retryAfter } from './backend-failure.ts';
import { checkDiscount, removeDiscount } from './coupon-check.ts';
import { SALE_DELAYS } from './delays.ts';
import { toPayMinor } from './discount.ts';
import { attemptOf, type PaymentAttempt, type Sale } from './sale.ts';
import { DONE, type EffectContext, type EffectOutcome } from './types.ts';

/** Upload before payment: nobody pays for a picture that cannot be delivered. Safe to repeat. */
export async function uploadFile(sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  const atMs = context.clock.now();
  const picture = sale.printFile && (await context.files.read(sale.saleId, sale.printFile.sha256));
  if (!picture) return append(context, { kind: 'uploadRefused', atMs, detail: 'the print file is gone' });
  const result = await context.backend.uploadPrintFile(picture, `${sale.saleId}.png`, {
    signal: context.signal,
  });
  if (result.ok)
    return append(context, { kind: 'fileUploaded', atMs: context.clock.now(), url: result.value.url });
  if (result.error.kind === 'refused') {
    return append(context, { kind: 'uploadRefused', atMs: context.clock.now(), detail: result.error.detail });
  }
  return retryAfter(result.error, context.clock.steadyMs());
}

/** Reads price and stock again, and the coupon, right before the payment is announced. */
export async function confirmQuote(
  sale: Sale,
  paymentId: string,
  context: EffectContext,
): Promise<EffectOutcome> {
  const attempt = attemptOf(sale, paymentId);
  if (!attempt) return DONE;
  const result = await context.backend.listModels(sale.brandId, { signal: context.signal });
  const atMs = context.clock.now();
  if (!result.ok) return retryAfter(result.error, context.clock.steadyMs());
  const model = result.value.find((candidate) => candidate.id === sale.modelId);
  if (!model) return append(context, { kind: 'modelGone', atMs });
  if (model.stock <= 0) return append(context, { kind: 'modelSoldOut', atMs });
  if (model.priceMinor !== sale.priceMinor || attempt.amountMinor !== toPayMinor(sale)) {
    return append(context, { kind: 'priceChanged', atMs, newPriceMinor: model.priceMinor });
  }
  const changed = await checkDiscount(sale, context);
  return changed ?? append(context, { kind: 'quoteConfirmed', atMs: context.clock.now(), paymentId });
}

/** Announces the payment to the backend. The attempt is durable before the request leaves. */
export async function reportPayment(
  sale: Sale,
  paymentId: string,
  context: EffectContext,
): Promise<EffectOutcome> {
  const attempt = attemptOf(sale, paymentId);
  if (!attempt) return DONE;
  if (!attempt.attempted)
    await context.append({ kind: 'paymentReportAttempted', atMs: context.clock.now(), paymentId });
  const { payType, amountMinor } = attempt;
  const report = { paymentId, modelId: sale.modelId, amountMinor, payType };
  const result = await context.backend.reportPayment(report, { signal: context.signal });
  if (result.ok) return announce(sale, attempt, result.value.backendPaymentId, context);
  return paymentReportFailed(sale, attempt, result.error, context);
}

async function announce(
  sale: Sale,
  attempt: PaymentAttempt,
  backendPaymentId: string | null,
  context: EffectContext,
) {
  const atMs = context.clock.now();
  const isByPhone = QR_PAY_TYPES.includes(attempt.payType);
  const qrText = isByPhone ? context.qrText(attempt, sale.currency) : '';
  const deadlineAtMs = atMs + context.paymentTimeoutMs;
  const { paymentId } = attempt;
  return append(context, {
    kind: 'paymentReported',
    atMs,
    paymentId,
    backendPaymentId,
    qrText,
    deadlineAtMs,
  });
}

async function paymentReportFailed(
  sale: Sale,
  attempt: PaymentAttempt,
  error: BackendError,
  context: EffectContext,
): Promise<EffectOutcome> {
  if (error.kind !== 'refused' && error.kind !== 'idTaken')
    return retryAfter(error, context.clock.steadyMs());
  // Whatever the refusal says: an earlier try whose answer was lost may have been taken. No shopper has seen its code
  // yet, so it is ours only while it is untouched; a payment that somebody is making under it is somebody else's.
  if (attempt.attempted) {
    const result = await context.backend.getPaymentStatus([attempt.paymentId], { signal: context.signal });
    if (!result.ok) return retryAfter(result.error, context.clock.steadyMs());
    const status = result.value.find((entry) => entry.id === attempt.paymentId)?.status;
    if (status === PaymentStatus.waiting) return announce(sale, attempt, null, context);
  }
  if (error.kind === 'idTaken') return abandonPaymentId(sale, attempt, context);
  return acceptRefusal(sale, attempt, error, context);
}

function acceptRefusal(
  sale: Sale,
  { paymentId }: PaymentAttempt,
  error: Extract<BackendError, { kind: 'refused' }>,
  context: EffectContext,
): Promise<EffectOutcome> {
  const atMs = context.clock.now();
  const { code, detail } = error;
  switch (error.reason) {
    case 'soldOut':
      return append(context, { kind: 'modelSoldOut', atMs });
    case 'unknownModel':
      return append(context, { kind: 'modelGone', atMs });
    case 'wrongAmount':
      return resolveWrongAmount(sale, paymentId, code, context);
    default:
      return append(context, { kind: 'paymentRefused', atMs, paymentId, code, detail });
  }
}

/**
 * The price changed between the quote and the announcement: show the new one. Where there is none, the backend takes no less
 * than the price, and the coupon is of no use.
 */
async function resolveWrongAmount(
  sale: Sale,
  paymentId: string,
  code: number,
  context: EffectContext,
): Promise<EffectOutcome> {
  const result = await context.backend.listModels(sale.brandId, { signal: context.signal });
  const atMs = context.clock.now();
  if (!result.ok) return retryAfter(result.error, context.clock.steadyMs());
  const priceMinor = result.value.find((model) => model.id === sale.modelId)?.priceMinor;
  await context.append({ kind: 'paymentRefused', atMs, paymentId, code, detail: 'wrong amount' });
  if (priceMinor === undefined) return DONE;
  if (priceMinor === sale.priceMinor)
    return sale.discount ? removeDiscount(sale.discount, { kind: 'notUsable' }, context) : DONE;
  return append(context, { kind: 'priceChanged', atMs, newPriceMinor: priceMinor });
}

/** The id belongs to somebody else: take the next one, but not for ever. */
async function abandonPaymentId(
  sale: Sale,
  { paymentId }: PaymentAttempt,
  context: EffectContext,
): Promise<EffectOutcome> {
  const atMs = context.clock.now();
  const taken = sale.attempts.filter((candidate) => candidate.state === 'abandoned').length;
  const next = context.ids.nextPaymentId();
  if (!next.ok || taken >= SALE_DELAYS.takenIdLimit)
    return append(context, { kind: 'saleFailed', atMs, reason: 'idsExhausted' });
  context.log.warn({ paymentId }, 'payment id is in use elsewhere: taking the next one');
  return append(context, { kind: 'paymentIdAbandoned', atMs, paymentId, nextPaymentId: next.value });
}
