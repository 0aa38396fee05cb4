import * as z from 'zod';
import {
  type Brand,
  brandListSchema,
  type Model,
  modelListSchema,
} from '../../../shared/contract/catalogue.ts';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { BackendResult, SaleBackend } from '../../backends/types.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';

/** How long a list is good enough without asking again, and how long the backend may take before the old one is shown. */
const DELAYS = { brandsFreshMs: 60_000, modelsFreshMs: 5_000, patienceMs: 4_000 } as const;

export interface CaseFinder {
  find(name: { brandName: string; modelName: string }): { geometry: CaseGeometry; exact: boolean };
}

export interface ListKeeper {
  get(key: string): { value: unknown; atMs: number } | null;
  set(key: string, value: unknown, atMs: number): void;
}

export interface CatalogueOptions {
  readonly backend: Pick<SaleBackend, 'listBrands' | 'listModels'>;
  readonly cases: CaseFinder;
  readonly keeper: ListKeeper;
  readonly clock: Clock;
  readonly log: Log;
}

type List<Item> = { items: Item[]; stale: boolean; readAtMs: number; soldOffline?: boolean | undefined };

export interface Catalogue {
  listBrands(): Promise<Result<List<Brand>, 'unavailable'>>;
  listModels(brandId: string): Promise<Result<List<Model>, 'unavailable'>>;
  /** The model as it was last read. */
  findModel(brandId: string, modelId: string): Model | null;
}

/** The models of a brand as they were last read; null: never, or by a version that kept them otherwise. */
export function keptModels(keeper: Pick<ListKeeper, 'get'>, brandId: string): List<Model> | null {
  const kept = keeper.get(modelsKey(brandId));
  return kept ? (z.safeParse(modelListSchema, kept.value).data ?? null) : null;
}

const modelsKey = (brandId: string) => `models:${brandId}`;

/** Brands and models: fresh from the backend, or the last ones read, marked as old, when it is away. */
export function createCatalogue({ backend, cases, keeper, clock, log }: CatalogueOptions): Catalogue {
  const read = <Item>(key: string, schema: z.core.$ZodType<List<Item>>): List<Item> | null => {
    const kept = keeper.get(key);
    return kept ? (z.safeParse(schema, kept.value).data ?? null) : null;
  };

  const list = async <Item>(
    key: string,
    schema: z.core.$ZodType<List<Item>>,
    freshMs: number,
    ask: (signal: AbortSignal) => Promise<BackendResult<Item[]>>,
  ): Promise<Result<List<Item>, 'unavailable'>> => {
    const kept = read(key, schema);
    const ageMs = kept ? clock.now() - kept.readAtMs : Infinity;
    if (kept && ageMs >= 0 && ageMs < freshMs) return ok(kept);
    const answer = await ask(AbortSignal.timeout(DELAYS.patienceMs));
    if (answer.ok) return ok(keep(key, answer.value));
    log.warn({ key, error: answer.error }, 'the catalogue could not be read');
    return kept ? ok({ ...kept, stale: true }) : err('unavailable');
  };

  const keep = <Item>(key: string, items: Item[]): List<Item> => {
    const fresh = { items, stale: false, readAtMs: clock.now() };
    try {
      keeper.set(key, fresh, fresh.readAtMs);
    } catch (error) {
      log.error({ key, err: error }, 'the catalogue could not be kept');
    }
    return fresh;
  };

  const readBrands = () => read('brands', brandListSchema);

  const askBrands = async (signal: AbortSignal): Promise<BackendResult<Brand[]>> => {
    const answer = await backend.listBrands({ signal });
    return answer.ok
      ? ok(answer.value.map(({ id, name, englishName }) => ({ brandId: id, name, englishName })))
      : answer;
  };

  const askModels = async (brandId: string, signal: AbortSignal): Promise<BackendResult<Model[]>> => {
    const answer = await backend.listModels(brandId, { signal });
    if (!answer.ok) return answer;
    const brandName = readBrands()?.items.find((brand) => brand.brandId === brandId)?.englishName ?? '';
    return ok(
      answer.value.map(({ id, name, priceMinor, stock }) => {
        const { geometry, exact } = cases.find({ brandName, modelName: name });
        return { modelId: id, brandId, name, priceMinor, stock, geometry, geometryExact: exact };
      }),
    );
  };

  return {
    listBrands: () => list('brands', brandListSchema, DELAYS.brandsFreshMs, askBrands),
    listModels: (brandId) =>
      list(modelsKey(brandId), modelListSchema, DELAYS.modelsFreshMs, (signal) => askModels(brandId, signal)),
    findModel: (brandId, modelId) =>
      keptModels(keeper, brandId)?.items.find((model) => model.modelId === modelId) ?? null,
  };
}
