import { createListeners } from '../transport/listeners.ts';
import type { TrafficEntry } from '../transport/types.ts';
import type { DeviceGround, SelfTestStep } from '../types.ts';
import { CASE_PRINTER_DELAYS } from './delays.ts';
import type { CasePrinter, CasePrinterDevice, CasePrinterStatus } from './types.ts';

/** What a driver hands to the adapter. Its methods may be called at any time, and at the same time. */
export interface CasePrinterDriver extends CasePrinter {
  readonly description: string;
  selfTest(signal?: AbortSignal): Promise<readonly SelfTestStep[]>;
  counters(): Readonly<Record<string, number>>;
  traffic(): readonly TrafficEntry[];
  /** Opens what stays open between jobs. */
  start?(): void;
  stop?(): Promise<void>;
}

/** Makes a `Device` of a driver: looks at it at a fixed interval, and tells its status when that changes. */
export function createPrinterDevice(
  driver: CasePrinterDriver,
  { clock, log }: DeviceGround,
  deviceId: 'casePrinter' | 'documentPrinter' = 'casePrinter',
): CasePrinterDevice {
  const statusTold = createListeners<CasePrinterStatus>();
  let last: CasePrinterStatus | null = null;
  let asking: Promise<CasePrinterStatus> | null = null;
  let running: { readonly abort: AbortController; readonly over: Promise<void> } | null = null;
  let reconnects = 0;

  const notice = (status: CasePrinterStatus) => {
    if (JSON.stringify(status) === JSON.stringify(last)) return;
    if (last?.kind === 'disconnected') reconnects++;
    last = status;
    log.info({ status }, `${deviceId}: ${status.kind}`);
    statusTold.tell(status);
  };

  /** Callers who ask at the same time share one question: a slow printer is not asked more for being slow. */
  const ask = (): Promise<CasePrinterStatus> => {
    asking ??= driver.status().finally(() => {
      asking = null;
    });
    return asking;
  };
  const status = async () => {
    const seen = await ask();
    notice(seen);
    return seen;
  };

  const look = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      await status();
      await clock.sleep(CASE_PRINTER_DELAYS.lookMs, signal).catch(() => undefined);
    }
  };

  return {
    deviceId,
    description: driver.description,
    status,
    submit: driver.submit,
    jobState: driver.jobState,
    cancel: driver.cancel,
    supplies: driver.supplies,
    selfTest: driver.selfTest,
    traffic: driver.traffic,
    counters: () => ({ ...driver.counters(), reconnects }),
    onStatus: statusTold.add,
    start: () => {
      if (running) return;
      driver.start?.();
      const abort = new AbortController();
      running = { abort, over: look(abort.signal) };
    },
    stop: async () => {
      const stopping = running;
      running = null;
      stopping?.abort.abort();
      await stopping?.over;
      await driver.stop?.();
    },
  };
}
