import * as z from 'zod/mini';
import { deviceViewSchema } from './devices.ts';

/*
 * The demo's machine panel. It is no part of the bridge: a page of its own reads and acts over paths of the kiosk's own
 * origin, which do not exist outside of the demo.
 */

export const MACHINE_PATHS = {
  /** GET: `machineStateSchema`. */
  state: 'files/machine',
  /** POST an `actSchema`; the answer is an `actedSchema`. */
  act: 'files/machine/act',
  /** GET: `machineTrafficSchema`. */
  traffic: (deviceId: string) => `files/machine/traffic/${deviceId}`,
  /** GET: a PNG of the paper. */
  slip: (index: number) => `files/machine/slips/${index}`,
} as const;

/** What a verb wants to be told. */
export const verbFieldSchema = z.object({
  name: z.string(),
  kind: z.enum(['number', 'text', 'choice', 'yesNo']),
  choices: z.array(z.string()),
  isOptional: z.boolean(),
});
export type VerbField = z.infer<typeof verbFieldSchema>;

export const machinePartSchema = z.object({
  partId: z.string(),
  verbs: z.array(z.object({ name: z.string(), fields: z.array(verbFieldSchema) })),
  look: z.record(z.string(), z.unknown()),
});
export type MachinePart = z.infer<typeof machinePartSchema>;

export const machineStateSchema = z.object({
  currency: z.string(),
  atMs: z.number(),
  parts: z.array(machinePartSchema),
  /** How the kiosk's own drivers see them. */
  devices: z.array(deviceViewSchema),
  /** Numbers of the slips that can be read, oldest first. */
  slips: z.array(z.number()),
});
export type MachineState = z.infer<typeof machineStateSchema>;

/** Raw bytes between a driver and its device. */
export const trafficLineSchema = z.object({
  atMs: z.number(),
  direction: z.enum(['sent', 'received']),
  hex: z.string(),
});
export type TrafficLine = z.infer<typeof trafficLineSchema>;

export const machineTrafficSchema = z.array(trafficLineSchema);

export const actSchema = z.strictObject({
  partId: z.string(),
  verb: z.string(),
  args: z.record(z.string(), z.unknown()),
});
export const actedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('refused'), detail: z.string() }),
]);
export type Acted = z.infer<typeof actedSchema>;
