import { type CatchUp, catchUpDue } from '../sale/catch-up-due.ts';
import { createDiskPatience } from '../sale/disk-patience.ts';
import type { SaleEvent } from '../sale/events.ts';
import { backOff } from '../sale/runner.ts';
import type { Sale } from '../sale/sale.ts';
import type { SaleStore } from '../sale/sale-store.ts';
import type { EffectContext, EffectOutcome, SalePorts } from '../sale/types.ts';
import { carryOutCatchUp } from './catch-up-effects.ts';

const DELAYS = {
  /** Longest single sleep. */
  idleMs: 60_000,
  /** A sale that the backend answers with nonsense lets the others go before for so long. */
  passedOverMs: 60_000,
} as const;

/** After so many answers of nonsense a sale lets the others go before. While the backend is away, none gets further anyway. */
const PATIENCE = 5;

export interface CatchUpOptions extends SalePorts {
  readonly store: SaleStore;
  onStorage(works: boolean): void;
}

/** Tells the backend of the sales that were made without it: one after the other, in the order in which they were paid. */
export interface CatchUpWork {
  start(): void;
  stop(): Promise<void>;
}

/** What the work remembers of the step that it is at. Lost with the process: nothing durable depends on it. */
interface Progress {
  readonly key: string;
  readonly failures: number;
  /** Of them, the last in a row that were answers of nonsense. */
  readonly nonsense: number;
  readonly dueSinceMs: number;
}

export function createCatchUp(options: CatchUpOptions): CatchUpWork {
  const { store, clock, log } = options;
  const stopped = new AbortController();
  const passedOver = new Map<string, number>();
  let progress: Progress = { key: '', failures: 0, nonsense: 0, dueSinceMs: 0 };
  let rung = new AbortController();
  let loop: Promise<void> = Promise.resolve();

  const contextOf = (saleId: string): EffectContext => ({
    ...options,
    signal: stopped.signal,
    append: (event) => appendDurably(saleId, event),
    openSales: () => store.pacedSales(),
    failures: progress.failures,
    dueForMs: clock.steadyMs() - progress.dueSinceMs,
  });

  const disk = createDiskPatience({
    ...options,
    signal: stopped.signal,
    refusal: 'the journal did not take an event',
  });
  const appendDurably = (saleId: string, event: SaleEvent): Promise<Sale> =>
    disk.insist({ saleId, event: event.kind }, () => store.append(saleId, event));

  const attempt = async (step: CatchUp, sale: Sale): Promise<EffectOutcome> => {
    try {
      return await carryOutCatchUp(step, sale, contextOf(sale.saleId));
    } catch (error) {
      if (stopped.signal.aborted) throw error;
      log.error({ saleId: sale.saleId, step: step.kind, err: error }, 'a step failed unexpectedly');
      return { kind: 'retry', detail: 'unexpected error' };
    }
  };

  /** One step of the first sale that has one; how long to wait before the next. */
  const workOnce = async (): Promise<number> => {
    const nowMs = clock.steadyMs();
    const due = firstDue(store.openSales(), passedOver, nowMs);
    if (!due) return DELAYS.idleMs;
    const { sale, step } = due;
    const key = JSON.stringify([sale.saleId, step]);
    if (progress.key !== key) progress = { key, failures: 0, nonsense: 0, dueSinceMs: nowMs };
    const outcome = await attempt(step, sale);
    if (outcome.kind === 'done') {
      passedOver.delete(sale.saleId);
      return 0;
    }
    if (outcome.kind === 'wait') return outcome.afterMs;
    const failures = progress.failures + 1;
    const nonsense = outcome.isNonsense ? progress.nonsense + 1 : 0;
    progress = { ...progress, failures, nonsense };
    log.warn({ saleId: sale.saleId, step: step.kind, failures, detail: outcome.detail }, 'not told yet');
    if (nonsense >= PATIENCE) passedOver.set(sale.saleId, clock.steadyMs() + DELAYS.passedOverMs);
    return outcome.afterMs ?? backOff(failures, options.random());
  };

  const repeat = async () => {
    while (!stopped.signal.aborted) {
      rung = new AbortController();
      const pauseMs = await workOnce();
      // News of a sale is no reason to ask a backend anew that has just failed.
      const signals = pauseMs === DELAYS.idleMs ? [rung.signal, stopped.signal] : [stopped.signal];
      if (pauseMs > 0) await clock.sleep(pauseMs, AbortSignal.any(signals)).catch(() => undefined);
    }
  };

  return {
    start: () => {
      store.subscribe(() => rung.abort());
      loop = repeat().catch((error: unknown) => {
        if (!stopped.signal.aborted) log.fatal({ err: error }, 'telling the backend ended unexpectedly');
      });
    },
    stop: async () => {
      stopped.abort(new Error('the kiosk stops'));
      await loop;
    },
  };
}

function firstDue(openSales: readonly Sale[], passedOver: ReadonlyMap<string, number>, nowMs: number) {
  const due = openSales
    .flatMap((sale) => {
      const step = catchUpDue(sale);
      return step ? [{ sale, step }] : [];
    })
    .sort((a, b) => sequenceOf(a.sale) - sequenceOf(b.sale));
  return due.find(({ sale }) => (passedOver.get(sale.saleId) ?? 0) <= nowMs) ?? due[0];
}

const sequenceOf = ({ order }: Sale): number => order?.offline?.sequence ?? 0;
