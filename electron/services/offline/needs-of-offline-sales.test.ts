import { describe, expect, it } from 'vitest';
import { createWorld, type SimulatedKiosk } from '../sale/simulation/world.ts';
import { createOverview } from '../staff/overview.ts';
import { quietSources } from '../staff/test-kit/quiet-sources.ts';
import { bootOffline, createOfflineWorld, type OfflineWorld, sell } from './test-kit/offline-world.ts';

const HOUR_MS = 3_600_000;

/** What the staff's first page lists, of a kiosk that has no other trouble. */
async function needsOf(kiosk: SimulatedKiosk, world: OfflineWorld) {
  const overview = createOverview(
    quietSources({
      now: () => world.clock.now(),
      openSales: kiosk.store.openSales,
      backend: () => (world.net.isAway ? 'away' : 'answers'),
    }),
  );
  return (await overview.look()).needs;
}

describe('the first page of the staff', () => {
  it('counts the sales that wait for the backend, then none', async () => {
    const world = createOfflineWorld(createWorld());
    const kiosk = bootOffline(world);
    for (const saleId of ['sale-1', 'sale-2']) await sell(kiosk, world, saleId);
    expect(await needsOf(kiosk, world)).toEqual([
      { kind: 'backend', urgency: 'now', state: 'away' },
      { kind: 'untold', urgency: 'later', count: 2 },
    ]);
    world.net.isAway = false;
    await world.clock.advanceUntil(() => kiosk.store.openSales().length === 0, HOUR_MS);
    expect(await needsOf(kiosk, world)).toEqual([]);
    await kiosk.stop();
  });

  it('names one that the backend refused, and calls it no claim of a shopper', async () => {
    const world = createOfflineWorld(createWorld());
    const kiosk = bootOffline(world);
    await sell(kiosk, world);
    world.shop.model.stock = 0;
    world.net.isAway = false;
    await world.clock.advance(HOUR_MS);
    expect(await needsOf(kiosk, world)).toEqual([{ kind: 'notRecorded', urgency: 'soon', count: 1 }]);
    await kiosk.stop();
  });
});
