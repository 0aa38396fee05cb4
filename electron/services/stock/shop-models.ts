import type { ComparedModel, StockModel } from '../../../shared/contract/staff-stock.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { SaleBackend } from '../../backends/types.ts';
import type { Clock } from '../../system/clock.ts';
import { holdsModel } from '../fulfilment/planogram.ts';
import type { Slot } from './slot.ts';

/** How long one brand may take. */
const PATIENCE_MS = 8_000;
/** Models are chosen from a list that is no older than this. */
const FRESH_MS = 60_000;

export interface ShopModelsOptions {
  /** As the backend itself says it, without what the machine has. */
  readonly backend: Pick<SaleBackend, 'listBrands' | 'listModels'>;
  slots(): readonly Slot[];
  readonly clock: Clock;
}

interface ShopModel {
  readonly modelId: string;
  readonly modelName: string;
  readonly brandName: string;
  readonly stock: number;
}

/** The whole list of the shop's system, for choosing a slot's model, and for comparing. */
export interface ShopModels {
  /** What was read last where the shop's system does not answer; an error where nothing was ever read. */
  list(): Promise<Result<StockModel[], 'away'>>;
  /** Every model that either side counts. Always asked anew. */
  compare(): Promise<Result<ComparedModel[], 'away'>>;
}

export function createShopModels({ backend, slots, clock }: ShopModelsOptions): ShopModels {
  let last: { readonly atMs: number; readonly models: readonly ShopModel[] } | null = null;

  const read = async (): Promise<Result<readonly ShopModel[], 'away'>> => {
    const brands = await backend.listBrands({ signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!brands.ok) return err('away');
    const models: ShopModel[] = [];
    for (const { id, name, englishName } of brands.value) {
      const answer = await backend.listModels(id, { signal: AbortSignal.timeout(PATIENCE_MS) });
      if (!answer.ok) return err('away');
      const brandName = englishName || name;
      models.push(
        ...answer.value.map((model) => ({
          modelId: model.id,
          modelName: model.name,
          brandName,
          stock: model.stock,
        })),
      );
    }
    last = { atMs: clock.steadyMs(), models };
    return ok(models);
  };

  return {
    list: async () => {
      const isFresh = last !== null && clock.steadyMs() - last.atMs < FRESH_MS;
      const answer = isFresh && last ? ok(last.models) : await read();
      const models = answer.ok ? answer.value : last?.models;
      if (!models) return err('away');
      return ok(models.map(({ stock: _, ...model }) => ({ ...model, slots: numbersOf(model, slots()) })));
    },
    compare: async () => {
      const answer = await read();
      return answer.ok ? ok(compare(answer.value, slots())) : answer;
    },
  };
}

const numbersOf = (model: Pick<ShopModel, 'modelId' | 'modelName'>, slots: readonly Slot[]): number[] =>
  slots.filter((slot) => holdsModel(slot, model)).map(({ slot }) => slot);

/** Models with a slot here, and models without one that the shop believes it can sell. */
function compare(models: readonly ShopModel[], slots: readonly Slot[]): ComparedModel[] {
  const known = models.map(({ modelId, modelName, stock }) => {
    const own = slots.filter((slot) => holdsModel(slot, { modelId, modelName }));
    return { modelId, modelName, backendStock: stock, ...sumOf(own) };
  });
  const strangers = slots.filter((slot) => !models.some((model) => holdsModel(slot, model)));
  const unknown = strangers.map((slot) => ({
    modelId: slot.modelId ?? '',
    modelName: slot.modelName ?? slot.modelId ?? '',
    backendStock: null,
    ...sumOf([slot]),
  }));
  const counted = known.filter(({ slots: own, backendStock }) => own.length > 0 || backendStock > 0);
  return [...unknown, ...counted].sort((a, b) => differenceOf(b) - differenceOf(a));
}

function sumOf(slots: readonly Slot[]): Pick<ComparedModel, 'ownCount' | 'slots'> {
  const isUncounted = slots.some(({ count }) => count === null);
  const ownCount = isUncounted ? null : slots.reduce((sum, slot) => sum + (slot.count ?? 0), 0);
  return { ownCount, slots: slots.map(({ slot }) => slot) };
}

const differenceOf = ({ backendStock, ownCount }: ComparedModel): number =>
  ownCount === null ? -1 : Math.abs((backendStock ?? 0) - ownCount);
