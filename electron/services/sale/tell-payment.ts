import { PaymentStatus } from '../../../shared/domain/payment.ts';
import { append } from './append.ts';
import { SALE_DELAYS } from './delays.ts';
import { attemptOf, type Sale } from './sale.ts';
import { DONE, type EffectContext, type EffectOutcome } from './types.ts';

/**
 * Tells the backend of money that this machine took, before the order that it pays for. By the contract at most ten
 * times, five to ten seconds apart; then the order is tried all the same, and its refusal is staff's business.
 */
export async function tellPayment(
  sale: Sale,
  paymentId: string,
  context: EffectContext,
): Promise<EffectOutcome> {
  const attempt = attemptOf(sale, paymentId);
  if (!attempt) return DONE;
  const end = (delivered: boolean) =>
    append(context, { kind: 'paymentTold', atMs: context.clock.now(), paymentId, delivered });
  if (!context.tellPayment) return end(false);
  const { payType, amountMinor } = attempt;
  const paidAtMs = attempt.paidAtMs ?? context.clock.now();
  const news = { id: paymentId, status: PaymentStatus.paid, payType, amountMinor, paidAtMs };
  const answer = await context.tellPayment(news, { signal: context.signal });
  if (answer.ok) return end(true);
  const { error } = answer;
  // What never left does not count: the backend cannot have said no to it.
  const isAway = error.kind === 'suspended' || error.kind === 'aborted' || error.kind === 'unauthorised';
  const isUnsent = error.kind === 'unreachable' && !error.sent;
  if (!isAway && !isUnsent && context.failures + 1 >= SALE_DELAYS.tellTries) return end(false);
  const spanMs = SALE_DELAYS.tellMaxMs - SALE_DELAYS.tellMinMs;
  const afterMs = SALE_DELAYS.tellMinMs + spanMs * context.random();
  return { kind: 'retry', detail: `the backend did not take the payment: ${error.kind}`, afterMs };
}
