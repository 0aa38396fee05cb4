import * as z from 'zod';
import { deviceIdSchema } from '../../../shared/contract/devices.ts';
import { staffOverviewSchema } from '../../../shared/contract/staff-overview.ts';
import { currencySchema } from '../../../shared/domain/money.ts';
import { saleStateSchema } from '../../../shared/domain/sale-state.ts';
import { updateTroubleSchema } from '../../../shared/domain/update-trouble.ts';
import { FLEET_VERSION } from './topics.ts';

/*
 * What the kiosk says to its owner. The JSON schemas beside this file are made of it. Nothing here is of a person: no name,
 * picture, text of a design, claim code or card, and no secret.
 */

const atMs = z.number().int().describe('Milliseconds since 1970, by the kiosk’s clock');
const amountMinor = z.number().int().describe('In the smallest unit of the currency');

const head = {
  version: z.literal(FLEET_VERSION),
  site: z.string(),
  kiosk: z.string(),
};
const startId = z.string().describe('Of this start of the program');

/** Birth, the orderly end, and the last will. */
export const presenceSchema = z.discriminatedUnion('online', [
  z.object({
    ...head,
    online: z.literal(true),
    startId,
    appVersion: z.string(),
    sinceMs: atMs,
    takesCommands: z.boolean().describe('The configuration names somebody who may give commands'),
  }),
  z.object({
    ...head,
    online: z.literal(false),
    startId,
    reason: z.enum(['lost', 'stopped']).describe('lost: told by the broker itself, as the last will'),
  }),
]);
export type Presence = z.infer<typeof presenceSchema>;

const { today, money, queue, outbox, stock, backend } = staffOverviewSchema.shape;

/** Whether it sells, and why not; and everything that staff see at a glance. */
export const fleetStateSchema = z.object({
  ...head,
  startId,
  atMs,
  appVersion: z.string(),
  startedAtMs: atMs,
  canSell: z.boolean(),
  status: z.enum(['inService', 'outOfService', 'closed']),
  reason: z.string().nullable().describe('Of outOfService: which part; else null'),
  detail: z.array(z.string()).describe('In plain words, for the technician'),
  opensAtMs: atMs.nullable().describe('Of closed, where it is known'),
  needs: z
    .array(z.object({ kind: z.string(), urgency: z.enum(['now', 'soon', 'later']) }))
    .describe('What needs somebody, the most urgent first; the kinds are those of the staff’s overview'),
  currency: currencySchema,
  today,
  money,
  queue,
  stock,
  outbox,
  unsentEvents: z.number().int().describe('Events for the fleet that wait in the kiosk'),
  backend,
  devices: z.array(
    z.object({
      deviceId: deviceIdSchema,
      status: z.enum(['ready', 'busy', 'attention', 'disconnected']),
      reason: z.string().nullable(),
    }),
  ),
  diskFreeMiB: z.number().int().describe('Rounded down to 64'),
  update: z
    .nullable(updateTroubleSchema)
    .describe(
      'An update that did not come up and was taken back, or one that is not signed by the owner; null: none',
    ),
  droppedCommands: z.number().int().describe('Messages on the command topic that came too fast to be read'),
});
export type FleetState = z.infer<typeof fleetStateSchema>;

const eventHead = {
  ...head,
  eventId: z.uuid().describe('Deduplicate by it: the same event may arrive more than once'),
  seq: z
    .number()
    .int()
    .nullable()
    .describe('Grows with each event of this kiosk’s outbox; null outside of it'),
  atMs,
};

export const saleContentSchema = z.object({
  saleId: z.string(),
  state: saleStateSchema,
  progress: z
    .enum(['open', 'paid', 'ordered', 'making', 'ready', 'collected'])
    .describe('How far the case itself is'),
  origin: z.enum(['screen', 'backend']).describe('backend: sold elsewhere, made here'),
  modelId: z.string(),
  modelName: z.string(),
  currency: z.string(),
  priceMinor: amountMinor,
  paidMinor: amountMinor.describe('What paid for this case; 0 while nothing has'),
  payType: z.number().int().nullable(),
  orderId: z.string().nullable(),
  owedMinor: amountMinor.describe('What the shop owes the shopper now'),
});
export type SaleContent = z.infer<typeof saleContentSchema>;

export const deviceContentSchema = z.object({
  deviceId: deviceIdSchema,
  status: z.enum(['ready', 'attention', 'disconnected']),
  reason: z.string().nullable(),
});
export type DeviceContent = z.infer<typeof deviceContentSchema>;

export const kioskContentSchema = z.object({
  status: fleetStateSchema.shape.status,
  reason: z.string().nullable(),
  detail: z.array(z.string()),
});
export type KioskContent = z.infer<typeof kioskContentSchema>;

export const refusalSchema = z.enum([
  'tooLarge',
  'unreadable',
  'unknownKey',
  'forged',
  'newerVersion',
  'notUnderstood',
  'otherKiosk',
  'expired',
  'notYet',
  'tooLong',
  'replayed',
  'tooMany',
  'disk',
]);
export type Refusal = z.infer<typeof refusalSchema>;

export const resultContentSchema = z.object({
  commandId: z.string().nullable().describe('As the command says, which may be forged where it was refused'),
  command: z.string().nullable(),
  keyName: z.string().nullable().describe('Whose key signed it; null where nobody’s did'),
  outcome: z.enum(['accepted', 'refused', 'done', 'failed']),
  reason: z.union([refusalSchema, z.enum(['saleRuns', 'notPossible', 'failed', 'mistakes'])]).nullable(),
  detail: z.string().describe('In plain words'),
  bundle: z
    .object({ path: z.string(), bytes: z.number().int(), sha256: z.string() })
    .optional()
    .describe('Of makeSupportBundle: where it lies on the kiosk'),
});
export type ResultContent = z.infer<typeof resultContentSchema>;

export const saleEventMessageSchema = z.object({ ...eventHead, ...saleContentSchema.shape });
export const deviceEventMessageSchema = z.object({ ...eventHead, ...deviceContentSchema.shape });
export const kioskEventMessageSchema = z.object({ ...eventHead, ...kioskContentSchema.shape });
export const resultMessageSchema = z.object({ ...eventHead, ...resultContentSchema.shape });
