import * as z from 'zod';
import { connectionSchema } from '../../transport/open-transport.ts';

const slot = z.number().int().min(1).max(999);

export const vmcDispenserSchema = z.strictObject({
  driver: z.literal('vmc'),
  connection: connectionSchema,
  /** The board's number of the drive that brings a printed case out. */
  dispenseSlot: slot.default(1),
  /** False where the printer is loaded by hand. */
  feedsBlanks: z.boolean().default(true),
  /** `direct`: drop sensor and lift as said here. `buy`: as the board's own menu has them. */
  drive: z.enum(['direct', 'buy']).default('direct'),
  dropSensor: z.boolean().default(true),
  lift: z.boolean().default(true),
  /** `lift`: the board sees an item in the lift, which is the tray. `none`: it sees nothing. */
  traySensor: z.enum(['lift', 'none']).default('lift'),
  /** Without a tray sensor: a case counts as taken this long after it fell. */
  collectSeconds: z.number().min(1).max(600).default(20),
  /** A motion that the board has not ended by then is unknown. */
  motionLimitSeconds: z.number().min(1).max(600).default(60),
});
export type VmcDispenserConfig = z.infer<typeof vmcDispenserSchema>;

export const VMC_LINE = { baudRate: 57_600 } as const;
