import * as z from 'zod';
import { modbusPlaceSchema } from '../../board/modbus/link-config.ts';
import { levelPointSchema, valuePointSchema } from '../../board/modbus/points.ts';

const register = z.number().int().min(0).max(65_535);
const limitSeconds = (usual: number) => z.number().min(0.1).max(600).default(usual);

/**
 * How a motor is run. `coil`: a relay that the kiosk switches on, and off again after `runMs` at the latest. `register`:
 * the board times the run by itself once the value is written, and a kiosk that dies leaves no motor running.
 */
export const outputSchema = z.union([
  z.strictObject({ coil: register, runMs: z.number().int().min(20).max(60_000).default(800) }),
  z.strictObject({ register, value: register }),
]);
export type Output = z.infer<typeof outputSchema>;

const input = (address: number) => levelPointSchema.prefault({ address }).nullable();

/**
 * The wiring, as data. The defaults are a board with 8 relays and 8 inputs in the order of this list, and a counter at
 * input register 0. `null` is a part that the machine does not have.
 */
export const wiringSchema = z.strictObject({
  pushOut: outputSchema.prefault({ coil: 0, runMs: 3_000 }),
  /** Brings the lift up before the case is pushed out. */
  lift: outputSchema.nullable().default(null),
  /** Brings it down with the case, once that has fallen into it. */
  lower: outputSchema.nullable().default(null),
  /** Slot number → the motor that feeds a blank out of it. */
  feeds: z
    .record(z.string().regex(/^\d{1,4}$/, { error: 'expected the number of a slot' }), outputSchema)
    .prefault({ '1': { coil: 2, runMs: 3_000 } }),
  /** Counts what falls through the light curtain by itself, and keeps the number while the kiosk is away. */
  dropCounter: valuePointSchema.nullable().prefault({ address: 0 }),
  /** On while something is in the light curtain. It counts only where there is no counter. */
  curtain: input(0),
  tray: input(1),
  door: input(2),
  jam: input(3),
  /** The motor draws more than it may: an input of the driver, or a register above a threshold. */
  motorFault: input(4),
  feedPosition: input(5),
  /** On while the lift is up. */
  liftUp: levelPointSchema.nullable().default(null),
});
export type Wiring = z.infer<typeof wiringSchema>;

export const modbusDispenserSchema = modbusPlaceSchema.extend({
  driver: z.literal('modbus'),
  wiring: wiringSchema
    .refine((wiring) => wiring.dropCounter !== null || wiring.curtain !== null, {
      error: 'expected a drop counter or a light curtain: without one nobody knows whether a case fell',
    })
    .refine((wiring) => wiring.tray !== null, {
      error: 'expected a tray sensor: without one the next case falls on the last',
      path: ['tray'],
    })
    .refine((wiring) => wiring.feedPosition !== null || Object.keys(wiring.feeds).length === 0, {
      error: 'expected a sensor where the printer takes its blanks, or no feeds',
      path: ['feedPosition'],
    })
    .prefault({}),
  dropLimitSeconds: limitSeconds(10),
  feedLimitSeconds: limitSeconds(10),
  liftLimitSeconds: limitSeconds(8),
});
export type ModbusDispenserConfig = z.infer<typeof modbusDispenserSchema>;
