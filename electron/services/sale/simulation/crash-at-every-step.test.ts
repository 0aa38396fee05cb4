import { describe, expect, it } from 'vitest';
import { activeAttempt } from '../sale.ts';
import {
  beginSale,
  bootKiosk,
  choosePayment,
  createWorld,
  type SimulatedKiosk,
  saleOnDisk,
  statusesToTell,
  type World,
} from './world.ts';

const LIMIT_MS = 60 * 60_000;

/** A shopper who taps again whatever the screen offers after a restart, and pays once the code is up. */
function shop(kiosk: SimulatedKiosk, world: World): boolean {
  const sale = kiosk.store.get('sale-1');
  if (!sale) {
    beginSale(kiosk.store, world);
    return false;
  }
  const attempt = activeAttempt(sale);
  if (!attempt) choosePayment(kiosk, world);
  const payment = attempt && world.shop.payments.get(attempt.paymentId);
  if (attempt?.state === 'announced' && payment?.status === 1) world.shop.pay(attempt.paymentId);
  return sale.filesErased;
}

/** Lives on until the case is in the shopper's hand, or the process dies. */
async function live(world: World): Promise<'delivered' | 'died'> {
  const kiosk = bootKiosk(world);
  const isOver = () => {
    if (kiosk.isDead()) return true;
    try {
      return shop(kiosk, world);
    } catch (error) {
      if (kiosk.isDead()) return true;
      throw error;
    }
  };
  await world.clock.advanceUntil(isOver, LIMIT_MS);
  await kiosk.stop();
  return kiosk.isDead() ? 'died' : 'delivered';
}

function expectOneWholeSale(world: World): void {
  const sale = saleOnDisk(world.database);
  expect(sale).toMatchObject({ filesErased: true, claims: [] });
  expect(sale?.collectedAtMs).not.toBeNull();
  const paid = [...world.shop.payments.values()].filter((payment) => payment.status === 3);
  expect(paid).toHaveLength(1);
  expect([...world.shop.orders.keys()]).toEqual([sale?.order?.orderId]);
  expect(world.printer.printedJobs()).toEqual([sale?.order?.orderId]);
  expect(world.dispenser.fedBlanks()).toEqual([`${sale?.order?.orderId}-feed`]);
  expect(world.dispenser.droppedMotions()).toEqual([sale?.order?.orderId]);
  expect(statusesToTell(world)).toEqual([11, 12, 15, 16, 10]);
}

async function countSteps(): Promise<number> {
  const world = createWorld();
  expect(await live(world)).toBe('delivered');
  expectOneWholeSale(world);
  return world.steps.taken;
}

describe('a process that dies at any contact with the world', () => {
  it('sells one case for one payment, wherever it dies', async () => {
    const total = await countSteps();
    expect(total).toBeGreaterThan(60);
    for (let dieAt = 1; dieAt <= total; dieAt++) {
      const world = createWorld();
      world.steps.dieAt = dieAt;
      expect(await live(world), `dies at step ${dieAt}`).toBe('died');
      world.steps.dieAt = Number.POSITIVE_INFINITY;
      expect(await live(world), `comes back after step ${dieAt}`).toBe('delivered');
      expectOneWholeSale(world);
    }
  }, 120_000);

  it('sells one case for one payment, if it dies at every step in turn', async () => {
    const total = await countSteps();
    const world = createWorld();
    let lives = 0;
    for (let outcome = 'died'; outcome === 'died'; lives++) {
      expect(lives).toBeLessThan(total + 10);
      world.steps.taken = 0;
      world.steps.dieAt = 6 + lives;
      outcome = await live(world);
    }
    expect(lives).toBeGreaterThan(5);
    expectOneWholeSale(world);
  }, 120_000);
});
