import { join } from 'node:path';
import { ippPrinterSchema } from '../../devices/case-printer/open-ipp-printer.ts';
import {
  createSimulatedCasePrinter,
  FRESH_PRINTER,
  simulatedPrinterSchema,
} from '../../devices/case-printer/simulated.ts';
import { startIppSimulator } from '../../devices/case-printer/simulator-ipp.ts';
import type { MachineConfig } from '../../devices/open-devices.ts';
import { fileMemory } from '../../devices/simulated-memory.ts';
import type { DevicesConfig } from '../../system/config/devices-schema.ts';
import type { DemoGround, Simulated } from './demo-part.ts';

type PrinterConfig = Extract<NonNullable<DevicesConfig['casePrinter']>, { driver: 'simulated' }>;

/** A case printer that remembers its jobs on the disk, called directly or behind IPP over HTTP. */
export async function simulatePrinter(
  { printSeconds, profile, wire }: PrinterConfig,
  { folder, clock }: DemoGround,
): Promise<Simulated<MachineConfig['casePrinter']>> {
  const printer = createSimulatedCasePrinter({
    memory: fileMemory(join(folder, 'case-printer.json'), simulatedPrinterSchema, FRESH_PRINTER),
    printMs: printSeconds * 1000,
    clock,
  });
  const parts = [{ partId: 'casePrinter' as const, verbs: printer.verbs, look: printer.look }];
  if (!wire) return { config: { driver: 'inProcess', printer, profile }, parts, stop: () => {} };
  const server = await startIppSimulator(printer, clock);
  return {
    config: ippPrinterSchema.parse({ driver: 'ipp', url: server.url, profile }),
    parts,
    stop: server.stop,
  };
}
