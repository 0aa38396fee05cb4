import { assertNever } from '../../../shared/domain/assert-never.ts';
import { PaymentStatus } from '../../../shared/domain/payment.ts';
import type { BackendError } from '../../backends/types.ts';
import { append } from '../sale/append.ts';
import { retryAfter } from '../sale/backend-failure.ts';
import type { CatchUp } from '../sale/catch-up-due.ts';
import { SALE_DELAYS } from '../sale/delays.ts';
import { isSameFile } from '../sale/order-effects.ts';
import { attemptOf, type Sale } from '../sale/sale.ts';
import { tellPayment } from '../sale/tell-payment.ts';
import { DONE, type EffectContext, type EffectOutcome } from '../sale/types.ts';

/*
 * Tells the backend of a sale that was made without it: the same calls as before any other sale, under the same ids. But
 * the case is made and paid for, so nothing that the backend says changes the sale: what it refuses goes to staff.
 */

/** One step, once. */
export function carryOutCatchUp(step: CatchUp, sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  switch (step.kind) {
    case 'upload':
      return upload(sale, context);
    case 'reportPayment':
      return reportPayment(sale, step.paymentId, context);
    case 'tellPayment':
      return tellPayment(sale, step.paymentId, context);
    case 'placeOrder':
      return placeOrder(sale, context);
    default:
      return assertNever(step);
  }
}

type Refusal = Extract<BackendError, { kind: 'refused' | 'idTaken' }>;
const isRefusal = (error: BackendError): error is Refusal =>
  error.kind === 'refused' || error.kind === 'idTaken';

function refuse(
  step: 'upload' | 'payment' | 'order',
  error: { readonly code?: number; readonly detail: string },
  context: EffectContext,
): Promise<EffectOutcome> {
  const { code = 0, detail } = error;
  context.log.error({ step, code, detail }, 'the backend refuses a sale that was made while it was away');
  return append(context, { kind: 'catchUpRefused', atMs: context.clock.now(), step, code, detail });
}

async function upload(sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  const { signal } = context;
  const picture = sale.printFile && (await context.files.read(sale.saleId, sale.printFile.sha256));
  if (!picture) return refuse('upload', { detail: 'the print file is gone' }, context);
  const answer = await context.backend.uploadPrintFile(picture, `${sale.saleId}.png`, { signal });
  if (answer.ok)
    return append(context, { kind: 'fileUploaded', atMs: context.clock.now(), url: answer.value.url });
  if (isRefusal(answer.error)) return refuse('upload', answer.error, context);
  return retryAfter(answer.error, context.clock.steadyMs());
}

async function reportPayment(sale: Sale, paymentId: string, context: EffectContext): Promise<EffectOutcome> {
  const attempt = attemptOf(sale, paymentId);
  if (!attempt) return DONE;
  const { signal, clock } = context;
  if (!attempt.attempted)
    await context.append({ kind: 'paymentReportAttempted', atMs: clock.now(), paymentId });
  const { payType, amountMinor } = attempt;
  const report = { paymentId, modelId: sale.modelId, amountMinor, payType };
  const answer = await context.backend.reportPayment(report, { signal });
  const done = (backendPaymentId: string | null) =>
    append(context, { kind: 'paymentCaughtUp', atMs: clock.now(), paymentId, backendPaymentId });
  if (answer.ok) return done(answer.value.backendPaymentId);
  if (!isRefusal(answer.error)) return retryAfter(answer.error, clock.steadyMs());
  if (attempt.attempted) {
    // An earlier try whose answer was lost may have been taken. Untouched, it is ours: only this kiosk says that it is paid.
    const known = await context.backend.getPaymentStatus([paymentId], { signal });
    if (!known.ok) return retryAfter(known.error, clock.steadyMs());
    const status = known.value.find(({ id }) => id === paymentId)?.status;
    if (status === PaymentStatus.waiting) return done(null);
  }
  return refuse('payment', answer.error, context);
}

async function placeOrder(sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  const { order, pictureUrl } = sale;
  if (!order?.paymentId || pictureUrl === null) return DONE;
  const { orderId, paymentId, attempted } = order;
  const { signal, clock } = context;
  if (!attempted) await context.append({ kind: 'orderAttempted', atMs: clock.now(), orderId });
  const report = { orderId, paymentId, modelId: sale.modelId, pictureUrl };
  const answer = await context.backend.placeOrder(report, { signal });
  const done = ({ backendOrderId, queueNo }: { backendOrderId: string; queueNo: string }) =>
    append(context, { kind: 'orderCaughtUp', atMs: clock.now(), orderId, backendOrderId, queueNo });
  if (answer.ok) return done(answer.value);
  const { error } = answer;
  if (!isRefusal(error)) return retryAfter(error, clock.steadyMs());
  if (attempted) {
    const list = await context.backend.listPrintJobs({ signal });
    if (!list.ok) return retryAfter(list.error, clock.steadyMs());
    const ours = list.value.find(
      (entry) => entry.orderId === orderId && isSameFile(entry.pictureUrl, pictureUrl),
    );
    if (ours) return done(ours);
  }
  // A backend may learn of the payment a moment after it said that it has.
  const isEarly = error.kind === 'refused' && error.reason === 'notPaid';
  if (isEarly && context.failures < SALE_DELAYS.notPaidRetries) return retryAfter(error, clock.steadyMs());
  return refuse('order', error, context);
}
