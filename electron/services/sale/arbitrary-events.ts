import fc from 'fast-check';
import { emptyDesign } from '../../../shared/domain/design.ts';
import type { SaleEvent } from './events.ts';
import type { MoneyFacts } from './view.ts';

/** A machine without money devices. */
export const NO_MONEY_FACTS: MoneyFacts = {
  cash: { givesChange: false, coinsMinor: [], notesMinor: [], note: null },
  isReaderReady: () => false,
  payOutProgressMinor: () => 0,
};

const paymentId = fc.constantFrom('P1', 'P2', 'P3');
const orderId = fc.constantFrom('O1', 'O2');
const status = fc.integer({ min: 0, max: 18 });
const partId = fc.constantFrom('C1', 'C2', 'C3', 'C4');
const payOutId = fc.constantFrom('X1', 'X2');
const vendId = fc.constantFrom('V1', 'V2', 'V3');
const amountMinor = fc.constantFrom(10, 100, 2000, 3990, 5000);
const detail = fc.constant('because');
const code = fc.constantFrom('K1', 'K2');
const use = fc.constant({ memberId: null, couponId: '1', couponCode: 'A' });
const by = { personId: fc.constant('p'), person: fc.constant('Ann') };
const atMs = fc.constant(1_000);

const of = <Kind extends SaleEvent['kind']>(kind: Kind, shape: object) =>
  fc.record({ kind: fc.constant(kind), atMs, ...shape });

export const SALE_STARTED: SaleEvent = {
  kind: 'saleStarted',
  atMs: 0,
  sessionId: 's',
  modelId: 'M',
  brandId: 'B',
  modelName: 'Phone',
  priceMinor: 3990,
  currency: 'CNY',
  design: emptyDesign('phone'),
  printFile: { sha256: 'x', bytes: 1, widthPx: 1, heightPx: 1, dpi: 300 },
};

/** Any event that can follow the beginning, in any order: also orders that no kiosk would ever write. */
export const arbitraryLaterEvent = fc.oneof(
  of('fileUploaded', { url: fc.constant('http://f') }),
  of('uploadRefused', { detail }),
  of('paymentChosen', {
    paymentId,
    payType: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
    amountMinor: fc.constantFrom(3990, 4500),
  }),
  of('quoteConfirmed', { paymentId }),
  of('priceChanged', { newPriceMinor: fc.constant(4500) }),
  of('priceAccepted', { priceMinor: fc.constant(4500) }),
  of('discountApplied', {
    discountMinor: fc.constantFrom(0, 1000, 3990, 9000),
    use,
    isFoundOut: fc.boolean(),
  }),
  of('discountRemoved', { discountMinor: fc.constant(1000), use, reason: fc.constant({ kind: 'used' }) }),
  of('modelSoldOut', {}),
  of('modelGone', {}),
  of('paymentReportAttempted', { paymentId }),
  of('paymentReported', {
    paymentId,
    backendPaymentId: fc.constant(null),
    qrText: fc.constant('qr'),
    deadlineAtMs: fc.constant(121_000),
  }),
  of('paymentIdAbandoned', { paymentId, nextPaymentId: paymentId }),
  of('paymentRefused', { paymentId, code: fc.constant(1), detail }),
  of('paymentStatusSeen', { paymentId, status }),
  of('paymentTimedOut', { paymentId }),
  of('paymentWatchEnded', { paymentId }),
  of('saleCancelled', { by: fc.constantFrom('shopper', 'idle', 'kiosk') }),
  of('saleFailed', { reason: fc.constant('idsExhausted') }),
  of('orderIdChosen', { orderId, paymentId }),
  of('orderAttempted', { orderId }),
  of('orderIdAbandoned', { orderId, nextOrderId: orderId }),
  of('orderPlaced', { orderId, backendOrderId: fc.constant('b'), queueNo: fc.constant('A1'), status }),
  of('orderRefused', { code: fc.constant(1), detail }),
  of('orderStatusSeen', { status }),
  of('soldOffline', {
    paymentId,
    priceMinor: fc.constant(3990),
    stockReadAtMs: fc.constant(0),
    deadlineAtMs: fc.constant(121_000),
  }),
  of('orderQueuedHere', { orderId, paymentId, queueNo: fc.constant('L001'), sequence: fc.constant(1) }),
  of('paymentCaughtUp', { paymentId, backendPaymentId: fc.constant(null) }),
  of('orderCaughtUp', { orderId, backendOrderId: fc.constant('b'), queueNo: fc.constant('A1') }),
  of('catchUpRefused', { step: fc.constantFrom('upload', 'payment', 'order'), code: fc.constant(1), detail }),
  of('feedStarted', { feedId: orderId, slot: fc.constant(1) }),
  of('feedRejected', { detail }),
  of('feedFinished', {}),
  of('feedFailed', { detail, certain: fc.boolean() }),
  of('printStarted', { jobId: orderId }),
  of('printRejected', { detail }),
  of('printImpossible', { detail }),
  of('printFinished', {}),
  of('printFailed', { detail, certain: fc.boolean() }),
  of('dispenseStarted', { dispenseId: orderId }),
  of('dispenseRejected', { detail }),
  of('dispenseFinished', {}),
  of('dispenseFailed', { detail, certain: fc.boolean() }),
  of('caseCollected', {}),
  of('filesErased', {}),
  of('cashInserted', { partId, means: fc.constantFrom('coins', 'bills'), amountMinor }),
  of('billLost', { partId: fc.constantFrom('L1', 'L2'), amountMinor }),
  of('cashReturnAsked', {}),
  of('payOutStarted', { payOutId, amountMinor }),
  of('payOutFinished', {
    payOutId,
    paidMinor: amountMinor,
    outcome: fc.constantFrom('done', 'short', 'rejected', 'unknown'),
  }),
  of('payOutGivenUp', { amountMinor, detail }),
  of('vendRequested', {
    vendId,
    paymentId,
    amountMinor,
    reader: fc.constantFrom(1, 2),
    settle: fc.constantFrom('orderAccepted', 'dispensed'),
  }),
  of('vendWithdrawn', { vendId }),
  of('vendApproved', { vendId, amountMinor }),
  of('vendRefused', { vendId, outcome: fc.constantFrom('denied', 'cancelled', 'notAsked') }),
  of('vendSettling', { vendId, how: fc.constantFrom('confirm', 'fail') }),
  of('vendSettled', {
    vendId,
    outcome: fc.constantFrom('charged', 'refunded', 'refundRefused', 'refundUntold', 'unclear'),
  }),
  of('staffConfirmed', {
    paymentId,
    partId: fc.constantFrom('S1', 'S2'),
    amountMinor,
    person: fc.constant('staff'),
  }),
  of('claimOpened', {
    code,
    reason: fc.constantFrom('printFailed', 'unclear', 'paidLate', 'complaint', 'changeShort'),
    amountMinor,
    paymentId: fc.constantFrom(null, 'P1'),
    about: fc.constantFrom('cash', 'complaint', 'L1'),
  }),
  of('printAgainOrdered', { code, reason: detail, ...by }),
  of('caseLocated', { code, where: fc.constantFrom('tray', 'handedOver', 'spoiled', 'nowhere'), ...by }),
  of('orderCancelledByStaff', { reason: detail, ...by }),
  of('refundStarted', {
    refundId: fc.constantFrom('R1', 'R2'),
    code,
    means: fc.constantFrom('hand', 'coins', 'backOffice'),
    amountMinor,
    reason: detail,
    ...by,
  }),
  of('refundFinished', {
    refundId: fc.constantFrom('R1', 'R2'),
    paidMinor: amountMinor,
    outcome: fc.constantFrom('done', 'short', 'rejected', 'unknown'),
  }),
  of('claimDismissed', { code, reason: detail, ...by }),
  of('slipOrdered', { slipId: fc.constant('S'), slip: fc.constantFrom('queue', 'claim', 'refund'), ...by }),
  of('paymentTold', { paymentId, delivered: fc.boolean() }),
) as fc.Arbitrary<SaleEvent>;
