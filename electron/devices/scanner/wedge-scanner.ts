import { createListeners } from '../transport/listeners.ts';
import type { DeviceGround } from '../types.ts';
import type { WedgeScannerConfig } from './config.ts';
import { SCANNER_DELAYS } from './delays.ts';
import { hasControl } from './scan-lines.ts';
import type { ScannedCode, ScanRefusal, WedgeScanner } from './types.ts';

/** The kiosk's side of a keyboard wedge: the page recognises its codes (shared/domain/wedge.ts) and hands them over here. */
export function openWedgeScanner(config: WedgeScannerConfig, { clock }: DeviceGround): WedgeScanner {
  const { driver: _, ...options } = config;
  const codes = createListeners<ScannedCode>();
  const refusals = createListeners<ScanRefusal>();
  const counts = { codes: 0, duplicates: 0, refused: 0 };
  let last: ScannedCode | null = null;

  const refuse = (reason: ScanRefusal) => {
    counts.refused++;
    refusals.tell(reason);
  };

  return {
    deviceId: 'scanner',
    description: 'keyboard wedge',
    options,
    // A keyboard cannot be asked whether it is there.
    status: async () => ({ kind: 'ready' }),
    onStatus: () => () => undefined,
    onCode: codes.add,
    onRefused: refusals.add,
    report: (text) => {
      if (text === '') return;
      if (text.length > config.maxLength) return refuse('tooLong');
      if (hasControl(text)) return refuse('controlCharacter');
      const code = { text, atMs: clock.now() };
      const former = last;
      last = code;
      if (former?.text === text && Math.abs(code.atMs - former.atMs) < SCANNER_DELAYS.duplicateMs) {
        counts.duplicates++;
        return;
      }
      counts.codes++;
      codes.tell(code);
    },
    selfTest: async () => [
      {
        step: 'has-read',
        outcome: last ? 'passed' : 'skipped',
        detail: `${counts.codes} codes since the start`,
      },
    ],
    counters: () => ({ ...counts }),
    traffic: () => [],
    start: () => undefined,
    stop: async () => undefined,
  };
}
