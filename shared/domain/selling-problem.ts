import * as z from 'zod/mini';

/** Why nothing, or not this model, can be sold now. Each has its plain words on the screen (`readiness.*`). */
export const sellingProblemSchema = z.enum([
  'soldOut',
  'noPrinter',
  'noMedia',
  'noInk',
  'noDispenser',
  'noPower',
  'backendAway',
  'noPaymentMethod',
  'storageFull',
]);
export type SellingProblem = z.infer<typeof sellingProblemSchema>;
