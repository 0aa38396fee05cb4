import * as z from 'zod';
import { closedMessageSchema } from '../../../../shared/contract/kiosk.ts';
import { FLEET_VERSION } from '../topics.ts';

/** A command is of use for a while only: this is the longest. */
export const LONGEST_LIFE_MS = 7 * 24 * 3600_000;

/** What is published on the command topic: the signed text as it is, so that nobody has to agree on how JSON is written. */
export const envelopeSchema = z.strictObject({
  signed: z.string().max(8192).describe('The command as JSON text'),
  key: z.string().max(40).describe('The name of the key in the kiosk’s configuration'),
  signature: z
    .string()
    .max(100)
    .describe('Ed25519 over "casepress fleet command\\n" and the text, in Base64'),
});

const orders = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('setOutOfService'),
    message: z
      .strictObject({
        en: closedMessageSchema.shape.en,
        'zh-CN': closedMessageSchema.shape['zh-CN'],
      })
      .describe('What shoppers read; null: the usual words'),
  }),
  z.strictObject({ kind: z.literal('setInService') }),
  z.strictObject({ kind: z.literal('restart') }),
  z.strictObject({ kind: z.literal('reloadConfiguration') }),
  z.strictObject({ kind: z.literal('makeSupportBundle') }),
]);
export type FleetOrder = z.infer<typeof orders>;

const atMs = z.number().int().min(0).max(8_640_000_000_000_000).describe('Milliseconds since 1970');

/** The signed text. */
export const commandSchema = z.strictObject({
  version: z.literal(FLEET_VERSION),
  id: z.uuid().describe('Used once, for ever'),
  site: z.string(),
  kiosk: z.string(),
  issuedAtMs: atMs,
  expiresAtMs: atMs.describe('No more than seven days after it was issued'),
  command: orders,
});
export type FleetCommand = z.infer<typeof commandSchema>;
