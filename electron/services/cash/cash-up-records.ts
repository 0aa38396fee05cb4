import * as z from 'zod';
import { cashPlaceSchema, cashReasonSchema } from '../../../shared/contract/staff-cash.ts';
import { openingsSchema } from './places.ts';

/* How cash-ups lie on the disk. What was written once is read for ever: members may be added, never renamed. */

const pieces = z.array(z.object({ valueMinor: z.number(), count: z.number() }));
const counted = z.object({
  tubes: pieces.nullable(),
  cashBox: pieces.nullable(),
  stacker: pieces.nullable(),
});
const person = z.object({ personId: z.string(), name: z.string() });
const results = z.array(
  z.object({
    place: cashPlaceSchema,
    expectedMinor: z.number().nullable(),
    countedMinor: z.number(),
    varianceMinor: z.number().nullable(),
  }),
);
const emptied = z.object({ cashBox: z.boolean(), stacker: z.boolean() });
const figures = z.array(z.tuple([z.string(), z.object({ count: z.number(), amountMinor: z.number() })]));

/** One that has been begun. Each step replaces it whole. */
export const draftSchema = z.object({
  startedAtMs: z.number(),
  startedBy: person,
  /** With the line of the book at which it was counted: the period ends there. */
  count: z.object({ atMs: z.number(), line: z.number(), counted, results }).nullable(),
  emptied: emptied.nullable(),
  float: z.object({ line: z.number(), pieces }).nullable(),
  /** The tubes were filled, and then everything was counted once more: what lay in them after the filling. */
  refilled: z.object({ tubes: openingsSchema.shape.tubes, filledMinor: z.number() }).nullable(),
});
export type Draft = z.infer<typeof draftSchema>;

export const closedSchema = z.object({
  number: z.number(),
  cashUpId: z.string(),
  startedAtMs: z.number(),
  startedBy: person,
  signedBy: person,
  closedAtMs: z.number(),
  /** When the cash-up before it was signed. */
  fromMs: z.number().nullable(),
  fromLine: z.number(),
  line: z.number(),
  counted,
  results,
  emptied,
  float: pieces.nullable(),
  reason: z.nullable(cashReasonSchema),
  note: z.string(),
  /** Of this period, and since the book began. */
  interval: figures,
  cumulative: figures,
  /** With what the next period begins. */
  openings: openingsSchema,
  formerHash: z.string(),
});
export type ClosedRecord = z.infer<typeof closedSchema>;
