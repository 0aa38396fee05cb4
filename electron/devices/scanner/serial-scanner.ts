import { createStatusWatch } from '../board/status-watch.ts';
import { createListeners } from '../transport/listeners.ts';
import { createTransport } from '../transport/open-transport.ts';
import { keepOpen } from '../transport/reconnect.ts';
import { traced } from '../transport/traced.ts';
import type { Transport } from '../transport/types.ts';
import type { DeviceGround } from '../types.ts';
import { SCANNER_LINE, type SerialScannerConfig } from './config.ts';
import { createScanLines, type Scan } from './scan-lines.ts';
import type { ScannedCode, Scanner, ScanRefusal } from './types.ts';

export interface ScannerGround extends DeviceGround {
  /** In place of the configured connection. */
  readonly transport?: Transport;
}

/** A scanner at a serial port. It only talks, so it is there as long as its port is. */
export function openSerialScanner(config: SerialScannerConfig, ground: ScannerGround): Scanner {
  const { clock } = ground;
  const transport = traced(
    ground.transport ?? createTransport(config.connection, SCANNER_LINE, clock),
    clock,
  );
  const watch = createStatusWatch<never>();
  const codes = createListeners<ScannedCode>();
  const refusals = createListeners<ScanRefusal>();
  const counts = { codes: 0, duplicates: 0, refused: 0 };
  const lines = createScanLines(config.maxBytes);
  let last: ScannedCode | null = null;
  let pause: AbortController | null = null;
  const kept = keepOpen(transport, {
    clock,
    onOpened: () => watch.set({ kind: 'ready' }),
    onClosed: () => {
      // Half a code that a pulled cable left behind must not become the beginning of the next one.
      pause?.abort();
      lines.endByPause();
      watch.set({ kind: 'disconnected' });
    },
  });

  const tell = (scan: Scan) => {
    if (scan.kind === 'refused') return refuse(scan.reason);
    const text = strip(scan.text, config);
    if (text === '') return;
    const code = { text, atMs: clock.now() };
    const former = last;
    last = code;
    // The window begins anew with each reading: a code that stays before the scanner is one code.
    if (former?.text === text && Math.abs(code.atMs - former.atMs) < config.duplicateMs) {
      counts.duplicates++;
      return;
    }
    counts.codes++;
    codes.tell(code);
  };
  const refuse = (reason: ScanRefusal) => {
    counts.refused++;
    refusals.tell(reason);
  };

  transport.onBytes((bytes) => {
    pause?.abort();
    for (const scan of lines.take(bytes)) tell(scan);
    if (lines.isEmpty()) return;
    const waiting = new AbortController();
    pause = waiting;
    clock.sleep(config.idleGapMs, waiting.signal).then(
      () => {
        for (const scan of lines.endByPause()) tell(scan);
      },
      () => undefined,
    );
  });

  return {
    deviceId: 'scanner',
    description: `serial ${transport.name}`,
    status: async () => watch.current(),
    onStatus: watch.onStatus,
    onCode: codes.add,
    onRefused: refusals.add,
    selfTest: async () => [
      { step: 'port', outcome: transport.isOpen() ? 'passed' : 'failed', detail: transport.name },
      last
        ? { step: 'has-read', outcome: 'passed', detail: `${counts.codes} codes since the start` }
        : { step: 'has-read', outcome: 'skipped', detail: 'nothing was scanned since the start' },
    ],
    counters: () => ({ ...counts, reconnects: Math.max(0, kept.openings() - 1) }),
    traffic: transport.traffic,
    start: kept.start,
    stop: async () => {
      pause?.abort();
      await kept.stop();
    },
  };
}

function strip(text: string, { prefix, suffix }: SerialScannerConfig): string {
  const start = text.startsWith(prefix) ? prefix.length : 0;
  const end = text.length - (suffix !== '' && text.endsWith(suffix) ? suffix.length : 0);
  return text.slice(start, Math.max(start, end));
}
