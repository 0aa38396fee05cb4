import { OrderStatus } from '../../../shared/domain/order.ts';
import { TradeStatus } from '../../../shared/domain/trade-status.ts';
import { paysForCase } from '../sale/cash-sums.ts';
import { isRefundedWhole } from '../sale/money-claims.ts';
import { isMoneyMoving } from '../sale/money-due.ts';
import { attemptOf, isPaid, mainClaim, type PaymentAttempt, type Sale } from '../sale/sale.ts';
import { troubleOf } from '../sale/sale-trouble.ts';
import { ABOUT_COMPLAINT, givenBackMinor, openClaims } from '../sale/settlement.ts';
import { claimStatus } from './claim-status.ts';

/** A payment of a sale as the books see it. */
export interface SaleTrade {
  /** The payment's own number: it is on the receipt and in the backend's lists, and it is used once. */
  readonly transId: string;
  readonly status: TradeStatus;
  readonly amountMinor: number;
}

/**
 * What a sale is in the books by now; nothing while it is still open. Money makes a trade: the payment that bought the
 * case, any other that came through beside it, and of a sale that nobody paid the last one that was offered. Follows from
 * the sale alone.
 */
export function tradesOf(sale: Sale): SaleTrade[] {
  // What was sold elsewhere is in the books of whoever sold it.
  if (sale.origin !== 'screen') return [];
  const strays = sale.attempts.filter((attempt) => isStray(sale, attempt));
  const main = mainTrade(sale);
  return [...(main ? [main] : []), ...strays.map((attempt) => tradeOf(attempt, strayStatus(sale, attempt)))];
}

const isStray = ({ paidBy }: Sale, { state, paymentId }: PaymentAttempt): boolean =>
  state === 'paid' && paymentId !== paidBy;

const tradeOf = ({ paymentId, amountMinor }: PaymentAttempt, status: TradeStatus): SaleTrade => ({
  transId: paymentId,
  status,
  amountMinor,
});

function mainTrade(sale: Sale): SaleTrade | null {
  const attempt = sale.paidBy === null ? lastOffered(sale) : attemptOf(sale, sale.paidBy);
  if (!attempt || isStray(sale, attempt)) return null;
  const status = isPaid(sale) ? paidStatus(sale, attempt) : unpaidStatus(sale, attempt);
  return status === null ? null : tradeOf(attempt, status);
}

/** A payment that the backend never heard of was no trade. */
function lastOffered({ attempts }: Sale): PaymentAttempt | undefined {
  return attempts.findLast(({ state }) => state === 'announced' || state === 'failed' || state === 'paid');
}

/** Money of a payment that no case stands for. */
function strayStatus(sale: Sale, { paymentId }: PaymentAttempt): TradeStatus {
  const claim = sale.claims.find((each) => each.about === null && each.paymentId === paymentId);
  return claim ? claimStatus(sale, claim) : TradeStatus.abnormal;
}

function paidStatus(sale: Sale, attempt: PaymentAttempt): TradeStatus | null {
  if (isRefundedWhole(sale)) return TradeStatus.refunded;
  const main = mainClaim(sale);
  if (main) return hasRefusedRefund(sale) ? TradeStatus.refundFailed : claimStatus(sale, main);
  const status = sale.order?.status;
  if (status === OrderStatus.refunded) return TradeStatus.refunded;
  if (status === OrderStatus.refunding) return TradeStatus.waitingForRefund;
  // A reader may be giving the money back: it is not clear yet what will come of it.
  if (troubleOf(sale) !== null) return null;
  if (isGivenBackWhole(sale, attempt)) return TradeStatus.refunded;
  const isDelivered = sale.dispense?.state === 'finished' || sale.collectedAtMs !== null;
  return isDelivered ? TradeStatus.paid : null;
}

/** No case came, the reader would not give the money back, and staff have not begun to. */
function hasRefusedRefund(sale: Sale): boolean {
  return (
    sale.refunds.length === 0 &&
    sale.money.vends.some(
      (vend) => vend.state === 'charged' && vend.settling === 'fail' && paysForCase(sale, vend),
    )
  );
}

/** A complaint that brought all of the price back. The books know no part of a trade. */
function isGivenBackWhole(sale: Sale, { amountMinor }: PaymentAttempt): boolean {
  const backMinor = sale.claims
    .filter(({ about }) => about === ABOUT_COMPLAINT)
    .reduce((sum, claim) => sum + givenBackMinor(sale, claim), 0);
  return backMinor >= amountMinor;
}

function unpaidStatus(sale: Sale, attempt: PaymentAttempt): TradeStatus | null {
  if (sale.closed === null || isMoneyMoving(sale)) return null;
  // Cash that did not come out again, a card that nobody knows of. Late money by phone is a trade of its own.
  if (openClaims(sale).some(({ about }) => about !== null)) return TradeStatus.abnormal;
  return attempt.state === 'failed' ? TradeStatus.paymentFailed : TradeStatus.closed;
}
