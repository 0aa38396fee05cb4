import * as z from 'zod';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { DemoVendingOrder } from './machines.ts';

/** What the machine does with an order, and what the platform tells of it. */
export const outcomeSchema = z.strictObject({
  kind: z.enum([
    'success',
    'failure',
    /** Nobody is ever told. */
    'silence',
    /** The same result three times. */
    'duplicate',
    /** Success, then failure of the same order. */
    'contradiction',
    /** It names the order and does not say whether goods came out. */
    'unknownBody',
    /** A result for an order that nobody placed. */
    'unknownOrder',
    /** As a form, and with names of another fashion. */
    'form',
  ]),
  /** How long after the order; by default the time that a machine takes. A late result is a long one. */
  afterMs: z.number().min(0).max(3_600_000).optional(),
  /** How many orders meet it; one when missing. */
  times: z.number().int().min(1).max(1000).optional(),
});
export type VendingOutcome = z.infer<typeof outcomeSchema>;

export interface ResultMessage {
  readonly contentType: string;
  readonly body: string;
}

const json = (body: object): ResultMessage => ({
  contentType: 'application/json',
  body: JSON.stringify(body),
});

/** The messages of an outcome, in their order. The document does not say what they look like. */
export function messagesOf(
  { kind }: VendingOutcome,
  { tradeId, orderId }: DemoVendingOrder,
): ResultMessage[] {
  const ids = { trade_id: tradeId, order_id: orderId };
  const success = json({ ...ids, success: true, message: '出货成功' });
  const failure = json({ ...ids, success: false, message: '出货失败' });
  switch (kind) {
    case 'success':
      return [success];
    case 'failure':
      return [failure];
    case 'silence':
      return [];
    case 'duplicate':
      return [success, success, success];
    case 'contradiction':
      return [success, failure];
    case 'unknownBody':
      return [json({ ...ids, remark: 'machine is thinking' })];
    case 'unknownOrder':
      return [json({ trade_id: '99999999999999999999', order_id: 9, success: true })];
    case 'form':
      return [
        {
          contentType: 'application/x-www-form-urlencoded',
          body: new URLSearchParams({ out_trade_no: tradeId, ship_status: 'SUCCESS' }).toString(),
        },
      ];
    default:
      return assertNever(kind);
  }
}
