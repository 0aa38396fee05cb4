import { join } from 'node:path';
import { DEFAULT_PRINT_PROFILE, type PrintProfile } from '../../shared/domain/print-profile.ts';
import type { Clock } from '../system/clock.ts';
import type { Config } from '../system/config/schema.ts';
import {
  createSimulatedCasePrinter,
  FRESH_PRINTER,
  type SimulatedCasePrinter,
  simulatedPrinterSchema,
} from './case-printer/simulated.ts';
import {
  createSimulatedDispenser,
  FRESH_DISPENSER,
  type SimulatedDispenser,
  simulatedDispenserSchema,
} from './dispenser/simulated.ts';
import { fileMemory } from './simulated-memory.ts';

/** What a simulated device does where the configuration does not say. */
const DEFAULTS = {
  printSeconds: 8,
  dispenseSeconds: 3,
  collectSeconds: 12,
  profile: DEFAULT_PRINT_PROFILE,
} as const;

export interface Devices {
  readonly casePrinter: SimulatedCasePrinter;
  readonly dispenser: SimulatedDispenser;
  /** What the case printer wants of its files. */
  readonly profile: PrintProfile;
}

/** Opens the machine's devices by the configuration. `folder` is where simulated ones remember. */
export function openDevices(config: Config['devices'], folder: string, clock: Clock): Devices {
  const { printSeconds, profile } = config.casePrinter ?? DEFAULTS;
  const { dispenseSeconds, collectSeconds } = config.dispenser ?? DEFAULTS;
  const casePrinter = createSimulatedCasePrinter({
    memory: fileMemory(join(folder, 'case-printer.json'), simulatedPrinterSchema, FRESH_PRINTER),
    printMs: printSeconds * 1000,
    clock,
  });
  const dispenser = createSimulatedDispenser({
    memory: fileMemory(join(folder, 'dispenser.json'), simulatedDispenserSchema, FRESH_DISPENSER),
    dispenseMs: dispenseSeconds * 1000,
    collectAfterMs: collectSeconds * 1000,
    clock,
  });
  return { casePrinter, dispenser, profile };
}
