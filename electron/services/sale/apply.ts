import { assertNever } from '../../../shared/domain/assert-never.ts';
import { OrderStatus } from '../../../shared/domain/order.ts';
import { PaymentStatus } from '../../../shared/domain/payment.ts';
import type { EventOf, SaleEvent } from './events.ts';
import type { Motion, Order, PaymentAttempt, Sale } from './sale.ts';

/**
 * The sale after one more event. Pure, and total: an event that comes late or twice (a payment status after the
 * cancellation, say) changes what it can and never throws. Throws only for a journal that does not begin with a beginning.
 */
export function apply(sale: Sale | null, saleId: string, event: SaleEvent): Sale {
  if (event.kind === 'saleStarted') return sale ?? begin(saleId, event);
  if (event.kind === 'orderAdopted') return sale ?? adopt(saleId, event);
  if (sale === null) throw new Error(`sale ${saleId} begins with ${event.kind}`);
  return applyToSale(sale, event);
}

/** The fold of a sale's whole journal. */
export function fold(saleId: string, events: readonly SaleEvent[]): Sale {
  const sale = events.reduce<Sale | null>((state, event) => apply(state, saleId, event), null);
  if (sale === null) throw new Error(`sale ${saleId} has no events`);
  return sale;
}

type LaterEvent = Exclude<SaleEvent, { kind: 'saleStarted' | 'orderAdopted' }>;

function applyToSale(sale: Sale, event: LaterEvent): Sale {
  switch (event.kind) {
    case 'pictureFetched':
      return { ...sale, printFile: event.printFile };
    case 'pictureRefused':
      return { ...sale, orderRefused: true };
    case 'fileUploaded':
      return { ...sale, pictureUrl: event.url };
    case 'uploadRefused':
      return {
        ...sale,
        closed: sale.closed ?? { kind: 'failed', reason: 'uploadRefused', atMs: event.atMs },
      };
    case 'paymentChosen':
      return choosePayment(sale, event);
    case 'quoteConfirmed':
      return updateAttempt(sale, event.paymentId, (attempt) => advanceAttempt(attempt, 'chosen', 'quoted'));
    case 'priceChanged':
      return { ...sale, offer: { kind: 'priceChanged', newPriceMinor: event.newPriceMinor } };
    case 'priceAccepted':
      return acceptPrice(sale, event.priceMinor);
    case 'modelSoldOut':
      return { ...sale, offer: { kind: 'soldOut' } };
    case 'modelGone':
      return { ...sale, closed: sale.closed ?? { kind: 'failed', reason: 'modelGone', atMs: event.atMs } };
    case 'paymentReportAttempted':
      return updateAttempt(sale, event.paymentId, (attempt) => ({ ...attempt, attempted: true }));
    case 'paymentReported':
      return announcePayment(sale, event);
    case 'paymentIdAbandoned':
      return abandonPaymentId(sale, event);
    case 'paymentRefused':
      return updateAttempt(sale, event.paymentId, (attempt) => ({ ...attempt, state: 'refused' }));
    case 'paymentStatusSeen':
      return seePaymentStatus(sale, event);
    case 'paymentTimedOut':
      return updateAttempt(sale, event.paymentId, (attempt) => ({ ...attempt, timedOut: true }));
    case 'paymentWatchEnded':
      return updateAttempt(sale, event.paymentId, (attempt) => ({ ...attempt, watchEnded: true }));
    case 'saleCancelled':
      return isPaid(sale) || sale.closed
        ? sale
        : { ...sale, closed: { kind: 'cancelled', by: event.by, atMs: event.atMs } };
    case 'saleFailed':
      return { ...sale, closed: sale.closed ?? { kind: 'failed', reason: event.reason, atMs: event.atMs } };
    case 'orderIdChosen':
      return { ...sale, order: newOrder(event.orderId, event.paymentId) };
    case 'orderAttempted':
      return updateOrder(sale, (order) => ({ ...order, attempted: true }));
    case 'orderIdAbandoned':
      return {
        ...sale,
        order: {
          ...newOrder(event.nextOrderId, sale.order?.paymentId ?? null),
          takenIds: (sale.order?.takenIds ?? 0) + 1,
        },
      };
    case 'orderPlaced':
      return updateOrder(sale, (order) => placeOrder(order, event));
    case 'orderRefused':
      return { ...sale, orderRefused: true };
    case 'orderStatusSeen':
      return updateOrder(sale, (order) => ({ ...order, status: event.status }));
    case 'printStarted':
      return { ...withStatus(sale, OrderStatus.printing), print: startMotion(event.jobId, event.atMs) };
    case 'printRejected':
      return { ...withStatus(sale, OrderStatus.waitingForPrinting), print: null };
    case 'printImpossible':
      return {
        ...withStatus(sale, OrderStatus.printingFailed),
        print: endMotion(startMotion(sale.order?.orderId ?? '', event.atMs), 'failed', true),
      };
    case 'printFinished':
      return { ...withStatus(sale, OrderStatus.printed), print: endMotion(sale.print, 'finished', true) };
    case 'printFailed':
      return {
        ...withStatus(sale, OrderStatus.printingFailed),
        print: endMotion(sale.print, 'failed', event.certain),
      };
    case 'dispenseStarted':
      return {
        ...withStatus(sale, OrderStatus.dispensing),
        dispense: startMotion(event.dispenseId, event.atMs),
      };
    case 'dispenseRejected':
      return { ...withStatus(sale, OrderStatus.printed), dispense: null };
    case 'dispenseFinished':
      return {
        ...withStatus(sale, OrderStatus.dispensed),
        dispense: endMotion(sale.dispense, 'finished', true),
      };
    case 'dispenseFailed':
      return { ...sale, dispense: endMotion(sale.dispense, 'failed', event.certain) };
    case 'caseCollected':
      return { ...withStatus(sale, OrderStatus.pickedUp), collectedAtMs: event.atMs };
    case 'claimOpened':
      return { ...sale, claims: [...sale.claims, { ...event, openedAtMs: event.atMs }] };
    case 'filesErased':
      return { ...sale, filesErased: true };
    default:
      return assertNever(event);
  }
}

const NEW_SALE = {
  offer: { kind: 'agreed' },
  attempts: [],
  activePaymentId: null,
  paidBy: null,
  closed: null,
  order: null,
  orderRefused: false,
  print: null,
  dispense: null,
  collectedAtMs: null,
  claims: [],
  filesErased: false,
} as const;

function begin(saleId: string, event: EventOf<'saleStarted'>): Sale {
  const { sessionId, modelId, brandId, modelName, priceMinor, currency, design, printFile } = event;
  return {
    ...NEW_SALE,
    saleId,
    origin: 'screen',
    startedAtMs: event.atMs,
    sessionId,
    modelId,
    brandId,
    modelName,
    priceMinor,
    currency,
    design: { caseId: design.caseId, version: design.version },
    printFile,
    pictureUrl: null,
  };
}

function adopt(saleId: string, event: EventOf<'orderAdopted'>): Sale {
  const { backendOrderId, queueNo, status } = event;
  const order = { ...newOrder(event.orderId, null), attempted: true, status };
  return {
    ...NEW_SALE,
    saleId,
    origin: 'backend',
    startedAtMs: event.atMs,
    sessionId: null,
    modelId: '',
    brandId: '',
    modelName: event.modelName,
    priceMinor: 0,
    currency: event.currency,
    design: null,
    printFile: null,
    pictureUrl: event.pictureUrl,
    order: { ...order, placed: { backendOrderId, queueNo, atMs: event.atMs } },
  };
}

export function isPaid(sale: Sale): boolean {
  return sale.paidBy !== null;
}

function updateAttempt(
  sale: Sale,
  paymentId: string,
  change: (attempt: PaymentAttempt) => PaymentAttempt,
): Sale {
  return {
    ...sale,
    attempts: sale.attempts.map((attempt) => (attempt.paymentId === paymentId ? change(attempt) : attempt)),
  };
}

function advanceAttempt(
  attempt: PaymentAttempt,
  from: PaymentAttempt['state'],
  to: PaymentAttempt['state'],
): PaymentAttempt {
  return attempt.state === from ? { ...attempt, state: to } : attempt;
}

function choosePayment(sale: Sale, event: EventOf<'paymentChosen'>): Sale {
  const attempt: PaymentAttempt = {
    paymentId: event.paymentId,
    payType: event.payType,
    amountMinor: event.amountMinor,
    state: 'chosen',
    attempted: false,
    paying: false,
    qrText: null,
    deadlineAtMs: null,
    timedOut: false,
    watchEnded: false,
  };
  return { ...sale, attempts: [...sale.attempts, attempt], activePaymentId: event.paymentId };
}

/** The accepted price holds for the attempt that was waiting for it: nothing of it has left the kiosk yet. */
function acceptPrice(sale: Sale, priceMinor: number): Sale {
  const accepted: Sale = { ...sale, priceMinor, offer: { kind: 'agreed' } };
  if (sale.activePaymentId === null) return accepted;
  return updateAttempt(accepted, sale.activePaymentId, (attempt) =>
    attempt.attempted ? attempt : { ...attempt, state: 'chosen', amountMinor: priceMinor },
  );
}

function announcePayment(sale: Sale, event: EventOf<'paymentReported'>): Sale {
  return updateAttempt(sale, event.paymentId, (attempt) => ({
    ...advanceAttempt(attempt, 'quoted', 'announced'),
    qrText: event.qrText,
    deadlineAtMs: event.deadlineAtMs,
  }));
}

function abandonPaymentId(sale: Sale, event: EventOf<'paymentIdAbandoned'>): Sale {
  const former = sale.attempts.find((attempt) => attempt.paymentId === event.paymentId);
  if (!former) return sale;
  const given = updateAttempt(sale, event.paymentId, (attempt) => ({ ...attempt, state: 'abandoned' }));
  const next = choosePayment(given, {
    ...event,
    kind: 'paymentChosen',
    paymentId: event.nextPaymentId,
    payType: former.payType,
    amountMinor: former.amountMinor,
  });
  return sale.activePaymentId === event.paymentId ? next : { ...next, activePaymentId: sale.activePaymentId };
}

function seePaymentStatus(sale: Sale, event: EventOf<'paymentStatusSeen'>): Sale {
  const seen = updateAttempt(sale, event.paymentId, (attempt) => withPaymentStatus(attempt, event.status));
  const attempt = seen.attempts.find((candidate) => candidate.paymentId === event.paymentId);
  const paysForThis = attempt?.state === 'paid' && sale.paidBy === null && sale.closed === null;
  return paysForThis ? { ...seen, paidBy: event.paymentId } : seen;
}

/** Paid is final: no later status takes money back, that is what refunds are for. A failed payment may still be paid. */
export function withPaymentStatus(attempt: PaymentAttempt, status: number): PaymentAttempt {
  if (attempt.state === 'paid' || attempt.state === 'abandoned') return attempt;
  switch (status) {
    case PaymentStatus.paid:
      return { ...attempt, state: 'paid', paying: false };
    case PaymentStatus.failed:
    case PaymentStatus.abnormal:
      return { ...attempt, state: 'failed', paying: false };
    case PaymentStatus.paying:
      return { ...attempt, paying: true };
    default:
      return { ...attempt, paying: false };
  }
}

function newOrder(orderId: string, paymentId: string | null): Order {
  return { orderId, paymentId, attempted: false, takenIds: 0, placed: null, status: OrderStatus.paid };
}

function updateOrder(sale: Sale, change: (order: Order) => Order): Sale {
  return sale.order === null ? sale : { ...sale, order: change(sale.order) };
}

function placeOrder(order: Order, event: EventOf<'orderPlaced'>): Order {
  const { backendOrderId, queueNo, status, atMs } = event;
  return order.placed ? order : { ...order, status, placed: { backendOrderId, queueNo, atMs } };
}

function withStatus(sale: Sale, status: number): Sale {
  return updateOrder(sale, (order) => ({ ...order, status }));
}

function startMotion(id: string, startedAtMs: number): Motion {
  return { id, state: 'started', startedAtMs, certain: true };
}

function endMotion(motion: Motion | null, state: 'finished' | 'failed', certain: boolean): Motion | null {
  return motion === null || motion.state !== 'started' ? motion : { ...motion, state, certain };
}
