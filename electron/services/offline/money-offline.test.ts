import { afterEach, describe, expect, it } from 'vitest';
import { chooseAt, payOneStep, readyMoney, saleOf } from '../sale/simulation/money-shopper.ts';
import {
  bootMoneyKiosk,
  createMoneyWorld,
  heldByMachine,
  ledgerOnDisk,
  type MoneyKiosk,
} from '../sale/simulation/money-world.ts';
import { beginSale } from '../sale/simulation/world.ts';
import { bootOffline, createOfflineWorld } from './test-kit/offline-world.ts';

const MINUTE_MS = 60_000;

let kiosk: MoneyKiosk;
afterEach(() => kiosk.stop());

async function open(payType: 4 | 5) {
  const world = createOfflineWorld(createMoneyWorld());
  kiosk = await bootMoneyKiosk(world, bootOffline(world));
  await readyMoney(world, kiosk);
  beginSale(kiosk.store, world);
  await chooseAt(world, kiosk, payType);
  return world;
}

describe('money that this machine takes while the backend is away', () => {
  it('pays for the case in cash, with change; later the backend hears what was paid', async () => {
    const world = await open(4);
    world.money.validator.insertBill(2_000);
    await world.clock.advance(2_000);
    world.money.validator.insertBill(2_000);
    await world.clock.advanceUntil(() => saleOf(kiosk).collectedAtMs !== null, 5 * MINUTE_MS);
    const sums = { takenMinor: 4_000, inMinor: 0, spentMinor: 3_990, refundedMinor: 10, claimMinor: 0 };
    expect(ledgerOnDisk(world).sums).toEqual(sums);
    await world.clock.advance(10 * MINUTE_MS);
    world.net.isAway = false;
    await world.clock.advanceUntil(() => saleOf(kiosk).filesErased, 5 * MINUTE_MS);
    await world.clock.advance(2 * MINUTE_MS);
    expect([...world.shop.payments.values()]).toMatchObject([{ amountMinor: 3_990, payType: 4, status: 3 }]);
    expect(ledgerOnDisk(world).sums).toEqual(sums);
    expect(heldByMachine(world).cashMinor).toBe(3_990);
    expect(world.printer.printedJobs()).toHaveLength(1);
  });

  it('charges the card once the case has its place in the line here', async () => {
    const world = await open(5);
    world.money.reader1.presentCard();
    await world.clock.advanceUntil(() => saleOf(kiosk).collectedAtMs !== null, 5 * MINUTE_MS);
    expect(saleOf(kiosk).money.vends).toMatchObject([{ state: 'charged', takenMinor: 3_990 }]);
    expect(heldByMachine(world)).toMatchObject({ cardMinor: 3_990, promisedMinor: 0 });
    world.net.isAway = false;
    await world.clock.advanceUntil(() => world.shop.orders.size === 1, 5 * MINUTE_MS);
  });

  it('comes back when the shopper cancels, and the backend never hears of it', async () => {
    const world = await open(4);
    payOneStep(world, saleOf(kiosk));
    await world.clock.advance(2_000);
    kiosk.store.append('sale-1', { kind: 'saleCancelled', atMs: world.clock.now(), by: 'shopper' });
    await world.clock.advance(60_000);
    world.net.isAway = false;
    await world.clock.advance(2 * MINUTE_MS);
    expect(ledgerOnDisk(world).sums).toMatchObject({
      takenMinor: 2_000,
      refundedMinor: 2_000,
      claimMinor: 0,
    });
    expect(world.shop.payments.size + world.shop.orders.size).toBe(0);
    expect(kiosk.store.openSales()).toEqual([]);
  });

  it('is a claim where the case cannot be made, and the backend hears of that too', async () => {
    const world = await open(4);
    world.production.failure = { kind: 'impossible', detail: 'no such colour' };
    for (const note of [2_000, 2_000]) {
      world.money.validator.insertBill(note);
      await world.clock.advance(2_000);
    }
    await world.clock.advanceUntil(() => saleOf(kiosk).claims.length > 0, 5 * MINUTE_MS);
    world.net.isAway = false;
    await world.clock.advanceUntil(() => world.shop.orders.size === 1, 5 * MINUTE_MS);
    expect(saleOf(kiosk)).toMatchObject({ claims: [{ reason: 'printFailed', amountMinor: 3_990 }] });
    expect(world.printer.printedJobs()).toEqual([]);
  });
});
