import type { Ground } from './kiosk-ground.ts';
import type { Machine } from './kiosk-machine.ts';
import { createCatalogue, keptModels } from './services/catalogue/catalogue-service.ts';
import {
  createOfflineSales,
  type OfflineSales,
  type OfflineSalesOptions,
} from './services/offline/offline-sales.ts';
import { withOfflineSales } from './services/offline/stock-left.ts';
import type { Config } from './system/config/schema.ts';
import { createQueueNumbers } from './system/queue-numbers.ts';

/** Selling while the backend is away; null where the configuration does not allow it. */
export function openOffline(
  { offlineSales }: Pick<Config, 'offlineSales'>,
  { database, kept, clock }: Ground,
  parts: Pick<OfflineSalesOptions, 'backendState' | 'openSales' | 'blanksLeft'>,
): OfflineSales | null {
  if (!offlineSales) return null;
  const numbers = createQueueNumbers(database, offlineSales.queueLetter);
  return createOfflineSales({
    ...parts,
    upToHours: offlineSales.upToHours,
    clock,
    modelsOf: (brandId) => keptModels(kept, brandId),
    nextQueueNo: numbers.next,
  });
}

/** What is for sale, also where that is only known of old. */
export function openCatalogue({ backend, engine, offline }: Machine, ground: Ground) {
  const { cases, kept, clock, log } = ground;
  const isOfflineOn = (brandId: string): boolean => offline?.isOn(brandId) ?? false;
  const known = createCatalogue({ backend, cases, keeper: kept, clock, log });
  const { openSales } = engine.store;
  return { catalogue: withOfflineSales(known, { openSales, isOn: isOfflineOn }), isOfflineOn };
}
