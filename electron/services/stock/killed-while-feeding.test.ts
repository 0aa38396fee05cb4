import { expect, it } from 'vitest';
import { activeAttempt } from '../sale/sale.ts';
import { beginSale, choosePayment } from '../sale/simulation/world.ts';
import { bootStock, count, createWorld, type StockKiosk, slotOf } from './test-kit/stock-rig.ts';

const LIMIT_MS = 60 * 60_000;
type World = ReturnType<typeof createWorld>;

/** A shopper who taps again whatever the screen offers after a restart, and pays once the code is up. */
function shop(kiosk: StockKiosk, world: World): boolean {
  const sale = kiosk.store.get('sale-1') ?? beginSale(kiosk.store, world);
  const attempt = activeAttempt(sale);
  if (!attempt) choosePayment(kiosk, world);
  const payment = attempt && world.shop.payments.get(attempt.paymentId);
  if (attempt?.state === 'announced' && payment?.status === 1) world.shop.pay(attempt.paymentId);
  return sale.filesErased;
}

/** Lives on until the case is in the shopper's hand, or the process dies. */
async function live(world: World, kiosk: StockKiosk): Promise<void> {
  const isOver = () => {
    try {
      return kiosk.isDead() || shop(kiosk, world);
    } catch (error) {
      if (kiosk.isDead()) return true;
      throw error;
    }
  };
  await world.clock.advanceUntil(isOver, LIMIT_MS);
  await kiosk.stop();
}

function openCounted() {
  const world = createWorld();
  const kiosk = bootStock(world);
  count(kiosk, 1, 5);
  count(kiosk, 2, 3);
  return { world, kiosk };
}

it('one blank for one case stands in the book, wherever the process dies', async () => {
  const first = openCounted();
  await live(first.world, first.kiosk);
  expect(first.world.steps.taken).toBeGreaterThan(60);
  for (let dieAt = 1; dieAt <= first.world.steps.taken; dieAt++) {
    const { world, kiosk } = openCounted();
    world.steps.dieAt = dieAt;
    await live(world, kiosk);
    world.steps.dieAt = Number.POSITIVE_INFINITY;
    const later = bootStock(world);
    await live(world, later);
    expect(world.dispenser.fedBlanks(), `dies at step ${dieAt}`).toHaveLength(1);
    const counts = [1, 2].map((slot) => slotOf(later, slot).count);
    expect(counts, `dies at step ${dieAt}, ${world.steps.diedAt}`).toEqual([4, 3]);
  }
}, 60_000);
