import * as z from 'zod';
import { type SimulatorVerb, verb } from '../simulator-verbs.ts';
import { createTransportPair } from '../transport/paired-transport.ts';
import { mdbSchema } from './config.ts';
import { createMdb, type MdbGround, type OpenedMdb } from './create-mdb.ts';
import { createSimulatedMdb, type SimulatedMdb } from './simulator/simulated-mdb.ts';

/** `devices.mdb` of a demo: the same driver as on a real machine, before a simulated box on a cable in the process. */
export const simulatedMdbSchema = z.strictObject({
  driver: z.literal('simulated'),
  box: z.enum(['qibixx', 'wafer']).default('qibixx'),
});

export interface SimulatedMdbMachine {
  readonly mdb: OpenedMdb;
  readonly machine: SimulatedMdb;
  /** Pulls the box's cable and plugs it in. */
  readonly cableVerbs: readonly SimulatorVerb[];
}

/** Currencies that the simulated peripherals can name themselves by. */
const COUNTRY: Readonly<Record<string, number>> = { CNY: 0x1156, EUR: 0x1978, USD: 0x1840, GBP: 0x1826 };

/** By which a simulated peripheral names the kiosk's currency: as on the bus, in BCD. */
export function simulatedCountry(currency: string): number {
  return COUNTRY[currency] ?? 0x1156;
}

export async function openSimulatedMdb(
  config: z.infer<typeof simulatedMdbSchema>,
  ground: Omit<MdbGround, 'transport'>,
): Promise<SimulatedMdbMachine> {
  const country = simulatedCountry(ground.currency);
  const shared = { country };
  const machine = createSimulatedMdb({
    clock: ground.clock,
    changer: shared,
    validator: shared,
    reader1: shared,
    reader2: shared,
  });
  const pair = createTransportPair({ clock: ground.clock, name: `simulated ${config.box}` });
  await pair.device.open();
  machine.attach(config.box, pair.device);
  const driven = mdbSchema.parse({
    driver: config.box,
    connection: { path: 'simulated' },
    readers: [1, 2],
    countryCodes: [country.toString(16)],
  });
  return {
    machine,
    mdb: createMdb(driven, { ...ground, transport: pair.kiosk }),
    cableVerbs: [
      verb('pullCable', z.strictObject({}), pair.unplug),
      verb('plugCable', z.strictObject({}), pair.plugIn),
    ],
  };
}
