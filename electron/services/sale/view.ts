import type {
  CashTender,
  PayMethod,
  ReaderTender,
  SaleStage,
  SaleView,
} from '../../../shared/contract/sale.ts';
import { PayType, READER_PAY_TYPES } from '../../../shared/domain/payment.ts';
import { cashLeftMinor, dueBackMinor, missingMinor, paidOutMinor, underWayMinor } from './cash-sums.ts';
import { ABOUT_BOOKS, offlinePayment } from './catch-up-due.ts';
import { discountNow, payableMinor, toPayMinor } from './discount.ts';
import { isRefundedWhole } from './money-claims.ts';
import { isReaderAsked } from './money-due.ts';
import { activeAttempt, attemptOf, isPaid, mainClaim, type PaymentAttempt, type Sale } from './sale.ts';
import { openClaims, openMainClaim } from './settlement.ts';
import { readerStateOf, refundedMinor } from './tender.ts';

/** What the sale alone does not know. */
export interface ViewContext {
  readonly methods: readonly PayMethod[];
  /** The effect that is due has been failing for a while. */
  readonly troubled: boolean;
  /** The last question for payment status had no answer. */
  readonly watchTroubled: boolean;
  /** Until when the attempt may be paid, by the wall clock as it is now. Missing: as it was when that began. */
  deadlineOf?(paymentId: string): number | null;
  /** Cases before this one on the machine. */
  readonly ahead: number;
  readonly money: MoneyFacts;
}

/** How the money devices are, for the screen. */
export interface MoneyFacts {
  readonly cash: Omit<CashTender, 'missingMinor'>;
  isReaderReady(payType: PayType): boolean;
  /** Of a pay-out that goes on: what has come out so far. */
  payOutProgressMinor(payOutId: string): number;
}

/** The sale as the shopper's screen shows it. */
export function viewSale(sale: Sale, context: ViewContext): SaleView {
  const cashInMinor = cashLeftMinor(sale);
  const returnedMinor = paidOutMinor(sale.money) + progressMinor(sale, context);
  const changeDueMinor = isPaid(sale) ? dueBackMinor(sale) + underWayMinor(sale.money) : 0;
  return {
    saleId: sale.saleId,
    modelId: sale.modelId,
    modelName: sale.modelName,
    ...priceOf(sale),
    currency: sale.currency,
    paymentId: sale.paidBy ?? sale.activePaymentId,
    extraClaims: shownClaims(sale)
      .filter((claim) => claim !== shownClaim(sale))
      .map((claim) => claim.code),
    ...(cashInMinor > 0 && !isPaid(sale) && { cashInMinor }),
    ...(returnedMinor > 0 && { returnedMinor }),
    ...(changeDueMinor > 0 && { changeDueMinor }),
    ...(isSoldOffline(sale) && { soldOffline: true }),
    stage: stageOf(sale, context),
  };
}

/** Of the attempt that is on the screen, or has paid; before there is one, of the sale. */
function priceOf(sale: Sale): Pick<SaleView, 'amountMinor' | 'discountMinor'> {
  const attempt = (sale.paidBy === null ? undefined : attemptOf(sale, sale.paidBy)) ?? activeAttempt(sale);
  const amountMinor = attempt?.amountMinor ?? toPayMinor(sale);
  const discount = attempt ? attempt.discount : discountNow(sale);
  return { amountMinor, ...(discount && { discountMinor: discount.discountMinor }) };
}

/** Once a sale is over without a case, what staff owe of its money is all that is left to show. */
const shownClaim = (sale: Sale) => openMainClaim(sale) ?? (sale.closed ? shownClaims(sale)[0] : undefined);

/** What the shop's books lack is none of the shopper's business. */
const shownClaims = (sale: Sale) => openClaims(sale).filter(({ about }) => about !== ABOUT_BOOKS);

/** The shop's system has not heard of the payment that is on the screen, or of the order. */
function isSoldOffline(sale: Sale): boolean {
  if (isPaid(sale))
    return sale.order ? sale.order.offline?.state === 'toTell' : offlinePayment(sale) !== undefined;
  const attempt = activeAttempt(sale);
  return attempt?.state === 'announced' && attempt.offline !== null;
}

function progressMinor({ money }: Sale, context: ViewContext): number {
  const running = money.payOuts.find((payOut) => payOut.state === 'started');
  return running ? context.money.payOutProgressMinor(running.payOutId) : 0;
}

function stageOf(sale: Sale, context: ViewContext): SaleStage {
  const returning = returningStage(sale, context);
  if (returning) return returning;
  const claim = shownClaim(sale);
  if (claim) {
    const { code, reason } = claim;
    const queueNo = sale.order?.placed?.queueNo ?? null;
    return { kind: 'claim', code, reason, queueNo, ...(claim !== mainClaim(sale) && { refundOnly: true }) };
  }
  if (isRefundedWhole(sale)) return { kind: 'refunded', amountMinor: refundedMinor(sale) };
  const settled = isPaid(sale) ? mainClaim(sale) : undefined;
  if (settled) return { kind: 'refunded', amountMinor: settled.amountMinor + refundedMinor(sale) };
  if (sale.order?.placed) {
    const { queueNo } = sale.order.placed;
    return { kind: 'queued', queueNo, status: sale.order.status, ahead: context.ahead };
  }
  if (isPaid(sale)) return { kind: 'ordering', troubled: context.troubled };
  if (sale.closed?.kind === 'cancelled') return { kind: 'cancelled' };
  if (sale.closed?.kind === 'failed') return { kind: 'failed', reason: sale.closed.reason };
  return openStage(sale, context);
}

/** Nothing else is shown while an unpaid sale's money comes out: the shopper has to see it and take it. */
function returningStage(sale: Sale, context: ViewContext): SaleStage | null {
  if (isPaid(sale)) return null;
  const leftMinor = dueBackMinor(sale) + underWayMinor(sale.money);
  if (leftMinor === 0) return null;
  const paidMinor = progressMinor(sale, context);
  return { kind: 'returningMoney', amountMinor: leftMinor, paidMinor };
}

function openStage(sale: Sale, context: ViewContext): SaleStage {
  if (sale.offer.kind === 'soldOut') return { kind: 'soldOut' };
  const changed = changedStage(sale);
  if (changed) return changed;
  const attempt = activeAttempt(sale);
  if (!attempt) {
    // The upload goes on while the shopper chooses; only trouble with it is worth a word.
    return context.troubled
      ? { kind: 'preparing', troubled: true }
      : { kind: 'choosingPayment', methods: [...context.methods] };
  }
  return attemptStage(sale, attempt, context);
}

/** What the shopper has to accept before anything is paid. */
function changedStage(sale: Sale): SaleStage | null {
  const { offer, discount } = sale;
  switch (offer.kind) {
    case 'priceChanged':
      return { kind: 'priceChanged', newAmountMinor: payableMinor(offer.newPriceMinor, discount) };
    case 'discountChanged':
      return { kind: 'priceChanged', newAmountMinor: toPayMinor(sale) };
    case 'couponChanged':
      return { kind: 'couponChanged', reason: offer.reason, newAmountMinor: toPayMinor(sale) };
    default:
      return null;
  }
}

function attemptStage(sale: Sale, attempt: PaymentAttempt, context: ViewContext): SaleStage {
  const methods = [...context.methods];
  if (attempt.state === 'chosen' || attempt.state === 'quoted')
    return { kind: 'preparing', troubled: context.troubled };
  if (attempt.state !== 'announced') {
    const reason = failureOf(sale, attempt);
    return { kind: 'paymentFailed', methods, ...(reason && { reason }) };
  }
  if (attempt.timedOut && !isReaderAsked(sale)) return { kind: 'paymentTimedOut', methods };
  return {
    kind: 'awaitingPayment',
    payType: attempt.payType,
    qrText: attempt.qrText ?? '',
    deadlineAtMs: context.deadlineOf?.(attempt.paymentId) ?? attempt.deadlineAtMs ?? 0,
    paying: attempt.paying,
    troubled: context.watchTroubled && attempt.qrText !== '',
    ...tenderOf(sale, attempt, context),
  };
}

function tenderOf(
  sale: Sale,
  { paymentId, payType }: PaymentAttempt,
  { money }: ViewContext,
): { cash?: CashTender; reader?: ReaderTender; staffDueMinor?: number } {
  const dueMinor = missingMinor(sale, paymentId);
  if (payType === PayType.cash) return { cash: { ...money.cash, missingMinor: dueMinor } };
  if (READER_PAY_TYPES.includes(payType)) {
    return { reader: { dueMinor, state: readerStateOf(sale, paymentId, money.isReaderReady(payType)) } };
  }
  return payType === PayType.onSite ? { staffDueMinor: dueMinor } : {};
}

function failureOf(sale: Sale, { paymentId }: PaymentAttempt) {
  const vend = sale.money.vends.filter((each) => each.paymentId === paymentId).at(-1);
  if (!vend) return null;
  if (vend.state === 'unclear') return 'unclear';
  if (vend.isNotAsked) return 'readerAway';
  return vend.isWithdrawn ? 'stopped' : 'denied';
}
