import { describe, expect, it } from 'vitest';
import { spentDiscount } from '../discount.ts';
import { activeAttempt } from '../sale.ts';
import {
  applyCoupon,
  bootRetailKiosk,
  COUPON,
  createSimulatedRetail,
  OFF_MINOR,
  type RetailKiosk,
  type SimulatedRetail,
  waitingNews,
} from './retail-world.ts';
import { beginSale, choosePayment, createWorld, saleOnDisk, type World } from './world.ts';

const LIMIT_MS = 6 * 60 * 60_000;

/** A shopper with a coupon, who taps again whatever the screen offers after a restart. */
function shop(kiosk: RetailKiosk, world: World): boolean {
  const sale = kiosk.store.get('sale-1');
  if (!sale) beginSale(kiosk.store, world);
  else if (!sale.discount && sale.attempts.length === 0) applyCoupon(kiosk.store, world);
  else if (!activeAttempt(sale)) choosePayment(kiosk, world);
  const attempt = sale && activeAttempt(sale);
  const payment = attempt && world.shop.payments.get(attempt.paymentId);
  if (attempt?.state === 'announced' && payment?.status === 1) world.shop.pay(attempt.paymentId);
  return sale?.filesErased === true && waitingNews(world) === 0;
}

async function live(world: World, retail: SimulatedRetail): Promise<'over' | 'died'> {
  const kiosk = bootRetailKiosk(world, retail);
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
  return kiosk.isDead() ? 'died' : 'over';
}

function createRetailWorld() {
  const world = createWorld();
  world.shop.model.takesOffMinor = OFF_MINOR;
  return { world, retail: createSimulatedRetail() };
}

/** One case, one payment of what was left to pay, one coupon, one order, one pick-up. */
function expectOneWholeSale(world: World, retail: SimulatedRetail): void {
  const sale = saleOnDisk(world.database);
  expect(sale).toMatchObject({ filesErased: true, claims: [] });
  expect(world.shop.paidMinor()).toBe(3_990 - OFF_MINOR);
  expect(sale && spentDiscount(sale)).toEqual({ discountMinor: OFF_MINOR, use: COUPON });
  expect(retail.redeemed).toEqual([COUPON.couponCode]);
  const orderNo = sale?.order?.orderId;
  expect(retail.orders).toMatchObject([
    { orderNo, discountMinor: OFF_MINOR, goods: [{ priceMinor: 3_990 }] },
  ]);
  expect(retail.pickedUp).toEqual([orderNo]);
}

describe('a process that dies with a coupon in its sale', () => {
  it('redeems it once, and hands the order over once, wherever it dies', async () => {
    const calm = createRetailWorld();
    expect(await live(calm.world, calm.retail)).toBe('over');
    expectOneWholeSale(calm.world, calm.retail);
    const total = calm.world.steps.taken;
    for (let dieAt = 1; dieAt <= total; dieAt++) {
      const { world, retail } = createRetailWorld();
      world.steps.dieAt = dieAt;
      expect(await live(world, retail), `dies at step ${dieAt}`).toBe('died');
      world.steps.dieAt = Number.POSITIVE_INFINITY;
      expect(await live(world, retail), `comes back after ${world.steps.diedAt}`).toBe('over');
      expectOneWholeSale(world, retail);
    }
  }, 120_000);
});
