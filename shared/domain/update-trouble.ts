import * as z from 'zod/mini';

/**
 * What went wrong with an update of the program, as long as nothing newer has come. `takenBack`: a version did not come up, and
 * the one before it runs. `untrusted`: what the source of updates offers is not signed by its owner.
 */
export const updateTroubleSchema = z.object({
  state: z.enum(['takenBack', 'untrusted']),
  /** Null: not known, since the source itself is not to be trusted. */
  version: z.nullable(z.string()),
});
export type UpdateTrouble = z.infer<typeof updateTroubleSchema>;
