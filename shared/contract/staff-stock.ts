import * as z from 'zod/mini';
import { method, nothing } from './method.ts';

/** A slot of the dispenser: 1 to 999. */
export const slotNumberSchema = z.number().check(z.int(), z.minimum(1), z.maximum(999));
const blanks = z.number().check(z.int(), z.minimum(0), z.maximum(999));
/** Chosen by the page, once per wish: the same wish that arrives twice is carried out once. */
const actId = z.string().check(z.minLength(8), z.maxLength(64));

/** `uncounted`: nobody has said yet how many lie in it. `low`: a fifth of what it holds, or two. */
export const slotLevelSchema = z.enum(['uncounted', 'empty', 'low', 'fine']);
export type SlotLevel = z.infer<typeof slotLevelSchema>;

/** What happened to a slot. */
export const stockChangeKindSchema = z.enum([
  /** Came from the configuration. */
  'configured',
  'added',
  'removed',
  /** A blank left it for a case. */
  'fed',
  /** It had not moved after all. */
  'putBack',
  /** A blank left it for a test by staff. */
  'testFed',
  /** It gave no blank. */
  'failed',
  /** Failed too often: switched off by the machine itself. */
  'gaveUp',
  'switchedOff',
  'switchedOn',
  'refilled',
  'counted',
  'emptied',
  'assigned',
  'capacitySet',
]);
export type StockChangeKind = z.infer<typeof stockChangeKindSchema>;

/** Why there are more or fewer than the book says. */
export const varianceReasonSchema = z.enum([
  'firstCount',
  'damaged',
  'miscounted',
  'lost',
  'found',
  'unknown',
]);
export type VarianceReason = z.infer<typeof varianceReasonSchema>;
/** Where the blanks of an emptied slot go. */
export const emptyReasonSchema = z.enum(['otherModel', 'damaged', 'takenAway']);
export type EmptyReason = z.infer<typeof emptyReasonSchema>;

export const stockLineSchema = z.object({
  seq: z.number(),
  atMs: z.number(),
  slot: z.number(),
  kind: stockChangeKindSchema,
  modelName: z.nullable(z.string()),
  /** Blanks more or fewer; null where the number did not change or was not known. */
  change: z.nullable(z.number()),
  /** After it. */
  count: z.nullable(z.number()),
  /** Null: the machine itself. */
  personName: z.nullable(z.string()),
  reason: z.nullable(z.string()),
});
export type StockLine = z.infer<typeof stockLineSchema>;

export const slotViewSchema = z.object({
  slot: z.number(),
  modelId: z.nullable(z.string()),
  /** As it is written in the shop's list, or in the configuration; null where neither says. */
  modelName: z.nullable(z.string()),
  capacity: z.nullable(z.number()),
  count: z.nullable(z.number()),
  level: slotLevelSchema,
  /** So many more came out than the book knew of: somebody has to count. */
  missing: z.number(),
  /** Times in a row that it gave no blank. */
  failures: z.number(),
  off: z.nullable(z.enum(['staff', 'failed'])),
  /** False: the machine's wiring has no such slot, and nothing is fed from it. */
  isInMachine: z.boolean(),
});
export type SlotView = z.infer<typeof slotViewSchema>;

export const stockViewSchema = z.object({
  slots: z.array(slotViewSchema),
  /** Numbers that this machine has and that are not in use; null: the machine does not say, any number may be typed. */
  freeSlots: z.nullable(z.array(z.number())),
  /** False: the machine is loaded by hand, and a slot is only a store beside it. */
  canFeed: z.boolean(),
  /** Paid cases that wait for a blank of a model, by the model's name. */
  wanted: z.array(z.object({ modelName: z.string(), cases: z.number(), hasBlank: z.boolean() })),
});
export type StockView = z.infer<typeof stockViewSchema>;

/** `changed`: the number on the screen was no longer the book's. `notEmpty`: blanks of another model lie in it. */
export const stockRefusalSchema = z.enum([
  'noSuchSlot',
  'slotTaken',
  'notInMachine',
  'changed',
  /** Count first: nobody knows how many lie in it. */
  'uncounted',
  'notEmpty',
  'tooMany',
  'noModel',
]);
export type StockRefusal = z.infer<typeof stockRefusalSchema>;
export const stockAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), stock: stockViewSchema }),
  z.object({ kind: z.literal('refused'), reason: stockRefusalSchema }),
]);
export type StockAnswer = z.infer<typeof stockAnswerSchema>;

const model = z.object({
  modelId: z.string().check(z.minLength(1), z.maxLength(64)),
  modelName: z.string().check(z.minLength(1), z.maxLength(120)),
});

/** A model of the shop's list, for choosing. */
export const stockModelSchema = z.object({
  ...model.shape,
  brandName: z.string(),
  slots: z.array(z.number()),
});
export type StockModel = z.infer<typeof stockModelSchema>;

/** One model, as the shop's system and the machine count it. */
export const comparedModelSchema = z.object({
  modelId: z.string(),
  modelName: z.string(),
  /** Null: the shop's list has no such model. */
  backendStock: z.nullable(z.number()),
  /** Null: at least one of its slots was never counted. */
  ownCount: z.nullable(z.number()),
  slots: z.array(z.number()),
});
export type ComparedModel = z.infer<typeof comparedModelSchema>;

const slot = slotNumberSchema;

export const staffStockMethods = {
  getStock: method('getStock', nothing, stockViewSchema),
  /** The youngest first. `slot` null: of all slots. `before`: only older lines. */
  listStockLines: method(
    'listStockLines',
    z.strictObject({ slot: z.nullable(slot), before: z.nullable(z.number()) }),
    z.array(stockLineSchema),
  ),
  /** Adds to what is there. `capacity`: where the slot has none yet. */
  refillSlot: method(
    'refillSlot',
    z.strictObject({ actId, slot, amount: blanks.check(z.minimum(1)) }),
    stockAnswerSchema,
  ),
  /** Says what is there. `expected`: what the screen showed. */
  countSlot: method(
    'countSlot',
    z.strictObject({
      actId,
      slot,
      counted: blanks,
      expected: z.nullable(z.number()),
      reason: z.nullable(varianceReasonSchema),
    }),
    stockAnswerSchema,
  ),
  emptySlot: method(
    'emptySlot',
    z.strictObject({ actId, slot, reason: emptyReasonSchema }),
    stockAnswerSchema,
  ),
  switchSlot: method('switchSlot', z.strictObject({ slot, on: z.boolean() }), stockAnswerSchema),
  assignSlot: method('assignSlot', z.strictObject({ slot, model }), stockAnswerSchema),
  setSlotCapacity: method(
    'setSlotCapacity',
    z.strictObject({ slot, capacity: blanks.check(z.minimum(1)) }),
    stockAnswerSchema,
  ),
  addSlot: method('addSlot', z.strictObject({ slot, model }), stockAnswerSchema),
  removeSlot: method('removeSlot', z.strictObject({ slot }), stockAnswerSchema),
  /** All models of the shop's list, for choosing one; what was read last where the shop's system does not answer. */
  listStockModels: method('listStockModels', nothing, z.array(stockModelSchema)),
  /** `away`: the shop's system did not answer. */
  compareStock: method(
    'compareStock',
    nothing,
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('compared'), models: z.array(comparedModelSchema) }),
      z.object({ kind: z.literal('away') }),
    ]),
  ),
} as const;
