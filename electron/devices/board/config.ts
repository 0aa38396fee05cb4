import * as z from 'zod';
import { modbusPlaceSchema } from './modbus/link-config.ts';
import { levelPointSchema, valuePointSchema } from './modbus/points.ts';

const register = z.number().int().min(0).max(65_535);

/** One lamp or colour: a relay on or off, or a value for a light controller. */
const lampSchema = z.union([
  z.strictObject({ coil: register, on: z.boolean() }),
  z.strictObject({ register, value: register }),
]);
export type Lamp = z.infer<typeof lampSchema>;

const input = (address: number) => levelPointSchema.prefault({ address }).nullable();
const relays = (attract: boolean, pay: boolean, pickUp: boolean) =>
  z.array(lampSchema).prefault([
    { coil: 0, on: attract },
    { coil: 1, on: pay },
    { coil: 2, on: pickUp },
  ]);

/**
 * The cabinet's wiring, as data. The defaults are a board with a lamp each for attract, pay and pick-up at relays 0 to 2,
 * door, mains failure and low battery at inputs 0 to 2, and a thermometer in tenths of a degree at input register 0.
 */
export const boardSchema = modbusPlaceSchema.extend({
  driver: z.literal('modbus'),
  door: input(0),
  onBattery: input(1),
  batteryLow: input(2),
  temperature: valuePointSchema
    .extend({ degreesPerStep: z.number().positive().default(0.1) })
    .nullable()
    .prefault({ address: 0 }),
  maxCelsius: z.number().default(55),
  minCelsius: z.number().default(-5),
  lights: z
    .strictObject({
      off: relays(false, false, false),
      attract: relays(true, false, false),
      pay: relays(false, true, false),
      print: relays(true, false, true),
      pickUp: relays(false, false, true),
      service: relays(true, true, true),
    })
    .prefault({}),
});
export type BoardConfig = z.infer<typeof boardSchema>;
