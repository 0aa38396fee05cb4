import * as z from 'zod';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { DispenseResultSource, VendingBackend } from '../../backends/vending-types.ts';
import type { ModbusLinks } from '../board/modbus/link-config.ts';
import type { DeviceGround } from '../types.ts';
import { modbusDispenserSchema } from './modbus/config.ts';
import { openModbusDispenser } from './modbus/modbus-dispenser.ts';
import type { MotionMemory } from './motion-memory.ts';
import type { DispenserDevice } from './types.ts';
import { vendingDispenserSchema } from './vending-platform/config.ts';
import { openVendingDispenser } from './vending-platform/vending-dispenser.ts';
import { vmcDispenserSchema } from './vmc/config.ts';
import { openVmcDispenser } from './vmc/vmc-dispenser.ts';

/** Dispensers of the real world, for the configuration. The simulated one has a schema of its own. */
export const wiredDispenserSchema = z.discriminatedUnion('driver', [
  modbusDispenserSchema,
  vmcDispenserSchema,
  vendingDispenserSchema,
]);
export type WiredDispenserConfig = z.infer<typeof wiredDispenserSchema>;

export interface DispenserGround extends DeviceGround {
  /** The kiosk's Modbus connections, shared with the cabinet board. */
  readonly links: ModbusLinks;
  /** On the disk of the sales' journal: if it is lost, motions that were begun are forgotten. */
  readonly memory: MotionMemory;
  /** For a dispenser behind a vending platform; null where none is configured. */
  readonly vending: VendingGround | null;
}

export interface VendingGround {
  readonly backend: VendingBackend;
  readonly results: DispenseResultSource;
}

/** The dispenser by its configuration; `start` finds it. Throws for a vending machine without its platform. */
export function openDispenser(config: WiredDispenserConfig, ground: DispenserGround): DispenserDevice {
  switch (config.driver) {
    case 'modbus':
      return openModbusDispenser(config, ground);
    case 'vmc':
      return openVmcDispenser(config, ground);
    case 'vendingPlatform':
      if (!ground.vending) throw new Error('a vending machine needs "vendingPlatform" in the configuration');
      return openVendingDispenser(config, { ...ground, ...ground.vending });
    default:
      return assertNever(config);
  }
}
