import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../shared/domain/result.ts';
import type { BackendBrand, BackendModel, BackendResult } from '../../backends/types.ts';
import { openDatabase } from '../../journal/database.ts';
import { createKeptValues } from '../../journal/kept.ts';
import { silentLog } from '../../system/log.ts';
import { createVirtualClock } from '../sale/simulation/virtual-clock.ts';
import { loadCaseLibrary } from './case-library.ts';
import { createCatalogue } from './catalogue-service.ts';

const away: BackendResult<never> = err({ kind: 'unreachable', sent: false, detail: 'simulated' });
const BRANDS: BackendBrand[] = [{ id: 'BR1', name: '苹果', englishName: 'Apple' }];
const MODELS: BackendModel[] = [
  { id: 'MM1', name: 'iPhone 15', priceMinor: 3990, stock: 4 },
  { id: 'MM2', name: 'Gramophone 3000', priceMinor: 2990, stock: 0 },
];
const cases = loadCaseLibrary(join(import.meta.dirname, '..', '..', '..', 'assets', 'cases'));

function open() {
  const clock = createVirtualClock(0);
  const keeper = createKeptValues(openDatabase(':memory:'));
  const state = { away: false, calls: 0 };
  const answer = <Value>(value: Value): BackendResult<Value> => {
    state.calls += 1;
    return state.away ? away : ok(value);
  };
  const start = () =>
    createCatalogue({
      backend: { listBrands: async () => answer(BRANDS), listModels: async () => answer(MODELS) },
      cases,
      keeper,
      clock,
      log: silentLog,
    });
  return { clock, state, start };
}

describe('the catalogue', () => {
  it('gives every model its geometry, and says where that is only the general one', async () => {
    const catalogue = open().start();
    await catalogue.listBrands();
    const list = await catalogue.listModels('BR1');
    expect(list).toMatchObject({
      ok: true,
      value: {
        stale: false,
        items: [
          { modelId: 'MM1', priceMinor: 3990, geometryExact: true, geometry: { caseId: 'apple-iphone-15' } },
          { modelId: 'MM2', stock: 0, geometryExact: false },
        ],
      },
    });
  });

  it('shows the last list, marked as old, while the backend is away, also after a restart', async () => {
    const { clock, state, start } = open();
    await start().listBrands();
    await clock.advance(120_000);
    state.away = true;
    expect(await start().listBrands()).toMatchObject({ ok: true, value: { stale: true, readAtMs: 0 } });
    state.away = false;
    expect(await start().listBrands()).toMatchObject({
      ok: true,
      value: { stale: false, readAtMs: 120_000 },
    });
  });

  it('says that there is nothing to show when nothing was ever read', async () => {
    const { state, start } = open();
    state.away = true;
    expect(await start().listBrands()).toEqual({ ok: false, error: 'unavailable' });
  });

  it('asks the backend once for a list that is looked at twice in a moment', async () => {
    const { clock, state, start } = open();
    const catalogue = start();
    await catalogue.listModels('BR1');
    await catalogue.listModels('BR1');
    expect(state.calls).toBe(1);
    await clock.advance(6_000);
    await catalogue.listModels('BR1');
    expect(state.calls).toBe(2);
  });
});
