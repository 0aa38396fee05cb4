import * as z from 'zod';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { serialScannerSchema, wedgeScannerSchema } from './config.ts';
import { openSerialScanner, type ScannerGround } from './serial-scanner.ts';
import type { OpenedScanner } from './types.ts';
import { openWedgeScanner } from './wedge-scanner.ts';

export const scannerSchema = z.discriminatedUnion('driver', [serialScannerSchema, wedgeScannerSchema]);
export type ScannerConfig = z.infer<typeof scannerSchema>;

/** The scanner by its configuration; `start` finds it. */
export function openScanner(config: ScannerConfig, ground: ScannerGround): OpenedScanner {
  switch (config.driver) {
    case 'serial':
      return { kind: 'serial', scanner: openSerialScanner(config, ground) };
    case 'wedge':
      return { kind: 'wedge', scanner: openWedgeScanner(config, ground) };
    default:
      return assertNever(config);
  }
}
