import * as z from 'zod/mini';
import { currencySchema } from '../domain/money.ts';
import { updateTroubleSchema } from '../domain/update-trouble.ts';
import { deviceIdSchema, deviceViewSchema } from './devices.ts';
import { kioskStatusSchema } from './kiosk.ts';
import { method, nothing } from './method.ts';
import { undoneReasonSchema } from './staff-settings.ts';
import { systemIdSchema } from './staff-systems.ts';

/** How soon somebody has to look: `now` stops sales or holds a shopper's money, `soon` will, `later` can wait for a quiet hour. */
export const urgencySchema = z.enum(['now', 'soon', 'later']);
export type Urgency = z.infer<typeof urgencySchema>;

/** One thing that needs somebody. */
export const needSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('device'),
    urgency: urgencySchema,
    deviceId: deviceIdSchema,
    reason: z.nullable(z.string()),
  }),
  z.object({
    kind: z.literal('attention'),
    urgency: urgencySchema,
    saleId: z.string(),
    queueNo: z.nullable(z.string()),
  }),
  z.object({ kind: z.literal('claims'), urgency: urgencySchema, count: z.number(), amountMinor: z.number() }),
  /** Orders of documents that are paid and not done; `amountMinor`: what is owed for those that the kiosk cannot finish. */
  z.object({
    kind: z.literal('documents'),
    urgency: urgencySchema,
    count: z.number(),
    amountMinor: z.number(),
  }),
  z.object({ kind: z.literal('backend'), urgency: urgencySchema, state: z.enum(['away', 'refusesLogin']) }),
  /** One of the other systems, by shared/contract/staff-systems.ts. */
  z.object({
    kind: z.literal('system'),
    urgency: urgencySchema,
    systemId: systemIdSchema,
    state: z.enum(['away', 'refuses', 'odd', 'deaf']),
  }),
  z.object({ kind: z.literal('undelivered'), urgency: urgencySchema, count: z.number() }),
  /** Sales of while the backend was away, which then refused them. */
  z.object({ kind: z.literal('notRecorded'), urgency: urgencySchema, count: z.number() }),
  /** Such sales that it is still to be told of. */
  z.object({ kind: z.literal('untold'), urgency: urgencySchema, count: z.number() }),
  z.object({ kind: z.literal('stockEmpty'), urgency: urgencySchema, slots: z.number() }),
  z.object({ kind: z.literal('stockLow'), urgency: urgencySchema, slots: z.number() }),
  /** Slots that gave no blank, or more than the book knew of: somebody has to look. */
  z.object({ kind: z.literal('slotTrouble'), urgency: urgencySchema, slots: z.number() }),
  /** Paid cases for which no slot has a blank. */
  z.object({ kind: z.literal('blanksWanted'), urgency: urgencySchema, cases: z.number() }),
  z.object({ kind: z.literal('disk'), urgency: urgencySchema, freeBytes: z.number() }),
  z.object({ kind: z.literal('strayMoney'), urgency: urgencySchema, amountMinor: z.number() }),
  /** Notes of no sale that went astray in the validator, until the next cash-up. */
  z.object({ kind: z.literal('lostNote'), urgency: urgencySchema, amountMinor: z.number() }),
  z.object({ kind: z.literal('closedByStaff'), urgency: urgencySchema }),
  z.object({ kind: z.literal('queuePaused'), urgency: urgencySchema }),
  /** New settings have not proven themselves yet. */
  z.object({ kind: z.literal('settingsOnTrial'), urgency: urgencySchema, endsAtMs: z.number() }),
  z.object({ kind: z.literal('settingsUndone'), urgency: urgencySchema, reason: undoneReasonSchema }),
  /** This version does not know all of the configuration. */
  z.object({ kind: z.literal('settingsRefused'), urgency: urgencySchema, count: z.number() }),
  /** Tests of the machine that were cut off, or of which nobody knows how they ended. */
  z.object({ kind: z.literal('testsToLookAt'), urgency: urgencySchema, count: z.number() }),
  z.object({ kind: z.literal('auditBroken'), urgency: urgencySchema, line: z.number() }),
  /** The backend had numbers of this kiosk from somebody else today. */
  z.object({ kind: z.literal('idsShared'), urgency: urgencySchema, count: z.number() }),
  /** Negative: this machine's clock is behind. */
  z.object({ kind: z.literal('clockWrong'), urgency: urgencySchema, aheadMs: z.number() }),
  /** An update that did not come up, or that nobody can trust. */
  z.object({ kind: z.literal('update'), urgency: urgencySchema, ...updateTroubleSchema.shape }),
  z.object({ kind: z.literal('noBackup'), urgency: urgencySchema, reason: z.enum(['noRoom', 'failed']) }),
]);
export type Need = z.infer<typeof needSchema>;

export const staffOverviewSchema = z.object({
  status: kioskStatusSchema,
  /** The most urgent first. */
  needs: z.array(needSchema),
  currency: currencySchema,
  today: z.object({ sales: z.number(), takenMinor: z.number() }),
  /** Shoppers' money that is in no delivered case yet: running sales, and claims. */
  money: z.object({ runningMinor: z.number(), claimsMinor: z.number(), strayMinor: z.number() }),
  queue: z.object({ waiting: z.number(), printing: z.number(), ready: z.number(), attention: z.number() }),
  outbox: z.object({ waiting: z.number(), undelivered: z.number() }),
  /** Null where the kiosk does not count its blanks. */
  stock: z.nullable(
    z.object({
      slots: z.number(),
      low: z.number(),
      empty: z.number(),
      cases: z.number(),
      /** Slots that somebody has to look at. */
      trouble: z.number(),
      /** Paid cases that wait for a blank. */
      wanted: z.number(),
    }),
  ),
  backend: z.enum(['answers', 'away', 'refusesLogin']),
  devices: z.array(deviceViewSchema),
  version: z.string(),
  deviceId: z.string(),
  startedAtMs: z.number(),
  diskFreeBytes: z.number(),
});
export type StaffOverview = z.infer<typeof staffOverviewSchema>;

export const staffOverviewMethods = {
  getStaffOverview: method('getStaffOverview', nothing, staffOverviewSchema),
} as const;
