import type { PayMethod, SaleStage, SaleView } from '../../../shared/contract/sale.ts';
import { isPaid } from './apply.ts';
import { activeAttempt, mainClaim, type PaymentAttempt, type Sale } from './sale.ts';

/** What the sale alone does not know. */
export interface ViewContext {
  readonly methods: readonly PayMethod[];
  /** The effect that is due has been failing for a while. */
  readonly troubled: boolean;
  /** The last question for payment status had no answer. */
  readonly watchTroubled: boolean;
  /** Cases before this one on the machine. */
  readonly ahead: number;
}

/** The sale as the shopper's screen shows it. */
export function viewSale(sale: Sale, context: ViewContext): SaleView {
  return {
    saleId: sale.saleId,
    modelId: sale.modelId,
    modelName: sale.modelName,
    amountMinor: activeAttempt(sale)?.amountMinor ?? sale.priceMinor,
    currency: sale.currency,
    paymentId: sale.paidBy ?? sale.activePaymentId,
    extraClaims: sale.claims.filter((claim) => claim !== mainClaim(sale)).map((claim) => claim.code),
    stage: stageOf(sale, context),
  };
}

function stageOf(sale: Sale, context: ViewContext): SaleStage {
  const claim = mainClaim(sale);
  if (claim) {
    return {
      kind: 'claim',
      code: claim.code,
      reason: claim.reason,
      queueNo: sale.order?.placed?.queueNo ?? null,
    };
  }
  if (sale.order?.placed) {
    return {
      kind: 'queued',
      queueNo: sale.order.placed.queueNo,
      status: sale.order.status,
      ahead: context.ahead,
    };
  }
  if (isPaid(sale)) return { kind: 'ordering', troubled: context.troubled };
  if (sale.closed?.kind === 'cancelled') return { kind: 'cancelled' };
  if (sale.closed?.kind === 'failed') return { kind: 'failed', reason: sale.closed.reason };
  return openStage(sale, context);
}

function openStage(sale: Sale, context: ViewContext): SaleStage {
  if (sale.offer.kind === 'soldOut') return { kind: 'soldOut' };
  if (sale.offer.kind === 'priceChanged')
    return { kind: 'priceChanged', newAmountMinor: sale.offer.newPriceMinor };
  const attempt = activeAttempt(sale);
  if (!attempt) {
    // The upload goes on while the shopper chooses; only trouble with it is worth a word.
    return context.troubled
      ? { kind: 'preparing', troubled: true }
      : { kind: 'choosingPayment', methods: [...context.methods] };
  }
  return attemptStage(attempt, context);
}

function attemptStage(attempt: PaymentAttempt, context: ViewContext): SaleStage {
  const methods = [...context.methods];
  if (attempt.state === 'chosen' || attempt.state === 'quoted')
    return { kind: 'preparing', troubled: context.troubled };
  if (attempt.state !== 'announced') return { kind: 'paymentFailed', methods };
  if (attempt.timedOut) return { kind: 'paymentTimedOut', methods };
  return {
    kind: 'awaitingPayment',
    payType: attempt.payType,
    qrText: attempt.qrText ?? '',
    deadlineAtMs: attempt.deadlineAtMs ?? 0,
    paying: attempt.paying,
    troubled: context.watchTroubled,
  };
}
