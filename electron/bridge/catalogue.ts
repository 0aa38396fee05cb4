import { ok } from '../../shared/domain/result.ts';
import type { Catalogue } from '../services/catalogue/catalogue-service.ts';
import { refuse } from './refuse.ts';
import type { BridgeHandlers } from './types.ts';

export function catalogueHandlers(catalogue: Catalogue) {
  return {
    listBrands: async () => {
      const list = await catalogue.listBrands();
      return list.ok
        ? ok(list.value)
        : refuse('unavailable', 'the backend is away and no list was read before');
    },
    listModels: async ({ brandId }) => {
      const list = await catalogue.listModels(brandId);
      return list.ok
        ? ok(list.value)
        : refuse('unavailable', 'the backend is away and no list was read before');
    },
  } satisfies Partial<BridgeHandlers>;
}
