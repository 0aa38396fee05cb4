import * as z from 'zod/mini';

/**
 * Where a sale stands, for whoever looks for it. `attention`: only a person can tell what happened. `claim`: money, or a
 * case, is owed. `delivered`: the case is in the shopper's hand.
 */
export const saleStateSchema = z.enum([
  'running',
  'attention',
  'claim',
  'refunded',
  'delivered',
  'cancelled',
]);
export type SaleState = z.infer<typeof saleStateSchema>;
export const SALE_STATES = saleStateSchema.options;
