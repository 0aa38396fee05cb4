import { append } from './append.ts';
import { withPaymentStatus } from './apply-payment.ts';
import { retryAfter } from './backend-failure.ts';
import { attemptOf, type Sale } from './sale.ts';
import { DONE, type EffectContext, type EffectOutcome } from './types.ts';

/**
 * Late money is looked for no longer, but never without a last look: a backend that was away all the while may have been
 * paid. As long as it does not answer, the watch goes on.
 */
export async function endPaymentWatch(
  sale: Sale,
  paymentId: string,
  context: EffectContext,
): Promise<EffectOutcome> {
  const attempt = attemptOf(sale, paymentId);
  if (!attempt) return DONE;
  const answer = await context.backend.getPaymentStatus([paymentId], { signal: context.signal });
  const atMs = context.clock.now();
  if (!answer.ok) return retryAfter(answer.error, context.clock.steadyMs());
  const status = answer.value.find(({ id }) => id === paymentId)?.status;
  if (status !== undefined && withPaymentStatus(attempt, status).state === 'paid')
    return append(context, { kind: 'paymentStatusSeen', atMs, paymentId, status });
  return append(context, { kind: 'paymentWatchEnded', atMs, paymentId });
}
