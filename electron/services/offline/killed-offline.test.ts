import { describe, expect, it } from 'vitest';
import { createWorld, saleOnDisk, statusesToTell } from '../sale/simulation/world.ts';
import { bootOffline, createOfflineWorld, type OfflineWorld, shopOneStep } from './test-kit/offline-world.ts';

const LIMIT_MS = 4 * 3_600_000;

/** When the backend is back: as soon as it is paid, so that machine and backend are at work side by side, or when all is done. */
type Back = 'paid' | 'collected';

/** Lives on until the backend knows all of it, or the process dies. */
async function live(world: OfflineWorld, back: Back): Promise<'told' | 'died'> {
  const kiosk = bootOffline(world);
  const isOver = () => {
    if (kiosk.isDead()) return true;
    try {
      shopOneStep(kiosk, world);
    } catch (error) {
      if (kiosk.isDead()) return true;
      throw error;
    }
    const sale = kiosk.store.get('sale-1');
    if (back === 'paid' ? sale?.order : sale?.collectedAtMs != null) world.net.isAway = false;
    return sale?.filesErased === true && sale.order?.offline?.state === 'told';
  };
  await world.clock.advanceUntil(isOver, LIMIT_MS);
  await kiosk.stop();
  return kiosk.isDead() ? 'died' : 'told';
}

function expectOneWholeSale(world: OfflineWorld): void {
  const sale = saleOnDisk(world.database);
  expect(sale).toMatchObject({ claims: [], order: { offline: { state: 'told' } } });
  const paid = [...world.shop.payments.values()].filter(({ status }) => status === 3);
  expect(paid).toMatchObject([{ amountMinor: 3990, payType: 7 }]);
  expect(sale?.money.staff).toMatchObject([{ amountMinor: 3990 }]);
  expect([...world.shop.orders.keys()]).toEqual([sale?.order?.orderId]);
  expect(world.printer.printedJobs()).toEqual([sale?.order?.orderId]);
  expect(world.dispenser.droppedMotions()).toEqual([sale?.order?.orderId]);
  expect(statusesToTell(world)).toEqual([11, 12, 15, 16, 10]);
}

describe('a process that dies in a sale without the backend', () => {
  it.each(['paid', 'collected'] as const)(
    'makes one case for one payment, told once, wherever it dies (the backend is back when it is %s)',
    async (back) => {
      const first = createOfflineWorld(createWorld());
      expect(await live(first, back)).toBe('told');
      expectOneWholeSale(first);
      const total = first.steps.taken;
      expect(total).toBeGreaterThan(50);
      for (let dieAt = 1; dieAt <= total; dieAt += back === 'paid' ? 1 : 3) {
        const world = createOfflineWorld(createWorld());
        world.steps.dieAt = dieAt;
        expect(await live(world, back), `dies at step ${dieAt}`).toBe('died');
        world.steps.dieAt = Number.POSITIVE_INFINITY;
        expect(await live(world, back), `comes back after step ${dieAt}`).toBe('told');
        expectOneWholeSale(world);
      }
    },
    60_000,
  );
});
