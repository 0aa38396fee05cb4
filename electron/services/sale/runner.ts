import { carryOut } from './carry-out.ts';
import { SALE_DELAYS } from './delays.ts';
import { createDiskPatience } from './disk-patience.ts';
import type { SaleEvent } from './events.ts';
import { type Effect, isAtRest, pending } from './pending.ts';
import type { Sale } from './sale.ts';
import type { SaleStore } from './sale-store.ts';
import type { EffectContext, EffectOutcome, SalePorts } from './types.ts';
import { createWakers } from './wakers.ts';

export interface SaleRunnerOptions extends SalePorts {
  readonly store: SaleStore;
  /** The disk took (true) or refused (false) an event. */
  onStorage(works: boolean): void;
}

/** Carries out what sales wait for, one effect per sale at a time, all sales side by side. */
export interface SaleRunner {
  /** Takes up every open sale, and every one that begins from now on. */
  start(): void;
  /** Stops taking up effects and waits for those under way to notice. */
  stop(): Promise<void>;
  /** The due effect of this sale has been failing for a while. */
  isTroubled(saleId: string): boolean;
  /** Called when `isTroubled` of a sale has changed. */
  onTrouble(listener: (saleId: string) => void): void;
}

/** What a sale's own loop remembers between tries. Lost with the process: nothing durable depends on it. */
interface Progress {
  key: string;
  failures: number;
  dueSinceMs: number;
  notBeforeMs: number;
}

const FRESH: Readonly<Progress> = { key: '', failures: 0, dueSinceMs: 0, notBeforeMs: 0 };

export function createSaleRunner(options: SaleRunnerOptions): SaleRunner {
  const { store, clock, log, times } = options;
  const stopped = new AbortController();
  const loops = new Map<string, Promise<void>>();
  const troubled = new Set<string>();
  const troubleListeners = new Set<(saleId: string) => void>();
  const wakers = createWakers(clock, stopped.signal);

  const setTrouble = (saleId: string, isTroubled: boolean) => {
    if (troubled.has(saleId) === isTroubled) return;
    if (isTroubled) troubled.add(saleId);
    else troubled.delete(saleId);
    for (const listener of troubleListeners) listener(saleId);
  };

  /** The effect has happened: its event is kept until it can be written, and tried once even while the kiosk stops. */
  const disk = createDiskPatience({
    ...options,
    signal: stopped.signal,
    refusal: 'the journal did not take an event',
  });
  const appendDurably = (saleId: string, event: SaleEvent): Promise<Sale> =>
    disk.insist({ saleId, event: event.kind }, () => store.append(saleId, event));

  const contextOf = (saleId: string, progress: Progress): EffectContext => ({
    ...options,
    signal: stopped.signal,
    append: (event) => appendDurably(saleId, event),
    openSales: () => store.pacedSales(),
    failures: progress.failures,
    dueForMs: clock.steadyMs() - progress.dueSinceMs,
  });

  const attempt = async (effect: Effect, sale: Sale, progress: Progress): Promise<EffectOutcome> => {
    try {
      return await carryOut(effect, sale, contextOf(sale.saleId, progress));
    } catch (error) {
      if (stopped.signal.aborted) throw error;
      log.error({ saleId: sale.saleId, effect: effect.kind, err: error }, 'an effect failed unexpectedly');
      return { kind: 'retry', detail: 'unexpected error' };
    }
  };

  /** Resolves when the sale is at rest, with the news count that it rested on. */
  const drive = async (saleId: string): Promise<number | null> => {
    let progress: Progress = { ...FRESH };
    while (!stopped.signal.aborted) {
      const seen = wakers.version(saleId);
      const sale = store.get(saleId);
      const paced = store.paced(saleId);
      if (!sale || !paced) return null;
      const nowMs = clock.steadyMs();
      const { effect, wakeAtMs } = pending(paced, nowMs, times);
      if (!effect) {
        setTrouble(saleId, false);
        if (isAtRest(paced, nowMs, times)) return seen;
        await wakers.waitForNews(saleId, seen, wakeAtMs);
        continue;
      }
      const key = JSON.stringify(effect);
      if (progress.key !== key) progress = { ...FRESH, key, dueSinceMs: nowMs };
      if (progress.notBeforeMs > nowMs) {
        await wakers.waitForNews(saleId, seen, Math.min(progress.notBeforeMs, wakeAtMs ?? Infinity));
        continue;
      }
      progress = advance(progress, await attempt(effect, sale, progress), saleId, effect);
    }
    return null;
  };

  const advance = (progress: Progress, outcome: EffectOutcome, saleId: string, effect: Effect): Progress => {
    const nowMs = clock.steadyMs();
    if (outcome.kind === 'done') return { ...FRESH };
    if (outcome.kind === 'wait') {
      setTrouble(saleId, false);
      return { ...progress, failures: 0, notBeforeMs: nowMs + outcome.afterMs };
    }
    const failures = progress.failures + 1;
    log.warn(
      { saleId, effect: effect.kind, failures, detail: outcome.detail },
      'an effect has to be tried again',
    );
    if (nowMs - progress.dueSinceMs >= SALE_DELAYS.troubledAfterMs || failures > 1) setTrouble(saleId, true);
    const pauseMs = outcome.afterMs ?? backOff(failures, options.random());
    return { ...progress, failures, notBeforeMs: nowMs + pauseMs };
  };

  /** News that came after the last look (late money, say) takes the sale up again. */
  const finish = (saleId: string, restedOn: number | null) => {
    const hasNews = restedOn !== null && wakers.version(saleId) !== restedOn;
    loops.delete(saleId);
    wakers.forget(saleId);
    setTrouble(saleId, false);
    if (hasNews) take(saleId);
  };

  const take = (saleId: string) => {
    if (loops.has(saleId) || stopped.signal.aborted) return;
    // Not in this turn: an event that the loop appends at once must find the loop in `loops`, or a second one would start.
    const loop = Promise.resolve()
      .then(() => drive(saleId))
      .catch((error: unknown) => {
        if (!stopped.signal.aborted)
          log.fatal({ saleId, err: error }, 'the loop of a sale ended unexpectedly');
        return null;
      })
      .then((restedOn) => finish(saleId, restedOn));
    loops.set(saleId, loop);
  };

  return {
    start: () => {
      store.subscribe((sale, event) => {
        if (freesMachine(event)) wakers.wakeAll();
        else wakers.wake(sale.saleId);
        take(sale.saleId);
      });
      for (const sale of store.openSales()) take(sale.saleId);
    },
    stop: async () => {
      stopped.abort(new Error('the kiosk stops'));
      await Promise.allSettled(loops.values());
    },
    isTroubled: (saleId) => troubled.has(saleId),
    onTrouble: (listener) => void troubleListeners.add(listener),
  };
}

/** Exponential, with full jitter over its upper half: kiosks that lost the backend together do not come back together. */
export function backOff(failures: number, random: number): number {
  const ceilingMs = Math.min(SALE_DELAYS.retryMaxMs, SALE_DELAYS.retryMinMs * 2 ** (failures - 1));
  return ceilingMs / 2 + (ceilingMs / 2) * random;
}

/** Events after which another sale may have its turn on the machine. */
function freesMachine(event: SaleEvent): boolean {
  return event.kind === 'dispenseFinished' || event.kind === 'claimOpened' || event.kind === 'caseCollected';
}
