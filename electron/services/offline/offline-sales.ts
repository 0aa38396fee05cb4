import type { Model } from '../../../shared/contract/catalogue.ts';
import type { Clock } from '../../system/clock.ts';
import type { QueueNumber } from '../../system/queue-numbers.ts';
import type { BackendState } from '../health/backend-health.ts';
import type { Sale } from '../sale/sale.ts';
import type { OfflinePort } from '../sale/types.ts';
import { stockLeft } from './stock-left.ts';

const HOUR_MS = 3_600_000;

export interface OfflineSalesOptions {
  /** How old price and stock may be that are sold by. */
  readonly upToHours: number;
  readonly clock: Clock;
  backendState(): BackendState;
  /** The models of a brand as they were last read; null: never. */
  modelsOf(brandId: string): { readonly items: readonly Model[]; readonly readAtMs: number } | null;
  openSales(): readonly Sale[];
  /** Blanks in the machine that are promised to nobody; null: not counted. */
  blanksLeft(wanted: { readonly modelId: string; readonly modelName: string }): number | null;
  nextQueueNo(): QueueNumber;
}

/** Selling while the backend is away, where the shop allows it. A backend that refuses the login is not away. */
export interface OfflineSales extends OfflinePort {
  /** The backend is away, and what is known of this brand is new enough to sell by. */
  isOn(brandId: string): boolean;
}

export function createOfflineSales(options: OfflineSalesOptions): OfflineSales {
  const { clock, upToHours } = options;

  const knownOf = (brandId: string) => {
    if (options.backendState() !== 'away') return null;
    const known = options.modelsOf(brandId);
    // A list of the future was read before the clock was set back: so far off its age may be, too.
    const ageMs = known ? Math.abs(clock.now() - known.readAtMs) : Infinity;
    return ageMs <= upToHours * HOUR_MS ? known : null;
  };

  return {
    isOn: (brandId) => knownOf(brandId) !== null,
    offerOf: ({ brandId, modelId, modelName }) => {
      const known = knownOf(brandId);
      const model = known?.items.find((each) => each.modelId === modelId);
      if (!known || !model) return null;
      const blanks = options.blanksLeft({ modelId, modelName }) ?? Infinity;
      const stock = Math.min(stockLeft(model, options.openSales()), blanks);
      return { priceMinor: model.priceMinor, stock, readAtMs: known.readAtMs };
    },
    nextQueueNo: options.nextQueueNo,
  };
}
