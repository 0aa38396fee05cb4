import * as z from 'zod/mini';
import { amountMinorSchema } from '../domain/money.ts';
import { method, nothing } from './method.ts';

export const enterStaffResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('entered') }),
  z.object({ kind: z.literal('wrongPin') }),
  z.object({ kind: z.literal('lockedOut'), retryAfterSeconds: z.number() }),
  z.object({ kind: z.literal('notConfigured') }),
]);
export type EnterStaffResult = z.infer<typeof enterStaffResultSchema>;

/** Money that was taken without a case handed over: what staff still owe. */
export const openClaimSchema = z.object({
  saleId: z.string(),
  code: z.string(),
  reason: z.string(),
  amountMinor: amountMinorSchema,
  openedAtMs: z.number(),
  modelName: z.string(),
  paymentId: z.nullable(z.string()),
  queueNo: z.nullable(z.string()),
});
export type OpenClaim = z.infer<typeof openClaimSchema>;

export const enterStaff = method(
  'enterStaff',
  z.strictObject({ pin: z.string().check(z.regex(/^\d{4,10}$/)) }),
  enterStaffResultSchema,
);
export const leaveStaff = method('leaveStaff', nothing, z.strictObject({}));
export const listOpenClaims = method('listOpenClaims', nothing, z.array(openClaimSchema));
