import type { WedgeOptions } from '../../../shared/domain/wedge.ts';
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

/** A scanner that types: the page recognises its codes, and hands them over here. */
export interface WedgeScanner extends Scanner {
  /** What the page is to recognise codes by. */
  readonly options: WedgeOptions;
  /** A code by the page's word, so it is looked at as closely as one from a wire. */
  report(text: string): void;
}

export type OpenedScanner =
  | { readonly kind: 'serial'; readonly scanner: Scanner }
  | { readonly kind: 'wedge'; readonly scanner: WedgeScanner };
