import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

/**
 * What became of a sale's coupon at the retailer. `notRedeemed`: the sale came to nothing before the retailer heard of it. `unclear`: it
 * was asked for, and no answer came yet.
 */
const outcomeSchema = z.enum(['redeemed', 'notRedeemed', 'unclear']);
export type CouponOutcome = z.infer<typeof outcomeSchema>;

/** Beside the journal and not in it, so that an older program reads every sale. */
export const COUPON_OUTCOMES_STEP =
  'CREATE TABLE coupon_outcomes (sale_id TEXT PRIMARY KEY, outcome TEXT NOT NULL) STRICT;';

/** Durable when `set` returns; both throw when the disk fails. */
export interface CouponOutcomes {
  get(saleId: string): CouponOutcome | null;
  set(saleId: string, outcome: CouponOutcome): void;
}

export function createCouponOutcomes(database: DatabaseSync): CouponOutcomes {
  const select = database.prepare('SELECT outcome FROM coupon_outcomes WHERE sale_id = ?');
  const upsert = database.prepare(
    `INSERT INTO coupon_outcomes (sale_id, outcome) VALUES (?, ?)
     ON CONFLICT (sale_id) DO UPDATE SET outcome = excluded.outcome WHERE outcome <> excluded.outcome`,
  );
  return {
    get: (saleId) => outcomeSchema.safeParse(select.get(saleId)?.outcome).data ?? null,
    set: (saleId, outcome) => void upsert.run(saleId, outcome),
  };
}
