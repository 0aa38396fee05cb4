import * as z from 'zod';
import { couponChangeSchema } from '../../../shared/contract/sale.ts';
import { SALE_CLAIM_REASONS } from '../../../shared/domain/claim-reason.ts';
import { parseDesign } from '../../../shared/domain/design.ts';
import { amountMinorSchema, currencySchema } from '../../../shared/domain/money.ts';
import { payTypeSchema } from '../../../shared/domain/payment.ts';
import { saleEvent } from './event-shape.ts';
import { moneyEvents } from './money-events.ts';
import { offlineEvents } from './offline-events.ts';
import { staffEvents } from './staff-events.ts';

/**
 * What happened to a sale. Events are written once and never changed; a sale is their fold (`apply`). They are read back
 * from the journal through this schema, so a member may gain optional fields but never lose or rename one.
 */

const paymentId = z.string().min(1);
const orderId = z.string().min(1);

export const claimReasonSchema = z.enum(SALE_CLAIM_REASONS);
export type ClaimReason = z.infer<typeof claimReasonSchema>;

/** A design of any version that was ever written, as one of today's. */
const storedDesignSchema = z.unknown().transform((stored, context) => {
  const design = parseDesign(stored);
  if (design.ok) return design.value;
  context.addIssue({ code: 'custom', message: design.error });
  return z.NEVER;
});

/** By whom which coupon. */
const couponUseSchema = z.object({
  memberId: z.number().nullable(),
  couponId: z.string(),
  couponCode: z.string(),
});

export const printFileSchema = z.object({
  sha256: z.string(),
  bytes: z.number(),
  widthPx: z.number(),
  heightPx: z.number(),
  dpi: z.number(),
});

export const saleEventSchema = z.discriminatedUnion('kind', [
  saleEvent('saleStarted', {
    sessionId: z.string(),
    modelId: z.string(),
    brandId: z.string(),
    modelName: z.string(),
    priceMinor: amountMinorSchema,
    currency: currencySchema,
    design: storedDesignSchema,
    printFile: printFileSchema,
    /** The retailer's number for the shopper; no name and no number of a person. */
    memberId: z.number().optional(),
  }),
  /** A coupon that applies. `isFoundOut`: the check before a payment found another amount than before. */
  saleEvent('discountApplied', {
    discountMinor: amountMinorSchema,
    use: couponUseSchema,
    isFoundOut: z.boolean().optional(),
  }),
  /** The check before a payment found that it does not apply. */
  saleEvent('discountRemoved', {
    discountMinor: amountMinorSchema,
    use: couponUseSchema,
    reason: couponChangeSchema,
  }),
  /** An order of this machine's print list that was not sold on this screen. */
  saleEvent('orderAdopted', {
    orderId,
    backendOrderId: z.string(),
    queueNo: z.string(),
    status: z.number(),
    modelName: z.string(),
    pictureUrl: z.string(),
    currency: currencySchema,
  }),
  saleEvent('pictureFetched', { printFile: printFileSchema }),
  saleEvent('pictureRefused', { detail: z.string() }),

  saleEvent('fileUploaded', { url: z.string() }),
  saleEvent('uploadRefused', { detail: z.string() }),

  saleEvent('paymentChosen', { paymentId, payType: payTypeSchema, amountMinor: amountMinorSchema }),
  saleEvent('quoteConfirmed', { paymentId }),
  saleEvent('priceChanged', { newPriceMinor: amountMinorSchema }),
  saleEvent('priceAccepted', { priceMinor: amountMinorSchema }),
  saleEvent('modelSoldOut', {}),
  saleEvent('modelGone', {}),
  /** Written before the first request that names the id: from now on a clash may be our own earlier attempt. */
  saleEvent('paymentReportAttempted', { paymentId }),
  saleEvent('paymentReported', {
    paymentId,
    backendPaymentId: z.string().nullable(),
    qrText: z.string(),
    deadlineAtMs: z.number(),
  }),
  saleEvent('paymentIdAbandoned', { paymentId, nextPaymentId: paymentId }),
  saleEvent('paymentRefused', { paymentId, code: z.number(), detail: z.string() }),
  saleEvent('paymentStatusSeen', { paymentId, status: z.number() }),
  saleEvent('paymentTimedOut', { paymentId }),
  saleEvent('paymentWatchEnded', { paymentId }),
  saleEvent('saleCancelled', { by: z.enum(['shopper', 'idle', 'kiosk']) }),
  saleEvent('saleFailed', { reason: z.enum(['idsExhausted']) }),

  saleEvent('orderIdChosen', { orderId, paymentId }),
  saleEvent('orderAttempted', { orderId }),
  saleEvent('orderIdAbandoned', { orderId, nextOrderId: orderId }),
  saleEvent('orderPlaced', { orderId, backendOrderId: z.string(), queueNo: z.string(), status: z.number() }),
  saleEvent('orderRefused', { code: z.number(), detail: z.string() }),
  saleEvent('orderStatusSeen', { status: z.number() }),

  /** Motion. Written before the device is told. */
  saleEvent('feedStarted', { feedId: z.string(), slot: z.number().int() }),
  /** Certain: nothing has moved. It may be started again. */
  saleEvent('feedRejected', { detail: z.string() }),
  saleEvent('feedFinished', {}),
  saleEvent('feedFailed', { detail: z.string(), certain: z.boolean() }),
  saleEvent('printStarted', { jobId: z.string() }),
  /** Certain: the printer never took the job. It may be started again. */
  saleEvent('printRejected', { detail: z.string() }),
  /** Certain: this picture can never become a print of this machine. Nothing was sent to the printer. */
  saleEvent('printImpossible', { detail: z.string() }),
  saleEvent('printFinished', {}),
  saleEvent('printFailed', { detail: z.string(), certain: z.boolean() }),
  saleEvent('dispenseStarted', { dispenseId: z.string() }),
  saleEvent('dispenseRejected', { detail: z.string() }),
  saleEvent('dispenseFinished', {}),
  saleEvent('dispenseFailed', { detail: z.string(), certain: z.boolean() }),
  /** `person`: staff said so, where the tray could not. */
  saleEvent('caseCollected', { person: z.string().optional() }),

  saleEvent('claimOpened', {
    code: z.string(),
    reason: claimReasonSchema,
    amountMinor: amountMinorSchema,
    paymentId: z.string().nullable(),
    /** The part, pay-out or vend that it stands for. Missing: the case, or a payment by phone. */
    about: z.string().optional(),
    /** The money may be with the shopper already: to be looked into before it is given. */
    toCheck: z.boolean().optional(),
    /** Staff opened it, for this reason. */
    person: z.string().optional(),
    note: z.string().optional(),
  }),
  saleEvent('filesErased', {}),
  ...moneyEvents,
  ...offlineEvents,
  ...staffEvents,
]);

export type SaleEvent = z.infer<typeof saleEventSchema>;
export type SaleEventKind = SaleEvent['kind'];
export type EventOf<Kind extends SaleEventKind> = Extract<SaleEvent, { kind: Kind }>;
export type PrintFileInfo = z.infer<typeof printFileSchema>;

/** The ids in an event by which the sale can be found again. */
export function idsOf(event: SaleEvent): string[] {
  switch (event.kind) {
    case 'paymentChosen':
      return [event.paymentId];
    case 'paymentIdAbandoned':
      return [event.nextPaymentId];
    case 'orderIdChosen':
    case 'orderQueuedHere':
    case 'orderAdopted':
      return [event.orderId];
    case 'orderIdAbandoned':
      return [event.nextOrderId];
    case 'claimOpened':
      return [event.code];
    default:
      return [];
  }
}
