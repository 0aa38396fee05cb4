import type { ScannerView } from '../../../shared/contract/devices.ts';
import type { OpenedScanner } from '../../devices/scanner/types.ts';
import type { Clock } from '../../system/clock.ts';

/** A screen that is gone without a word is told no more codes after this long. */
const LONGEST_MS = 120_000;

export interface ScannedCodesOptions {
  readonly scanner: OpenedScanner | null;
  readonly clock: Clock;
  onCode(text: string): void;
}

/** Codes reach the page only while a screen wants them: what somebody scans at other times is nobody's business. */
export interface ScannedCodes {
  /** For so long from now on; 0 ends it. */
  listen(forMs: number): ScannerView;
  /** By the page's word, of a keyboard wedge. */
  report(text: string): void;
  stop(): void;
}

export function createScannedCodes({ scanner, clock, onCode }: ScannedCodesOptions): ScannedCodes {
  let untilMs = 0;
  const forget = scanner?.scanner.onCode(({ text }) => {
    if (clock.steadyMs() < untilMs) onCode(text);
  });
  return {
    listen: (forMs) => {
      untilMs = clock.steadyMs() + Math.min(forMs, LONGEST_MS);
      return viewScanner(scanner);
    },
    report: (text) => {
      if (scanner?.kind === 'wedge') scanner.scanner.report(text);
    },
    stop: () => forget?.(),
  };
}

function viewScanner(scanner: OpenedScanner | null): ScannerView {
  if (!scanner) return { kind: 'none' };
  if (scanner.kind === 'serial') return { kind: 'serial' };
  const { prefix, suffix, ...options } = scanner.scanner.options;
  return { kind: 'wedge', prefix: [...prefix], suffix: [...suffix], ...options };
}
