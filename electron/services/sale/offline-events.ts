import * as z from 'zod';
import { amountMinorSchema } from '../../../shared/domain/money.ts';
import { saleEvent } from './event-shape.ts';

/*
 * A sale that is made while the backend is away. Upload, announcement, order and statuses follow once it is back, under
 * the same ids: what each of them needs is durable from the start.
 */

const paymentId = z.string().min(1);
const orderId = z.string().min(1);

export const catchUpStepSchema = z.enum(['upload', 'payment', 'order']);
export type CatchUpStep = z.infer<typeof catchUpStepSchema>;

export const offlineEvents = [
  /** This attempt is taken without the backend's word: at the price, and out of the stock, as they were last read. */
  saleEvent('soldOffline', {
    paymentId,
    priceMinor: amountMinorSchema,
    stockReadAtMs: z.number(),
    deadlineAtMs: z.number(),
  }),
  /** Paid, and in line under a number of this kiosk's own. `sequence`: in which order they are told to the backend. */
  saleEvent('orderQueuedHere', { orderId, paymentId, queueNo: z.string(), sequence: z.number().int() }),
  /** The backend has taken the announcement of money that was in long ago. */
  saleEvent('paymentCaughtUp', { paymentId, backendPaymentId: z.string().nullable() }),
  /** The backend has the order. `queueNo` is its own number for it; the shopper keeps the one on the paper. */
  saleEvent('orderCaughtUp', { orderId, backendOrderId: z.string(), queueNo: z.string() }),
  /** The backend will not have it. Nothing is made or paid anew: staff enter it by hand. */
  saleEvent('catchUpRefused', { step: catchUpStepSchema, code: z.number(), detail: z.string() }),
] as const;
