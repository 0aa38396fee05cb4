import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../shared/domain/result.ts';
import type { BackendModel } from '../../backends/types.ts';
import { createVirtualClock } from '../sale/simulation/virtual-clock.ts';
import { createShopModels } from './shop-models.ts';
import { newSlot, type Slot } from './slot.ts';

const MODELS: Readonly<Record<string, readonly BackendModel[]>> = {
  apple: [
    { id: 'A1', name: 'iPhone 17', priceMinor: 1, stock: 9 },
    { id: 'A2', name: 'iPhone 16', priceMinor: 1, stock: 4 },
    { id: 'A3', name: 'iPhone 15', priceMinor: 1, stock: 0 },
  ],
  google: [{ id: 'G1', name: 'Pixel 9', priceMinor: 1, stock: 3 }],
};
const slot = (number: number, modelId: string, count: number | null): Slot => ({
  ...newSlot(number),
  modelId,
  count,
});

function open(slots: readonly Slot[]) {
  const clock = createVirtualClock(0);
  const away = { isAway: false };
  const models = createShopModels({
    backend: {
      listBrands: async () =>
        away.isAway
          ? err({ kind: 'suspended', retryAtMs: 0 })
          : ok([
              { id: 'apple', name: '苹果', englishName: 'Apple' },
              { id: 'google', name: '谷歌', englishName: '' },
            ]),
      listModels: async (brandId) => ok([...(MODELS[brandId] ?? [])]),
    },
    slots: () => slots,
    clock,
  });
  return { clock, away, models };
}

describe('the shop’s list of models', () => {
  it('is compared with the machine model by model, several slots in one sum, the largest difference first', async () => {
    const { models } = open([
      slot(1, 'A1', 2),
      slot(2, 'A1', 1),
      slot(3, 'A2', 4),
      slot(4, 'X', 5),
      slot(5, 'G1', null),
    ]);
    expect(await models.compare()).toEqual(
      ok([
        { modelId: 'A1', modelName: 'iPhone 17', backendStock: 9, ownCount: 3, slots: [1, 2] },
        { modelId: 'X', modelName: 'X', backendStock: null, ownCount: 5, slots: [4] },
        { modelId: 'A2', modelName: 'iPhone 16', backendStock: 4, ownCount: 4, slots: [3] },
        { modelId: 'G1', modelName: 'Pixel 9', backendStock: 3, ownCount: null, slots: [5] },
      ]),
    );
  });

  it('names each model with its brand and its slots', async () => {
    const { models } = open([slot(7, 'G1', 1)]);
    const list = await models.list();
    expect(list.ok && list.value.at(-1)).toEqual({
      modelId: 'G1',
      modelName: 'Pixel 9',
      brandName: '谷歌',
      slots: [7],
    });
  });

  it('is the one that was read last while the shop’s system is away, for choosing and never for comparing', async () => {
    const { clock, away, models } = open([]);
    away.isAway = true;
    expect(await models.list()).toEqual(err('away'));
    away.isAway = false;
    await models.list();
    away.isAway = true;
    await clock.advance(120_000);
    expect(await models.list()).toMatchObject({ ok: true });
    expect(await models.compare()).toEqual(err('away'));
  });
});
