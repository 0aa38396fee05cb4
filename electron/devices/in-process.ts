import type { Clock } from '../system/clock.ts';
import type { CasePrinter, CasePrinterDevice } from './case-printer/types.ts';
import type { Dispenser, DispenserDevice } from './dispenser/types.ts';
import type { DocumentPrinter, DocumentPrinterDevice } from './document-printer/types.ts';
import { createListeners } from './transport/listeners.ts';
import type { Device, DeviceId, DeviceStatus } from './types.ts';

/** How often a device is looked at that tells nothing by itself. */
const LOOK_MS = 200;

/** A case printer of the same process, as a device among the others. */
export function casePrinterInProcess(printer: CasePrinter, clock: Clock): CasePrinterDevice {
  const { submit, jobState, cancel, supplies } = printer;
  return { submit, jobState, cancel, supplies, ...watched('casePrinter', () => printer.status(), clock) };
}

export function documentPrinterInProcess(printer: DocumentPrinter, clock: Clock): DocumentPrinterDevice {
  const { accepts, submit, jobState, cancel } = printer;
  return { accepts, submit, jobState, cancel, ...watched('documentPrinter', () => printer.status(), clock) };
}

export function dispenserInProcess(dispenser: Dispenser, clock: Clock): DispenserDevice {
  const { canFeed, feedBlank, feedState, dispense, motionState, tray, feedPosition, door } = dispenser;
  return {
    ...{ canFeed, feedBlank, feedState, dispense, motionState, tray, feedPosition, door },
    ...watched('dispenser', () => dispenser.status(), clock),
    clearTrouble: () => undefined,
  };
}

function watched<Reason extends string>(
  deviceId: DeviceId,
  status: () => Promise<DeviceStatus<Reason>>,
  clock: Clock,
): Device<Reason> {
  const told = createListeners<DeviceStatus<Reason>>();
  let stopped: AbortController | null = null;
  let loop: Promise<void> = Promise.resolve();

  const repeat = async (signal: AbortSignal) => {
    let last = '';
    while (!signal.aborted) {
      const seen = await status();
      if (last !== '' && JSON.stringify(seen) !== last) told.tell(seen);
      last = JSON.stringify(seen);
      await clock.sleep(LOOK_MS, signal);
    }
  };
  return {
    deviceId,
    description: 'simulated, in the process',
    status,
    onStatus: told.add,
    selfTest: async () => [{ step: 'answers', outcome: 'passed', detail: (await status()).kind }],
    counters: () => ({}),
    traffic: () => [],
    start: () => {
      if (stopped) return;
      stopped = new AbortController();
      loop = repeat(stopped.signal).catch(() => undefined);
    },
    stop: async () => {
      stopped?.abort(new Error('the kiosk stops'));
      stopped = null;
      await loop;
    },
  };
}
