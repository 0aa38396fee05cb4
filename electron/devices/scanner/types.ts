import type { Device, DeviceStatus } from '../types.ts';

/** A scanner has no troubles of its own that it could tell. */
export type ScannerStatus = DeviceStatus<never>;

export interface ScannedCode {
  /** Without prefix, suffix and line end. Never empty; no control characters but the group separator of GS1 codes. */
  readonly text: string;
  readonly atMs: number;
}

/** Why something that was read is not a code. */
export type ScanRefusal = 'tooLong' | 'controlCharacter' | 'notUtf8';

export interface Scanner extends Device<never> {
  onCode(listener: (code: ScannedCode) => void): () => void;
  /** Something was read that cannot be a code: the shopper wants to know that the scanner is not deaf. */
  onRefused(listener: (reason: ScanRefusal) => void): () => void;
}
