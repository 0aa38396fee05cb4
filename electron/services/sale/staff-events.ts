import * as z from 'zod';
import { amountMinorSchema } from '../../../shared/domain/money.ts';
import { saleEvent } from './event-shape.ts';

/* What staff decided about a sale. Each is written before the deed, with the person and, where somebody asks why, the reason. */

const code = z.string().min(1);
const refundId = z.string().min(1);
const byPerson = { personId: z.string(), person: z.string() };
const reason = z.string();

/**
 * By which way money goes back that staff give back. `hand`: out of the shop's own till, so the machine keeps what it has.
 * `coins`: the changer pays it. `backOffice`: by the shop's system or the card company, and somebody says when it is done.
 */
export const refundMeansSchema = z.enum(['hand', 'coins', 'backOffice']);
export type RefundMeans = z.infer<typeof refundMeansSchema>;

/** Where the case was, of which no device could tell. `spoiled`: taken out of the machine, and of no use. */
export const caseLocationSchema = z.enum(['tray', 'handedOver', 'spoiled', 'nowhere']);
export type CaseLocation = z.infer<typeof caseLocationSchema>;

export const staffEvents = [
  /** The claim is honoured by making the case (again): motion begins anew, under ids of its own. */
  saleEvent('printAgainOrdered', { code, reason, ...byPerson }),
  saleEvent('caseLocated', { code, where: caseLocationSchema, ...byPerson }),
  /** A paid order that the machine had not begun with. */
  saleEvent('orderCancelledByStaff', { reason, ...byPerson }),
  /** By hand it is done with this word. Other ways end with `refundFinished`. */
  saleEvent('refundStarted', {
    refundId,
    code,
    means: refundMeansSchema,
    amountMinor: amountMinorSchema,
    reason,
    ...byPerson,
  }),
  /** `unknown`: between nothing and all of it came out; a person says later how much, with another of these. */
  saleEvent('refundFinished', {
    refundId,
    paidMinor: amountMinorSchema,
    outcome: z.enum(['done', 'short', 'rejected', 'unknown']),
    person: z.string().optional(),
  }),
  /** Looked into: the shopper has the money, or nothing was taken. */
  saleEvent('claimDismissed', { code, reason, ...byPerson }),
  saleEvent('slipOrdered', { slipId: z.string(), slip: z.enum(['queue', 'claim', 'refund']), ...byPerson }),
] as const;
