import { join } from 'node:path';
import * as z from 'zod';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { DeviceGround } from '../types.ts';
import { hotFolderSchema, openHotFolderPrinter } from './hot-folder-printer.ts';
import { fileJobMemory } from './job-memory.ts';
import { cupsPrinterSchema, ippPrinterSchema, openCupsPrinter, openIppPrinter } from './open-ipp-printer.ts';
import { openRawPrinter, rawPrinterSchema } from './raw-printer.ts';
import type { CasePrinterDevice } from './types.ts';

/** The real printers. The simulated one has a schema of its own in the kiosk's configuration. */
export const casePrinterSchema = z.discriminatedUnion('driver', [
  ippPrinterSchema,
  cupsPrinterSchema,
  rawPrinterSchema,
  hotFolderSchema,
]);
export type CasePrinterConfig = z.infer<typeof casePrinterSchema>;

/**
 * Opens the case printer by its configuration. `folder` keeps what the driver has begun, so that a job is found again
 * after a restart; it must be the same at each start.
 */
export function openCasePrinter(
  config: CasePrinterConfig,
  ground: DeviceGround,
  folder: string,
): CasePrinterDevice {
  // A driver of its own each: a job that another driver sent is none that this one could find again.
  const memory = fileJobMemory(join(folder, `case-printer-${config.driver}-jobs.json`));
  switch (config.driver) {
    case 'ipp':
      return openIppPrinter(config, ground, memory);
    case 'cups':
      return openCupsPrinter(config, ground, memory);
    case 'raw':
      return openRawPrinter(config, ground, memory);
    case 'hot-folder':
      return openHotFolderPrinter(config, ground, memory);
    default:
      return assertNever(config);
  }
}
