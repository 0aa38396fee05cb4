import * as z from 'zod';
import type { Model } from '../../../../shared/contract/catalogue.ts';
import type { SaleBackend } from '../../../backends/types.ts';
import type { KeptValues } from '../../../journal/kept.ts';
import type { Clock } from '../../../system/clock.ts';
import { MODEL } from '../world/backend-server.ts';

const KEY = 'models';
const DELAYS = { freshMs: 5_000, patienceMs: 4_000 } as const;

const keptSchema = z.object({ priceMinor: z.number(), stock: z.number(), readAtMs: z.number() });

/**
 * What the shopper sees of the one model: fresh from the backend, or as it was last read. In place of the catalogue, whose
 * geometry and real-time patience a simulation has no use for; as that does, it keeps what it read on the disk.
 */
export function createShopWindow(backend: Pick<SaleBackend, 'listModels'>, keeper: KeptValues, clock: Clock) {
  const read = () => keptSchema.safeParse(keeper.get(KEY)?.value).data ?? null;
  const modelOf = ({ priceMinor, stock }: z.infer<typeof keptSchema>): Model => ({
    modelId: MODEL.id,
    brandId: MODEL.brandId,
    name: MODEL.name,
    priceMinor,
    stock,
    geometry: {} as Model['geometry'],
    geometryExact: false,
  });
  const ask = async () => {
    const answer = await backend.listModels(MODEL.brandId, {});
    const model = answer.ok ? answer.value.find(({ id }) => id === MODEL.id) : undefined;
    if (!model) return;
    const { priceMinor, stock } = model;
    try {
      keeper.set(KEY, { priceMinor, stock, readAtMs: clock.now() }, clock.now());
    } catch {
      // A full disk: what was read before stays.
    }
  };
  return {
    /** Reads the list anew, unless it was read just now. Gives up where nobody answers. */
    look: async () => {
      const ageMs = clock.now() - (read()?.readAtMs ?? Number.NEGATIVE_INFINITY);
      if (ageMs >= 0 && ageMs < DELAYS.freshMs) return;
      const patience = new AbortController();
      await Promise.race([ask(), clock.sleep(DELAYS.patienceMs, patience.signal).catch(() => undefined)]);
      patience.abort();
    },
    modelsOf: () => {
      const known = read();
      return known ? { items: [modelOf(known)], readAtMs: known.readAtMs } : null;
    },
    model: (): Model | null => {
      const known = read();
      return known && modelOf(known);
    },
  };
}

export type ShopWindow = ReturnType<typeof createShopWindow>;
