import * as z from 'zod/mini';
import { method, nothing } from './method.ts';

/**
 * `noBlank`: waits for staff, since no slot holds a blank for it. `printed`: lies printed before the dispenser.
 * `attention`: did not become a case; its claim is on the sales page.
 */
export const caseStateSchema = z.enum([
  'waiting',
  'noBlank',
  'feeding',
  'printing',
  'printed',
  'dispensing',
  'ready',
  'attention',
]);
export type CaseState = z.infer<typeof caseStateSchema>;

/** A case that is paid for and not yet in its owner's hand. */
export const queueCaseSchema = z.object({
  saleId: z.string(),
  queueNo: z.string(),
  modelName: z.string(),
  state: caseStateSchema,
  placedAtMs: z.number(),
  /** Since when it has been in this state, as far as that is known. */
  sinceMs: z.number(),
  /** Its place among those that wait: 1 is next. */
  place: z.nullable(z.number()),
  /** Staff put it before others that were there earlier. */
  isMovedUp: z.boolean(),
  /** Sold somewhere else than at this screen. */
  isFromElsewhere: z.boolean(),
  claimCode: z.nullable(z.string()),
});
export type QueueCase = z.infer<typeof queueCaseSchema>;

const occupancy = z.enum(['empty', 'occupied', 'unknown']);
const deviceState = z.object({
  status: z.enum(['ready', 'busy', 'attention', 'disconnected']),
  /** In a word of the device's own list. */
  reason: z.nullable(z.string()),
});

/** What the devices themselves say about the case's way. */
export const machineLookSchema = z.object({
  printer: deviceState,
  dispenser: deviceState,
  /** Where the printer takes its blanks. */
  feedPlace: occupancy,
  tray: occupancy,
  door: z.enum(['open', 'closed', 'unknown']),
  /** A blank of an earlier case may be in the printer or before it. */
  isBlankLeft: z.boolean(),
  /** Nothing goes on before somebody has been there. */
  isStuck: z.boolean(),
});
export type MachineLook = z.infer<typeof machineLookSchema>;

export const queueViewSchema = z.object({
  /** Null: the line goes on. */
  paused: z.nullable(z.object({ atMs: z.number(), personName: z.string() })),
  /** In the order in which they come out. */
  cases: z.array(queueCaseSchema),
  machine: machineLookSchema,
});
export type QueueView = z.infer<typeof queueViewSchema>;

/**
 * `gone`: it is not in the line any more. `begun`: the machine has it. `moving`: something still moves. `occupied`: a
 * sensor still sees something. `doorOpen`: close it first. `noMachine`: a device does not answer.
 */
export const queueRefusalSchema = z.enum(['gone', 'begun', 'moving', 'occupied', 'doorOpen', 'noMachine']);
export type QueueRefusal = z.infer<typeof queueRefusalSchema>;
export const queueAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), queue: queueViewSchema }),
  z.object({ kind: z.literal('refused'), reason: queueRefusalSchema }),
]);
export type QueueAnswer = z.infer<typeof queueAnswerSchema>;

export const cancelReasonSchema = z.enum([
  'customerAsked',
  'noBlanks',
  'wrongPicture',
  'machine',
  'duplicate',
]);
export type CancelReason = z.infer<typeof cancelReasonSchema>;

const saleId = z.string().check(z.minLength(1), z.maxLength(64));

export const staffQueueMethods = {
  getQueue: method('getQueue', nothing, queueViewSchema),
  /** What is on the machine is finished; nothing else begins until `resumeQueue`. */
  pauseQueue: method('pauseQueue', nothing, queueAnswerSchema),
  resumeQueue: method('resumeQueue', nothing, queueAnswerSchema),
  /** Before all others that wait. */
  printNext: method('printNext', z.strictObject({ saleId }), queueAnswerSchema),
  /** To this place among those that wait: 1 is next. A place behind the last is the last. */
  moveCase: method(
    'moveCase',
    z.strictObject({ saleId, place: z.number().check(z.int(), z.minimum(1), z.maximum(9_999)) }),
    queueAnswerSchema,
  ),
  /** Takes a case that waits out of the line; its money becomes a claim. */
  cancelCase: method('cancelCase', z.strictObject({ saleId, reason: cancelReasonSchema }), queueAnswerSchema),
  /** Staff have looked, and nothing lies in the machine: checked with its sensors, then it goes on. */
  clearMachine: method('clearMachine', nothing, queueAnswerSchema),
} as const;
