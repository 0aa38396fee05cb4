import { PaymentStatus } from '../../../shared/domain/payment.ts';
import type { BackendError } from '../../backends/types.ts';
import { append } from './append.ts';
import { retryAfter } from './backend-failure.ts';
import { SALE_DELAYS } from './delays.ts';
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
  return retryAfter(result.error, context.clock.now());
}

/** Reads price and stock again, right before the payment is announced. */
export async function confirmQuote(
  sale: Sale,
  paymentId: string,
  context: EffectContext,
): Promise<EffectOutcome> {
  const attempt = attemptOf(sale, paymentId);
  if (!attempt) return DONE;
  const result = await context.backend.listModels(sale.brandId, { signal: context.signal });
  const atMs = context.clock.now();
  if (!result.ok) return retryAfter(result.error, atMs);
  const model = result.value.find((candidate) => candidate.id === sale.modelId);
  if (!model) return append(context, { kind: 'modelGone', atMs });
  if (model.stock <= 0) return append(context, { kind: 'modelSoldOut', atMs });
  if (model.priceMinor !== attempt.amountMinor) {
    return append(context, { kind: 'priceChanged', atMs, newPriceMinor: model.priceMinor });
  }
  return append(context, { kind: 'quoteConfirmed', atMs, paymentId });
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
  const qrText = context.qrText(attempt, sale.currency);
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

function paymentReportFailed(
  sale: Sale,
  attempt: PaymentAttempt,
  error: BackendError,
  context: EffectContext,
) {
  const { paymentId } = attempt;
  if (error.kind === 'idTaken') return resolveTakenPaymentId(sale, attempt, context);
  if (error.kind !== 'refused') return Promise.resolve(retryAfter(error, context.clock.now()));
  const atMs = context.clock.now();
  switch (error.reason) {
    case 'soldOut':
      return append(context, { kind: 'modelSoldOut', atMs });
    case 'unknownModel':
      return append(context, { kind: 'modelGone', atMs });
    case 'wrongAmount':
      return resolveWrongAmount(sale, attempt, error.code, context);
    default:
      return append(context, {
        kind: 'paymentRefused',
        atMs,
        paymentId,
        code: error.code,
        detail: error.detail,
      });
  }
}

/** The price changed between the quote and the announcement: show the new one, if there is a new one. */
async function resolveWrongAmount(sale: Sale, attempt: PaymentAttempt, code: number, context: EffectContext) {
  const { paymentId } = attempt;
  const result = await context.backend.listModels(sale.brandId, { signal: context.signal });
  const atMs = context.clock.now();
  if (!result.ok) return retryAfter(result.error, atMs);
  const priceMinor = result.value.find((model) => model.id === sale.modelId)?.priceMinor;
  await context.append({ kind: 'paymentRefused', atMs, paymentId, code, detail: 'wrong amount' });
  if (priceMinor === undefined || priceMinor === attempt.amountMinor) return DONE;
  return append(context, { kind: 'priceChanged', atMs, newPriceMinor: priceMinor });
}

/**
 * The backend has this id already. If an earlier try of ours may have arrived and the payment is still untouched, it is
 * ours: no shopper has seen its code yet, so a payment that somebody is making under it is somebody else's.
 */
async function resolveTakenPaymentId(
  sale: Sale,
  attempt: PaymentAttempt,
  context: EffectContext,
): Promise<EffectOutcome> {
  const { paymentId } = attempt;
  if (attempt.attempted) {
    const result = await context.backend.getPaymentStatus([paymentId], { signal: context.signal });
    if (!result.ok) return retryAfter(result.error, context.clock.now());
    const status = result.value.find((entry) => entry.id === paymentId)?.status;
    if (status === PaymentStatus.waiting) return announce(sale, attempt, null, context);
  }
  const atMs = context.clock.now();
  const taken = sale.attempts.filter((candidate) => candidate.state === 'abandoned').length;
  const next = context.ids.nextPaymentId();
  if (!next.ok || taken >= SALE_DELAYS.takenIdLimit)
    return append(context, { kind: 'saleFailed', atMs, reason: 'idsExhausted' });
  context.log.warn({ paymentId }, 'payment id is in use elsewhere: taking the next one');
  return append(context, { kind: 'paymentIdAbandoned', atMs, paymentId, nextPaymentId: next.value });
}
