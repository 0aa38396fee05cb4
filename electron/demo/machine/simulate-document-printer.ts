import { join } from 'node:path';
import {
  createSimulatedDocumentPrinter,
  FRESH_DOCUMENT_PRINTER,
  simulatedDocumentPrinterSchema,
} from '../../devices/document-printer/simulated.ts';
import type { MachineConfig } from '../../devices/open-devices.ts';
import { fileMemory } from '../../devices/simulated-memory.ts';
import type { DevicesConfig } from '../../system/config/devices-schema.ts';
import type { DemoGround, Simulated } from './demo-part.ts';

type PrinterConfig = Extract<NonNullable<DevicesConfig['documentPrinter']>, { driver: 'simulated' }>;

/** A document printer that remembers its jobs on the disk. */
export async function simulateDocumentPrinter(
  { sheetSeconds }: PrinterConfig,
  { folder, clock }: DemoGround,
): Promise<Simulated<MachineConfig['documentPrinter']>> {
  const printer = createSimulatedDocumentPrinter({
    memory: fileMemory(
      join(folder, 'document-printer.json'),
      simulatedDocumentPrinterSchema,
      FRESH_DOCUMENT_PRINTER,
    ),
    sheetMs: sheetSeconds * 1000,
    clock,
  });
  return {
    config: { driver: 'inProcess', printer },
    parts: [{ partId: 'documentPrinter', verbs: printer.verbs, look: printer.look }],
    stop: () => {},
  };
}
