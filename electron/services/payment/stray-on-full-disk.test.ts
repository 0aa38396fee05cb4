import { afterEach, describe, expect, it } from 'vitest';
import { SALE_DELAYS } from '../sale/delays.ts';
import { openSale } from '../sale/simulation/money-shopper.ts';
import { heldByMachine } from '../sale/simulation/money-world.ts';
import { MONEY_DELAYS } from './delays.ts';

let opened: Awaited<ReturnType<typeof openSale>>;
afterEach(() => opened.kiosk.stop());

/** A coin falls through a slot that should be shut, long after its last shopper, while the disk takes nothing. */
async function loseCoinOnFullDisk(fullForMs: number) {
  opened = await openSale(4);
  const { world, kiosk, cancel } = opened;
  cancel();
  await world.clock.advance(60_000);
  await kiosk.mdb.changer?.acceptCoins(true);
  await world.clock.advance(1_000);
  world.database.exec('PRAGMA query_only = ON');
  world.money.changer.insertCoin(100);
  await world.clock.advance(fullForMs);
  expect(kiosk.money.strayMoney()).toEqual([]);
  world.database.exec('PRAGMA query_only = OFF');
  await world.clock.advance(SALE_DELAYS.storageMs + 10_000);
  return opened;
}

describe('money of nobody that comes while the disk is full', () => {
  it('is written down once there is room, and goes back', async () => {
    const { world, kiosk } = await loseCoinOnFullDisk(20_000);
    expect(kiosk.money.strayMoney()).toMatchObject([{ amountMinor: 100, state: 'returned' }]);
    expect(heldByMachine(world)).toMatchObject({ insertedMinor: 100, cashMinor: 0 });
  });

  it('is kept for staff, and not thrown at a stranger, when there was no room for long', async () => {
    const { world, kiosk } = await loseCoinOnFullDisk(MONEY_DELAYS.heardGraceMs + 10_000);
    expect(kiosk.money.strayMoney()).toMatchObject([{ amountMinor: 100, state: 'found' }]);
    expect(heldByMachine(world)).toMatchObject({ cashMinor: 100 });
  });

  it('is taken up by the next process when this one dies before there is room', async () => {
    opened = await openSale(4);
    const { world, kiosk, cancel, restart } = opened;
    cancel();
    await world.clock.advance(60_000);
    await kiosk.mdb.changer?.acceptCoins(true);
    await world.clock.advance(1_000);
    world.database.exec('PRAGMA query_only = ON');
    world.money.changer.insertCoin(100);
    await world.clock.advance(5_000);
    const next = restart();
    world.database.exec('PRAGMA query_only = OFF');
    opened = { ...opened, ...(await next) };
    await world.clock.advance(10_000);
    expect(opened.kiosk.money.strayMoney()).toMatchObject([{ amountMinor: 100, state: 'kept' }]);
  });
});
