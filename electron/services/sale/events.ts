import * as z from 'zod';
import { parseDesign } from '../../../shared/domain/design.ts';
import { amountMinorSchema, currencySchema } from '../../../shared/domain/money.ts';
import { payTypeSchema } from '../../../shared/domain/payment.ts';

/**
 * What happened to a sale. Events are written once and never changed; a sale is their fold (`apply`). They are read back
 * from the journal through this schema, so a member may gain optional fields but never lose or rename one.
 */

const at = { atMs: z.number().int() };
const event = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ kind: z.literal(kind), ...at, ...shape });

const paymentId = z.string().min(1);
const orderId = z.string().min(1);

export const claimReasonSchema = z.enum([
  'orderRefused',
  'printFailed',
  'dispenseFailed',
  'unclear',
  'paidLate',
  'paidTwice',
  'cancelledByBackend',
]);
export type ClaimReason = z.infer<typeof claimReasonSchema>;

/** A design of any version that was ever written, as one of today's. */
const storedDesignSchema = z.unknown().transform((stored, context) => {
  const design = parseDesign(stored);
  if (design.ok) return design.value;
  context.addIssue({ code: 'custom', message: design.error });
  return z.NEVER;
});

export const printFileSchema = z.object({
  sha256: z.string(),
  bytes: z.number(),
  widthPx: z.number(),
  heightPx: z.number(),
  dpi: z.number(),
});

export const saleEventSchema = z.discriminatedUnion('kind', [
  event('saleStarted', {
    sessionId: z.string(),
    modelId: z.string(),
    brandId: z.string(),
    modelName: z.string(),
    priceMinor: amountMinorSchema,
    currency: currencySchema,
    design: storedDesignSchema,
    printFile: printFileSchema,
  }),
  /** An order of this machine's print list that was not sold on this screen. */
  event('orderAdopted', {
    orderId,
    backendOrderId: z.string(),
    queueNo: z.string(),
    status: z.number(),
    modelName: z.string(),
    pictureUrl: z.string(),
    currency: currencySchema,
  }),
  event('pictureFetched', { printFile: printFileSchema }),
  event('pictureRefused', { detail: z.string() }),

  event('fileUploaded', { url: z.string() }),
  event('uploadRefused', { detail: z.string() }),

  event('paymentChosen', { paymentId, payType: payTypeSchema, amountMinor: amountMinorSchema }),
  event('quoteConfirmed', { paymentId }),
  event('priceChanged', { newPriceMinor: amountMinorSchema }),
  event('priceAccepted', { priceMinor: amountMinorSchema }),
  event('modelSoldOut', {}),
  event('modelGone', {}),
  /** Written before the first request that names the id: from now on a clash may be our own earlier attempt. */
  event('paymentReportAttempted', { paymentId }),
  event('paymentReported', {
    paymentId,
    backendPaymentId: z.string().nullable(),
    qrText: z.string(),
    deadlineAtMs: z.number(),
  }),
  event('paymentIdAbandoned', { paymentId, nextPaymentId: paymentId }),
  event('paymentRefused', { paymentId, code: z.number(), detail: z.string() }),
  event('paymentStatusSeen', { paymentId, status: z.number() }),
  event('paymentTimedOut', { paymentId }),
  event('paymentWatchEnded', { paymentId }),
  event('saleCancelled', { by: z.enum(['shopper', 'idle', 'kiosk']) }),
  event('saleFailed', { reason: z.enum(['idsExhausted']) }),

  event('orderIdChosen', { orderId, paymentId }),
  event('orderAttempted', { orderId }),
  event('orderIdAbandoned', { orderId, nextOrderId: orderId }),
  event('orderPlaced', { orderId, backendOrderId: z.string(), queueNo: z.string(), status: z.number() }),
  event('orderRefused', { code: z.number(), detail: z.string() }),
  event('orderStatusSeen', { status: z.number() }),

  /** Motion. Written before the device is told. */
  event('printStarted', { jobId: z.string() }),
  /** Certain: the printer never took the job. It may be started again. */
  event('printRejected', { detail: z.string() }),
  /** Certain: this picture can never become a print of this machine. Nothing was sent to the printer. */
  event('printImpossible', { detail: z.string() }),
  event('printFinished', {}),
  event('printFailed', { detail: z.string(), certain: z.boolean() }),
  event('dispenseStarted', { dispenseId: z.string() }),
  event('dispenseRejected', { detail: z.string() }),
  event('dispenseFinished', {}),
  event('dispenseFailed', { detail: z.string(), certain: z.boolean() }),
  event('caseCollected', {}),

  event('claimOpened', {
    code: z.string(),
    reason: claimReasonSchema,
    amountMinor: amountMinorSchema,
    paymentId: z.string().nullable(),
  }),
  event('filesErased', {}),
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
