import * as z from 'zod';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { ModbusLinks } from '../board/modbus/link-config.ts';
import type { DeviceGround } from '../types.ts';
import { modbusDispenserSchema } from './modbus/config.ts';
import { openModbusDispenser } from './modbus/modbus-dispenser.ts';
import type { MotionMemory } from './motion-memory.ts';
import type { DispenserDevice } from './types.ts';
import { vmcDispenserSchema } from './vmc/config.ts';
import { openVmcDispenser } from './vmc/vmc-dispenser.ts';

/** Dispensers with a wire, for the configuration. The simulated one has a schema of its own. */
export const wiredDispenserSchema = z.discriminatedUnion('driver', [
  modbusDispenserSchema,
  vmcDispenserSchema,
]);
export type WiredDispenserConfig = z.infer<typeof wiredDispenserSchema>;

export interface DispenserGround extends DeviceGround {
  /** The kiosk's Modbus connections, shared with the cabinet board. */
  readonly links: ModbusLinks;
  /** On the disk of the sales' journal: if it is lost, motions that were begun are forgotten. */
  readonly memory: MotionMemory;
}

/** The dispenser by its configuration; `start` finds it. */
export function openDispenser(config: WiredDispenserConfig, ground: DispenserGround): DispenserDevice {
  switch (config.driver) {
    case 'modbus':
      return openModbusDispenser(config, ground);
    case 'vmc':
      return openVmcDispenser(config, ground);
    default:
      return assertNever(config);
  }
}
