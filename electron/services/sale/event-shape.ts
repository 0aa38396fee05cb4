import * as z from 'zod';

/** An event of a sale: its kind, when it happened (milliseconds since 1970), and what it says. */
export const saleEvent = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ kind: z.literal(kind), atMs: z.number().int(), ...shape });
