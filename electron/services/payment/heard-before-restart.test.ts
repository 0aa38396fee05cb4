import { afterEach, describe, expect, it } from 'vitest';
import { openSale, readyMoney, saleOf } from '../sale/simulation/money-shopper.ts';
import { bootMoneyKiosk, heldByMachine, type MoneyKiosk } from '../sale/simulation/money-world.ts';

let running: Pick<MoneyKiosk, 'stop'>;
afterEach(() => running.stop());

/** A shopper's coin is in the machine, and the process dies before the journal has it. */
async function loseProcessWithCoin() {
  const opened = await openSale(4);
  const { world, kiosk } = opened;
  running = kiosk;
  world.steps.dieAt = world.steps.taken + 1;
  world.money.changer.insertCoin(100);
  await world.clock.advanceUntil(() => kiosk.isDead(), 10_000);
  expect(world.steps.diedAt).toBe('before append cashInserted');
  world.steps.dieAt = Number.POSITIVE_INFINITY;
  await kiosk.stop();
  const reboot = async () => {
    const next = await bootMoneyKiosk(world);
    running = next;
    await readyMoney(world, next);
    await world.clock.advance(5_000);
    return next;
  };
  return { world, reboot };
}

describe('a coin that the process before heard of and did not write down', () => {
  it('counts for the sale whose shopper is still paying', async () => {
    const { reboot } = await loseProcessWithCoin();
    const next = await reboot();
    expect(saleOf(next).money.cash).toMatchObject([{ means: 'coins', amountMinor: 100 }]);
    expect(next.money.strayMoney()).toEqual([]);
  });

  it('counts once, however often the process dies after that', async () => {
    const { reboot } = await loseProcessWithCoin();
    for (let life = 0; life < 3; life++) {
      const next = await reboot();
      expect(saleOf(next).money.cash).toHaveLength(1);
      await next.stop();
    }
  });

  it('is kept for staff, and not thrown at a stranger, when that was long ago', async () => {
    const { world, reboot } = await loseProcessWithCoin();
    await world.clock.advance(20 * 60_000);
    const next = await reboot();
    expect(next.money.strayMoney()).toMatchObject([{ state: 'found', amountMinor: 100 }]);
    expect(heldByMachine(world).cashMinor).toBe(100);
    await next.stop();
    const later = await reboot();
    expect(later.money.strayMoney()).toHaveLength(1);
  });
});
