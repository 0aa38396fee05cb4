import * as z from 'zod';
import { connectionSchema } from '../transport/open-transport.ts';
import { SCANNER_DELAYS } from './delays.ts';

export const serialScannerSchema = z.strictObject({
  driver: z.literal('serial'),
  connection: connectionSchema,
  /** What the scanner sends before and after each code, where it is set up to. The line end is not part of it. */
  prefix: z.string().max(16).default(''),
  suffix: z.string().max(16).default(''),
  maxBytes: z.number().int().min(1).max(7_089).default(2_048),
  idleGapMs: z.number().int().min(10).max(2_000).default(SCANNER_DELAYS.idleGapMs),
  duplicateMs: z.number().int().min(0).max(60_000).default(SCANNER_DELAYS.duplicateMs),
});
export type SerialScannerConfig = z.infer<typeof serialScannerSchema>;

/** A keyboard wedge has no wire of its own: the page recognises it, by shared/domain/wedge.ts. */
export const wedgeScannerSchema = z.strictObject({
  driver: z.literal('wedge'),
  prefix: z.array(z.string().min(1)).max(4).default([]),
  suffix: z.array(z.string().min(1)).min(1).max(4).default(['Enter']),
  maxGapMs: z.number().int().min(5).max(200).default(35),
  minLength: z.number().int().min(1).max(64).default(6),
  maxLength: z.number().int().min(1).max(7_089).default(512),
});
export type WedgeScannerConfig = z.infer<typeof wedgeScannerSchema>;

/** USB-CDC does not care; real RS-232 scanners come set to this. */
export const SCANNER_LINE = { baudRate: 9600 } as const;
