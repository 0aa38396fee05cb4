import type { BackendError, BackendResult, SaleBackend } from '../../backends/types.ts';
import type { Clock } from '../../system/clock.ts';

/** How often a backend that was away is asked whether it is back. */
const PROBE_MS = 5_000;

/** How the backend was when it was last asked, whatever it was asked. */
export type BackendState = 'answers' | 'away' | 'refusesLogin';

export interface BackendHealth {
  state(): BackendState;
  isReachable(): boolean;
  record(state: BackendState): void;
  onChange(listener: () => void): void;
  /** Asks now and then while the backend is away, so that nobody has to buy something to find out that it is back. */
  start(probe: (signal: AbortSignal) => Promise<unknown>): void;
  stop(): Promise<void>;
}

export function createBackendHealth(clock: Clock): BackendHealth {
  const stopped = new AbortController();
  const listeners = new Set<() => void>();
  let state: BackendState = 'answers';
  let loop: Promise<void> = Promise.resolve();

  const repeat = async (probe: (signal: AbortSignal) => Promise<unknown>) => {
    while (!stopped.signal.aborted) {
      if (state !== 'answers') await probe(stopped.signal);
      await clock.sleep(PROBE_MS, stopped.signal);
    }
  };

  return {
    state: () => state,
    isReachable: () => state === 'answers',
    record: (next) => {
      if (next === state) return;
      state = next;
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

/** What a failed call says about the backend as a whole. A refusal or a malformed answer says only something of that call. */
const STATE_BY_ERROR: Partial<Record<BackendError['kind'], BackendState>> = {
  unreachable: 'away',
  suspended: 'away',
  unauthorised: 'refusesLogin',
};

/** The same backend, recording after each call how it is. */
export function observeBackend(backend: SaleBackend, health: Pick<BackendHealth, 'record'>): SaleBackend {
  const observe =
    <Args extends unknown[], Value>(call: (...args: Args) => Promise<BackendResult<Value>>) =>
    async (...args: Args): Promise<BackendResult<Value>> => {
      const result = await call(...args);
      const state = result.ok ? 'answers' : STATE_BY_ERROR[result.error.kind];
      if (state) health.record(state);
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
