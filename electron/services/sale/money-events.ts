import * as z from 'zod';
import { amountMinorSchema } from '../../../shared/domain/money.ts';
import { saleEvent } from './event-shape.ts';

/*
 * What happened to money that this machine takes itself. Motion (pay-out) and charges (vend) are written before the
 * device is told, under an id that is used once.
 */

const partId = z.string().min(1);
const payOutId = z.string().min(1);
const vendId = z.string().min(1);
const paymentId = z.string().min(1);

export const moneyEvents = [
  /** A coin in the cash box or a tube, a note in the stacker. Nothing less is money. */
  saleEvent('cashInserted', { partId, means: z.enum(['coins', 'bills']), amountMinor: amountMinorSchema }),
  /** A note was in the validator when it was reset: only a person can see where it went. */
  saleEvent('billLost', { partId, amountMinor: amountMinorSchema }),
  /** The return lever, or its button on the screen. */
  saleEvent('cashReturnAsked', {}),
  saleEvent('payOutStarted', { payOutId, amountMinor: amountMinorSchema }),
  /** `rejected`, `done` and `short` are certain; `unknown`: between nothing and all of it came out. */
  saleEvent('payOutFinished', {
    payOutId,
    paidMinor: amountMinorSchema,
    outcome: z.enum(['done', 'short', 'rejected', 'unknown']),
  }),
  /** This much cannot be given back by the machine. */
  saleEvent('payOutGivenUp', { amountMinor: amountMinorSchema, detail: z.string() }),

  saleEvent('vendRequested', {
    vendId,
    paymentId,
    reader: z.union([z.literal(1), z.literal(2)]),
    amountMinor: amountMinorSchema,
    settle: z.enum(['orderAccepted', 'dispensed']),
  }),
  saleEvent('vendWithdrawn', { vendId }),
  /** The reader takes `amountMinor`: with a surcharge or discount, not what was asked. */
  saleEvent('vendApproved', { vendId, amountMinor: amountMinorSchema }),
  /** Certain: no money. `notAsked`: the request never reached the reader. */
  saleEvent('vendRefused', { vendId, outcome: z.enum(['denied', 'cancelled', 'notAsked']) }),
  saleEvent('vendSettling', { vendId, how: z.enum(['confirm', 'fail']) }),
  saleEvent('vendSettled', {
    vendId,
    outcome: z.enum(['charged', 'refunded', 'refundRefused', 'refundUntold', 'unclear']),
  }),

  /** Staff took the money by hand, and said so with their PIN. */
  saleEvent('staffConfirmed', { paymentId, partId, amountMinor: amountMinorSchema, person: z.string() }),

  /** The backend was told that this machine was paid. Not delivered: given up after the tries that the contract allows. */
  saleEvent('paymentTold', { paymentId, delivered: z.boolean() }),
] as const;
