import * as z from 'zod';
import { dispatchingSchema } from '../../../../shared/contract/document-orders.ts';
import { documentChoiceSchema, settleLineSchema } from '../../../../shared/contract/documents.ts';

/* An order of documents as it stands in the database: the whole of it in one row, replaced with each step. */

const fileSchema = z.object({
  documentId: z.string(),
  name: z.string(),
  /** Of the PDF that is printed, as it was when the order was placed. */
  md5: z.string(),
  choice: documentChoiceSchema,
  sheets: z.number().int().min(1),
});
export type OrderedFile = z.infer<typeof fileSchema>;

/** A job that the printer may know of. A file without one is still to be sent. */
const jobSchema = z.object({
  file: z.number().int(),
  jobId: z.string(),
  /** `started` before the printer hears of it; `finished` once it said that it is done. */
  state: z.enum(['started', 'finished']),
  startedAtMs: z.number(),
});
export type OrderJob = z.infer<typeof jobSchema>;

export const REFUSAL_REASONS = [
  'priceMismatch',
  'changedFile',
  'refusedByShop',
  'shopAway',
  'printerAway',
  'unclear',
] as const;
export const CLAIM_REASONS = ['printFailed', 'unclear', 'priceMismatch', 'changedFile', 'paidLate'] as const;

const refused = z.object({ kind: z.literal('refused'), reason: z.enum(REFUSAL_REASONS) });
/** What an order becomes once it is cancelled at the shop. */
const closedAs = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('timedOut') }),
  refused,
]);
export type ClosedAs = z.infer<typeof closedAs>;
/**
 * After an end without money the shop is asked for a while whether somebody paid all the same. `isSeenOff`: that time is over and the
 * shop has answered once more; without it the end of the time alone was enough (orders of older programs, and those without a number).
 */
/**
 * This and the other ends of waits are by the steady clock. After a restart they are taken as wall time: they may pass early
 * or late then, which loses nothing, since a watch ends with a last answer of the shop.
 */
const watched = { watchUntilMs: z.number(), isSeenOff: z.boolean().optional() };

const stageSchema = z.discriminatedUnion('kind', [
  /** Durable, and the shop has heard nothing. */
  z.object({ kind: z.literal('recorded') }),
  /** The one call that makes an order is under way. After a crash nobody knows what came of it. */
  z.object({ kind: z.literal('verifying') }),
  /** The shop has it; its own settlement is asked for, and nobody can pay yet. */
  z.object({ kind: z.literal('checking'), untilMs: z.number() }),
  z.object({ kind: z.literal('awaitingPayment'), deadlineAtMs: z.number() }),
  /** To be cancelled at the shop. Safe to repeat. `isLeft`: nobody waits for it any more. */
  z.object({ kind: z.literal('closing'), as: closedAs, isLeft: z.boolean() }),
  z.object({ kind: z.literal('cancelled'), ...watched }),
  z.object({ kind: z.literal('timedOut'), ...watched }),
  z.object({ ...refused.shape, ...watched }),
  /** Paid. */
  z.object({ kind: z.literal('printing'), paidAtMs: z.number(), jobs: z.array(jobSchema) }),
  z.object({ kind: z.literal('printed'), atMs: z.number() }),
  z.object({ kind: z.literal('toBeDelivered') }),
  z.object({ kind: z.literal('collected') }),
  z.object({
    kind: z.literal('claim'),
    code: z.string(),
    reason: z.enum(CLAIM_REASONS),
    sinceMs: z.number(),
    /** Those that may have come out, for staff to judge. */
    jobs: z.array(jobSchema),
  }),
  /** The shop gives the money back. */
  z.object({ kind: z.literal('refunding'), code: z.string().nullable() }),
  z.object({ kind: z.literal('refunded'), code: z.string().nullable() }),
  /** Staff have dealt with it. */
  z.object({
    kind: z.literal('settled'),
    how: z.enum(['printed', 'refundedByHand', 'delivered']),
    code: z.string().nullable(),
    byName: z.string(),
    atMs: z.number(),
  }),
]);
export type OrderStage = z.infer<typeof stageSchema>;
export type ClaimReason = (typeof CLAIM_REASONS)[number];
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export const documentOrderSchema = z.object({
  documentOrderId: z.string(),
  sessionId: z.string(),
  createdAtMs: z.number(),
  moneyMinor: z.number().int().min(0),
  settle: z.array(settleLineSchema),
  files: z.array(fileSchema).min(1),
  dispatching: z.nullable(dispatchingSchema),
  /** The shop's own number, once it has told one. */
  orderNo: z.string().nullable(),
  /** Counts prints: the second one, by staff, has other jobs. */
  round: z.number().int().default(1),
  stage: stageSchema,
});
export type DocumentOrderRecord = z.infer<typeof documentOrderSchema>;

/** Nothing will happen to it any more, and staff need not know of it. */
export function isAtRest({ stage }: DocumentOrderRecord, nowMs: number): boolean {
  switch (stage.kind) {
    case 'collected':
    case 'refunded':
    case 'settled':
    case 'printed':
      return true;
    case 'cancelled':
    case 'timedOut':
    case 'refused':
      return stage.isSeenOff ?? nowMs >= stage.watchUntilMs;
    default:
      return false;
  }
}

/** Money was taken for it and it is not done: its files are kept. */
export const isPaidFor = ({ stage }: DocumentOrderRecord): boolean =>
  ['printing', 'claim', 'toBeDelivered', 'refunding'].includes(stage.kind);

/** Nobody has paid yet, and nobody has given it up: its files are kept, too. */
export const isUnpaid = ({ stage }: DocumentOrderRecord): boolean =>
  ['recorded', 'verifying', 'checking', 'awaitingPayment', 'closing'].includes(stage.kind);
