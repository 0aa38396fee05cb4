import * as z from 'zod/mini';
import { method, nothing } from './method.ts';

/** The systems that the kiosk speaks to, the main one first. */
export const systemIdSchema = z.enum([
  'mobileShell',
  'vendingPlatform',
  'haidian',
  'gobox',
  'printShop',
  'fleet',
]);
export type SystemId = z.infer<typeof systemIdSchema>;
export const SYSTEM_IDS = systemIdSchema.options;

/**
 * `off`: the configuration does not name it. `quiet`: on, and nothing was asked of it since the start. `away`: no answer.
 * `refuses`: it does not let the kiosk in. `odd`: its answers are not those of the contract. `deaf`: it could not tell the
 * kiosk anything, since nobody listens here.
 */
export const systemStateSchema = z.enum(['off', 'quiet', 'on', 'away', 'refuses', 'odd', 'deaf']);
export type SystemState = z.infer<typeof systemStateSchema>;

/** Why a call to another system came to nothing. */
export const systemFaultSchema = z.enum([
  'unreachable',
  'suspended',
  'odd',
  'unauthorised',
  'idTaken',
  'refused',
]);
export type SystemFault = z.infer<typeof systemFaultSchema>;

export const systemViewSchema = z.object({
  systemId: systemIdSchema,
  state: systemStateSchema,
  /** Messages on their way, and those that were given up on; null where the system is sent none. */
  backlog: z.nullable(z.object({ waiting: z.number(), undelivered: z.number() })),
  lastError: z.nullable(
    z.object({
      fault: systemFaultSchema,
      atMs: z.number(),
      /** For technicians, in the other system's words; null for everybody else. */
      detail: z.nullable(z.string()),
    }),
  ),
  lastSuccessAtMs: z.nullable(z.number()),
  /** Whether it can be asked for nothing but whether it is there. */
  canBeAsked: z.boolean(),
  /** It has pages of its own. */
  hasPages: z.boolean(),
});
export type SystemView = z.infer<typeof systemViewSchema>;

/** What a message that was given up on is about. */
export const messageAboutSchema = z.enum([
  'trade',
  'orderStatus',
  'redeemCoupon',
  'handOver',
  'pickUp',
  'fleetEvent',
]);
export type MessageAbout = z.infer<typeof messageAboutSchema>;

export const undeliveredMessageSchema = z.object({
  messageId: z.number(),
  about: messageAboutSchema,
  /** The number by which people find the sale: of the payment, the order or the sale. */
  subject: z.string(),
  /** Null: this kiosk knows of none. */
  saleId: z.nullable(z.string()),
  attempts: z.number(),
  createdAtMs: z.number(),
});
export type UndeliveredMessage = z.infer<typeof undeliveredMessageSchema>;

const aSystem = z.strictObject({ systemId: systemIdSchema });

/** The other systems, as staff see them. */
export const staffSystemsMethods = {
  /** Those that are off among them. */
  listSystems: method('listSystems', nothing, z.array(systemViewSchema)),
  /** Asks it now whether it is there; the answer is how it looks after that. */
  askSystem: method('askSystem', aSystem, systemViewSchema),
  /** The oldest first. */
  listUndelivered: method('listUndelivered', aSystem, z.array(undeliveredMessageSchema)),
  sendMessageAgain: method(
    'sendMessageAgain',
    z.strictObject({ systemId: systemIdSchema, messageId: z.number() }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('done') }),
      /** `gone`: somebody else has done it. */
      z.object({ kind: z.literal('refused'), reason: z.enum(['gone']) }),
    ]),
  ),
} as const;
