import * as z from 'zod';

const resultSchema = z.union([
  z.strictObject({ kind: z.literal('succeeded') }),
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({
    kind: z.literal('failed'),
    reason: z.enum(['jam', 'noDrop', 'doubleDrop', 'noFeed', 'motor', 'liftFault']),
  }),
]);
export type MotionResult = z.infer<typeof resultSchema>;

const motionSchema = z.strictObject({
  id: z.string(),
  what: z.enum(['dispense', 'feed']),
  /** `preparing`: nothing that moves a case was ordered yet. `moving`: it was, or was about to be. */
  phase: z.enum(['preparing', 'moving', 'over']),
  startedAtMs: z.number(),
  slot: z.number().nullable(),
  /** The board's drop counter before the motion, where the board keeps one. */
  dropsBefore: z.number().nullable(),
  result: resultSchema.nullable(),
  /** Of a motion that is an order at a vending platform: our number of it, on the disk before it is placed. */
  tradeId: z.string().optional(),
  /** The platform's number of it, once it has answered. */
  vendingOrderId: z.string().optional(),
});
export type Motion = z.infer<typeof motionSchema>;

export const motionMemorySchema = z.strictObject({
  motions: z.array(motionSchema),
  /** What the last motion left behind for staff. */
  trouble: z
    .enum(['jam', 'motor', 'lift', 'noDrop', 'doubleDrop', 'noFeed', 'unclear', 'orderRefused'])
    .nullable(),
});
export type MotionMemoryState = z.infer<typeof motionMemorySchema>;
export type LastingTrouble = NonNullable<MotionMemoryState['trouble']>;

export const FRESH_MOTION_MEMORY: MotionMemoryState = { motions: [], trouble: null };

/** Durable: `write` returns once the state is on disk, and throws if it cannot be. */
export interface MotionMemory {
  read(): MotionMemoryState;
  write(state: MotionMemoryState): void;
}
