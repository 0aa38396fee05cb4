import * as z from 'zod';
import { connectionSchema } from '../transport/open-transport.ts';

/** `devices.coinAcceptor` of the configuration. */
export const cctalkSchema = z.strictObject({
  driver: z.literal('cctalk'),
  connection: connectionSchema,
  address: z.number().int().min(2).max(255).default(2),
  /** Two letters by which coins of the kiosk's currency name themselves; by default those of the currency. */
  coinCountry: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: 'expected two capital letters' })
    .optional(),
  /** Values by position, in minor units (0: none), where the acceptor does not tell them. */
  coinValuesMinor: z.array(z.number().int().min(0)).max(16).optional(),
});
export type CctalkConfig = z.infer<typeof cctalkSchema>;
