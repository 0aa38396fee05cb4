import { describe, expect, it } from 'vitest';
import { activeAttempt, type Sale } from '../sale.ts';
import { payOneStep, readyMoney, saleOf } from './money-shopper.ts';
import {
  bootMoneyKiosk,
  createMoneyWorld,
  heldByMachine,
  isSettled,
  ledgerOnDisk,
  type MoneyKiosk,
} from './money-world.ts';
import {
  applyCoupon,
  bootRetailKiosk,
  createSimulatedRetail,
  OFF_MINOR,
  waitingNews,
} from './retail-world.ts';
import { beginSale, choosePayment } from './world.ts';

const LIMIT_MS = 6 * 60 * 60_000;
const TURN_MS = 700;
/** What the coupon leaves of it is one note. */
const PRICE_MINOR = 3_000;

function createCouponWorld() {
  const world = createMoneyWorld({
    times: { printMs: 600, dispenseMs: 300, collectAfterMs: 500 },
    bus: { changer: true, validator: true, readers: [] },
  });
  Object.assign(world.shop.model, { priceMinor: PRICE_MINOR, takesOffMinor: OFF_MINOR });
  return { world, retail: createSimulatedRetail() };
}
type CouponWorld = ReturnType<typeof createCouponWorld>;

/** The coupon first, and the rest in cash. */
function shop(kiosk: MoneyKiosk, world: CouponWorld['world']): void {
  const sale = kiosk.store.get('sale-1') ?? beginSale(kiosk.store, world, 'sale-1', PRICE_MINOR);
  if (sale.closed !== null || sale.paidBy !== null) return;
  if (!sale.discount) applyCoupon(kiosk.store, world);
  else if (!activeAttempt(sale)) choosePayment(kiosk, world, 'sale-1', 4);
  else payOneStep(world, sale);
}

async function live(
  { world, retail }: CouponWorld,
  watch: (sale: Sale) => void = () => {},
): Promise<'over' | 'died'> {
  const kiosk = await bootMoneyKiosk(world, bootRetailKiosk(world, retail));
  let nextTurnMs = 0;
  const isOver = () => {
    if (kiosk.isDead()) return true;
    try {
      if (world.clock.now() >= nextTurnMs) {
        nextTurnMs = world.clock.now() + TURN_MS;
        shop(kiosk, world);
      }
      if (kiosk.store.get('sale-1') === null) return false;
      watch(saleOf(kiosk));
      return isSettled(saleOf(kiosk)) && waitingNews(world) === 0;
    } catch (error) {
      if (kiosk.isDead()) return true;
      throw error;
    }
  };
  await readyMoney(world, kiosk);
  await world.clock.advanceUntil(isOver, LIMIT_MS);
  await kiosk.stop();
  return kiosk.isDead() ? 'died' : 'over';
}

/** The machine holds what is spent or owed of the money, and the coupon is gone exactly where a case was paid. */
function expectWholeMoney({ world, retail }: CouponWorld): void {
  const { sums, cash, sale } = ledgerOnDisk(world);
  const held = heldByMachine(world);
  const isPaid = sale.paidBy !== null;
  expect(sums.inMinor).toBe(0);
  expect(held.insertedMinor).toBe(cash.takenMinor);
  expect(held.cashMinor).toBe(cash.spentMinor + cash.claimMinor);
  expect(sums.takenMinor - cash.takenMinor).toBe(isPaid ? OFF_MINOR : 0);
  if (sale.collectedAtMs !== null) expect(sums.spentMinor).toBe(PRICE_MINOR);
  expect(retail.redeemed).toHaveLength(isPaid ? 1 : 0);
  expect(retail.orders).toHaveLength(sale.order?.placed ? 1 : 0);
}

describe('a process that is killed while a coupon and cash pay together', () => {
  it('loses neither, wherever it dies', async () => {
    const calm = createCouponWorld();
    let total = Number.POSITIVE_INFINITY;
    // From the print on it is a sale like any other, and those have crash tests of their own.
    const watch = ({ print }: Sale) => {
      if (print && calm.retail.orders.length > 0) total = Math.min(total, calm.world.steps.taken);
    };
    expect(await live(calm, watch)).toBe('over');
    expect(total).toBeGreaterThan(30);
    expectWholeMoney(calm);
    expect(ledgerOnDisk(calm.world).sale.collectedAtMs).not.toBeNull();
    const places = new Set<string>();
    for (let dieAt = 1; dieAt <= total; dieAt++) {
      const killed = createCouponWorld();
      killed.world.steps.dieAt = dieAt;
      expect(await live(killed), `dies at step ${dieAt}`).toBe('died');
      places.add(killed.world.steps.diedAt);
      killed.world.steps.dieAt = Number.POSITIVE_INFINITY;
      expect(await live(killed), `comes back after ${killed.world.steps.diedAt}`).toBe('over');
      expectWholeMoney(killed);
    }
    for (const place of ['after append discountApplied', 'after readCoupon', 'after redeemCoupon'])
      expect(places).toContain(place);
  }, 120_000);
});
