import type { Model } from '../../../shared/contract/catalogue.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { Catalogue } from '../catalogue/catalogue-service.ts';
import { offlinePayment } from '../sale/catch-up-due.ts';
import type { Sale } from '../sale/sale.ts';

/** The backend's stock, without what this kiosk has sold and is still to tell it of. */
export function stockLeft({ modelId, stock }: Pick<Model, 'modelId' | 'stock'>, openSales: readonly Sale[]) {
  const untold = openSales.filter((sale) => sale.modelId === modelId && isToTell(sale));
  return Math.max(0, stock - untold.length);
}

/** Paid without the backend, with or without a place in the line yet. */
const isToTell = (sale: Sale): boolean =>
  sale.order ? sale.order.offline?.state === 'toTell' : offlinePayment(sale) !== undefined;

export interface OfflineCatalogue {
  openSales(): readonly Sale[];
  /** Models of this brand are sold without the backend now. */
  isOn(brandId: string): boolean;
}

/** The same catalogue: its stock says what can still be sold here, and its old lists whether they are sold by. */
export function withOfflineSales(catalogue: Catalogue, { openSales, isOn }: OfflineCatalogue): Catalogue {
  const limit = (model: Model): Model => ({ ...model, stock: stockLeft(model, openSales()) });
  return {
    listBrands: async () => {
      const list = await catalogue.listBrands();
      if (!list.ok || !list.value.stale) return list;
      return ok({ ...list.value, soldOffline: list.value.items.some(({ brandId }) => isOn(brandId)) });
    },
    listModels: async (brandId) => {
      const list = await catalogue.listModels(brandId);
      if (!list.ok) return list;
      const items = list.value.items.map(limit);
      return ok({ ...list.value, items, ...(list.value.stale && { soldOffline: isOn(brandId) }) });
    },
    findModel: (brandId, modelId) => {
      const model = catalogue.findModel(brandId, modelId);
      return model && limit(model);
    },
  };
}
