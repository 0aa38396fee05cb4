import { ok } from '../../../shared/domain/result.ts';
import type { SaleBackend } from '../../backends/types.ts';
import type { StockService } from './stock-service.ts';

/** The same backend, whose stock is never more than what lies in the machine: what has no blank cannot be bought. */
export function limitToBlanks<Backend extends Pick<SaleBackend, 'listModels'>>(
  backend: Backend,
  { blanksLeft }: Pick<StockService, 'blanksLeft'>,
): Backend {
  const listModels: SaleBackend['listModels'] = async (brandId, options) => {
    const answer = await backend.listModels(brandId, options);
    if (!answer.ok) return answer;
    return ok(
      answer.value.map((model) => {
        const left = blanksLeft({ modelId: model.id, modelName: model.name });
        return { ...model, stock: Math.min(model.stock, left ?? model.stock) };
      }),
    );
  };
  return { ...backend, listModels };
}
