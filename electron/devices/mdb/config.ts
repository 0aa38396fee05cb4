import * as z from 'zod';
import { connectionSchema } from '../transport/open-transport.ts';

const countryCodes = z.array(z.string().regex(/^\d{4}$/, { error: 'expected four digits' })).default([]);

/** What is on the bus. What is not named is not looked for. */
const peripherals = {
  changer: z.boolean().default(true),
  validator: z.boolean().default(true),
  /** Card readers: 1 is at address 10h, 2 at 60h. */
  readers: z
    .array(z.union([z.literal(1), z.literal(2)]))
    .refine((readers) => new Set(readers).size === readers.length, {
      error: 'expected each reader once: 1 (address 10h) and 2 (address 60h)',
    })
    .default([1]),
  /** Country codes that are taken for the kiosk's currency besides the known ones: four digits, as on the bus. */
  countryCodes,
};

/** `devices.mdb` of the configuration. */
export const mdbSchema = z.discriminatedUnion('driver', [
  z.strictObject({
    driver: z.literal('qibixx'),
    connection: connectionSchema,
    ...peripherals,
    /**
     * Who drives the first reader: the cashless master inside the box, or we, through it. The master's commands name no
     * address and know one reader, so the second is always driven by us.
     */
    cashless: z.enum(['master', 'raw']).default('master'),
    /** For the cashless master: the shopper chooses first and then taps. */
    alwaysIdle: z.boolean().default(true),
  }),
  z.strictObject({
    driver: z.literal('wafer'),
    connection: connectionSchema,
    ...peripherals,
    answerChecksum: z.enum(['present', 'absent']).default('present'),
  }),
]);
export type MdbConfig = z.infer<typeof mdbSchema>;
