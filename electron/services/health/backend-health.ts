import type { BackendError, BackendResult, SaleBackend } from '../../backends/types.ts';
import type { Clock } from '../../system/clock.ts';

/** Every delay of it, in milliseconds. */
export const HEALTH_DELAYS = {
  /** How often a backend that was away is asked whether it is back. */
  probeMs: 5_000,
  /** After one lost answer it is asked at once; without an answer for so long it is away. */
  doubtMs: 3_000,
} as const;

/** How the backend is, whatever it was asked. */
export type BackendState = 'answers' | 'away' | 'refusesLogin';

export interface BackendHealth {
  state(): BackendState;
  isReachable(): boolean;
  /**
   * How one call ended. One lost answer is only a doubt: nobody sells without the backend for a packet that got lost. Away is what does not
   * answer twice in a row, or for `doubtMs` after the first time, or, `isCertain`, what is not even asked any more.
   */
  record(state: BackendState, isCertain?: boolean): void;
  onChange(listener: () => void): void;
  /** Asks now and then while the backend is away, so that nobody has to buy something to find out that it is back. */
  start(probe: (signal: AbortSignal) => Promise<unknown>): void;
  stop(): Promise<void>;
}

export function createBackendHealth(clock: Clock): BackendHealth {
  const stopped = new AbortController();
  const listeners = new Set<() => void>();
  let state: BackendState = 'answers';
  let isDoubted = false;
  let doubted = new AbortController();
  let loop: Promise<void> = Promise.resolve();

  const set = (next: BackendState) => {
    isDoubted = false;
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };

  /** The probe's own failure is the second one; a probe that hangs is no answer either. */
  const clearDoubt = async (probe: (signal: AbortSignal) => Promise<unknown>) => {
    const asked = probe(stopped.signal);
    await Promise.race([asked, clock.sleep(HEALTH_DELAYS.doubtMs, stopped.signal)]);
    if (isDoubted) set('away');
    await asked;
  };

  const repeat = async (probe: (signal: AbortSignal) => Promise<unknown>) => {
    while (!stopped.signal.aborted) {
      doubted = new AbortController();
      if (isDoubted) await clearDoubt(probe);
      else if (state !== 'answers') await probe(stopped.signal);
      if (isDoubted) continue;
      const woken = AbortSignal.any([stopped.signal, doubted.signal]);
      await clock.sleep(HEALTH_DELAYS.probeMs, woken).catch(() => undefined);
    }
  };

  return {
    state: () => state,
    isReachable: () => state === 'answers',
    record: (next, isCertain = false) => {
      if (next !== 'away' || state !== 'answers' || isCertain || isDoubted) return set(next);
      isDoubted = true;
      doubted.abort(new Error('an answer was lost'));
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
      // A breaker opens after several failures: what it holds back needs no second look.
      if (state) health.record(state, !result.ok && result.error.kind === 'suspended');
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
