import fc from 'fast-check';
import { emptyDesign } from '../../../shared/domain/design.ts';
import type { SaleEvent } from './events.ts';

const paymentId = fc.constantFrom('P1', 'P2', 'P3');
const orderId = fc.constantFrom('O1', 'O2');
const status = fc.integer({ min: 0, max: 18 });
const detail = fc.constant('because');
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
    payType: fc.constantFrom(1, 2, 3),
    amountMinor: fc.constantFrom(3990, 4500),
  }),
  of('quoteConfirmed', { paymentId }),
  of('priceChanged', { newPriceMinor: fc.constant(4500) }),
  of('priceAccepted', { priceMinor: fc.constant(4500) }),
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
) as fc.Arbitrary<SaleEvent>;
