import type { BackendResult, SaleBackend } from '../../backends/types.ts';
import type { Clock } from '../../system/clock.ts';

/** How often a backend that was away is asked whether it is back. */
const PROBE_MS = 5_000;

/** Whether the backend answered when it was last asked, whatever it was asked. */
export interface BackendHealth {
  isReachable(): boolean;
  record(reachable: boolean): void;
  onChange(listener: () => void): void;
  /** Asks now and then while the backend is away, so that nobody has to buy something to find out that it is back. */
  start(probe: (signal: AbortSignal) => Promise<unknown>): void;
  stop(): Promise<void>;
}

export function createBackendHealth(clock: Clock): BackendHealth {
  const stopped = new AbortController();
  const listeners = new Set<() => void>();
  let isReachable = true;
  let loop: Promise<void> = Promise.resolve();

  const repeat = async (probe: (signal: AbortSignal) => Promise<unknown>) => {
    while (!stopped.signal.aborted) {
      if (!isReachable) await probe(stopped.signal);
      await clock.sleep(PROBE_MS, stopped.signal);
    }
  };

  return {
    isReachable: () => isReachable,
    record: (reachable) => {
      if (reachable === isReachable) return;
      isReachable = reachable;
      for (const listener of listeners) listener();
    },
    onChange: (listener) => void listeners.add(listener),
    start: (probe) => {
      loop = repeat(probe).catch(() => undefined);
    },
    stop: async () => {
      stopped.abort(new Error('the kiosk stops'));
      await loop;
    },
  };
}

/** The same backend, recording after each call whether it could be reached. */
export function observeBackend(backend: SaleBackend, health: Pick<BackendHealth, 'record'>): SaleBackend {
  const observe =
    <Args extends unknown[], Value>(call: (...args: Args) => Promise<BackendResult<Value>>) =>
    async (...args: Args): Promise<BackendResult<Value>> => {
      const result = await call(...args);
      if (result.ok) health.record(true);
      else if (result.error.kind === 'unreachable' || result.error.kind === 'suspended') health.record(false);
      return result;
    };
  return {
    listBrands: observe((options) => backend.listBrands(options)),
    listModels: observe((brandId, options) => backend.listModels(brandId, options)),
    uploadPrintFile: observe((file, fileName, options) => backend.uploadPrintFile(file, fileName, options)),
    reportPayment: observe((report, options) => backend.reportPayment(report, options)),
    getPaymentStatus: observe((ids, options) => backend.getPaymentStatus(ids, options)),
    placeOrder: observe((report, options) => backend.placeOrder(report, options)),
    getOrderStatus: observe((ids, options) => backend.getOrderStatus(ids, options)),
    listPrintJobs: observe((options) => backend.listPrintJobs(options)),
    fetchFile: observe((url, maxBytes, options) => backend.fetchFile(url, maxBytes, options)),
  };
}
