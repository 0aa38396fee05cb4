import { afterEach, describe, expect, it } from 'vitest';
import { cashLeftMinor } from '../cash-sums.ts';
import { chooseAt, readyMoney, saleOf } from './money-shopper.ts';
import { bootMoneyKiosk, createMoneyWorld, heldByMachine, isSettled, ledgerOnDisk } from './money-world.ts';
import { applyCoupon, bootRetailKiosk, createSimulatedRetail, OFF_MINOR } from './retail-world.ts';
import { beginSale } from './world.ts';

let stop: () => Promise<unknown>;
afterEach(() => stop());

/** Coupon first, then two coins, then the card. */
async function payByThree() {
  const world = createMoneyWorld({ settle: 'dispensed' });
  world.shop.model.takesOffMinor = OFF_MINOR;
  const retail = createSimulatedRetail();
  const retailKiosk = bootRetailKiosk(world, retail);
  const kiosk = await bootMoneyKiosk(world, retailKiosk);
  stop = () => Promise.all([kiosk.stop(), retailKiosk.stop()]);
  await readyMoney(world, kiosk);
  beginSale(kiosk.store, world);
  applyCoupon(kiosk.store, world);
  await chooseAt(world, kiosk, 4);
  for (const coins of [1, 2]) {
    world.money.changer.insertCoin(100);
    await world.clock.advanceUntil(() => cashLeftMinor(saleOf(kiosk)) === coins * 100, 60_000);
  }
  await chooseAt(world, kiosk, 5);
  world.money.reader1.presentCard();
  const settle = () => world.clock.advanceUntil(() => isSettled(saleOf(kiosk)), 60 * 60_000);
  return { world, retail, settle };
}

describe('a coupon, coins and a card in one sale', () => {
  it('are one ledger: the card is asked for what the others leave', async () => {
    const { world, retail, settle } = await payByThree();
    await settle();
    expect(heldByMachine(world)).toMatchObject({ cashMinor: 200, cardMinor: 2_790 });
    const { entries, sums } = ledgerOnDisk(world);
    expect(entries).toMatchObject([
      { means: 'coupon', amountMinor: 1_000, state: 'spent' },
      { means: 'coins', amountMinor: 100, state: 'spent' },
      { means: 'coins', amountMinor: 100, state: 'spent' },
      { means: 'reader1', amountMinor: 2_790, state: 'spent' },
    ]);
    expect(sums).toMatchObject({ takenMinor: 3_990, spentMinor: 3_990 });
    expect(retail.redeemed).toHaveLength(1);
  });

  it('go back each by its own way when the case fails, and the coupon not as money', async () => {
    const { world, settle } = await payByThree();
    world.production.failure = { kind: 'impossible', detail: 'simulated' };
    await settle();
    expect(heldByMachine(world)).toMatchObject({ cashMinor: 200, cardMinor: 0, promisedMinor: 0 });
    const { sums, sale } = ledgerOnDisk(world);
    expect(sums).toMatchObject({ refundedMinor: 2_790, claimMinor: 200, spentMinor: 1_000, inMinor: 0 });
    expect(sale.claims).toMatchObject([{ reason: 'printFailed', amountMinor: 200 }]);
  });
});
