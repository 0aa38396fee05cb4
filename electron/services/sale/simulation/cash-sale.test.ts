import { afterEach, describe, expect, it } from 'vitest';
import { wantedCash } from '../money-due.ts';
import { openSale } from './money-shopper.ts';
import { heldByMachine, isSettled, ledgerOnDisk, type MoneyWorldOptions } from './money-world.ts';

let opened: Awaited<ReturnType<typeof openSale>>;
afterEach(() => opened.kiosk.stop());

async function open(options: MoneyWorldOptions = {}) {
  opened = await openSale(4, options);
  return opened;
}

describe('a sale in cash', () => {
  it('takes coins and notes until the price is reached, gives change, and delivers', async () => {
    const { world, insertNote, insertCoin, until } = await open();
    await insertNote(2_000);
    await insertNote(1_000);
    await insertNote(500);
    for (let coin = 0; coin < 5; coin++) await insertCoin(100);
    await until((sale) => sale.filesErased);
    const { sums, sale, cash } = ledgerOnDisk(world);
    expect(sums).toEqual({
      takenMinor: 4_000,
      inMinor: 0,
      spentMinor: 3_990,
      refundedMinor: 10,
      claimMinor: 0,
    });
    expect(cash).toEqual(sums);
    expect(sale).toMatchObject({ claims: [], money: { payOuts: [{ state: 'done', paidMinor: 10 }] } });
    expect(heldByMachine(world)).toMatchObject({ insertedMinor: 4_000, cashMinor: 3_990 });
    expect(world.printer.printedJobs()).toHaveLength(1);
  });

  it('tells the backend what was paid, with the price and its own type, before it orders', async () => {
    const { world, insertNote, until } = await open();
    for (const note of [2_000, 2_000]) await insertNote(note);
    await until((sale) => sale.order?.placed != null);
    const [payment] = world.shop.payments.values();
    expect(payment).toMatchObject({ amountMinor: 3_990, payType: 4, status: 3 });
    const calls = world.shop.calls.filter((call) => call === 'tellPayment' || call === 'placeOrder');
    expect(calls).toEqual(['tellPayment', 'placeOrder']);
  });

  it('sends back a note whose change it could not give', async () => {
    const { world, insertNote, sale } = await open();
    world.money.changer.emptyTube(10);
    world.money.changer.emptyTube(50);
    world.money.changer.emptyTube(100);
    world.money.changer.powerCycle();
    await world.clock.advance(5_000);
    await insertNote(5_000);
    expect(world.money.validator.returnedMinor()).toBe(5_000);
    expect(sale().money.cash).toEqual([]);
    await insertNote(2_000);
    expect(wantedCash(sale())).toMatchObject({ missingMinor: 1_990 });
  });

  it('takes a large note where the tubes have the change', async () => {
    const { world, insertNote, until } = await open();
    await insertNote(5_000);
    await until((sale) => sale.filesErased);
    expect(ledgerOnDisk(world).sums).toMatchObject({
      spentMinor: 3_990,
      refundedMinor: 1_010,
      claimMinor: 0,
    });
    expect(world.money.changer.paidMinor()).toBe(1_010);
  });

  it('takes no coin while nobody pays', async () => {
    const { world, cancel, insertCoin, sale } = await open();
    cancel();
    await world.clock.advance(2_000);
    await insertCoin(100);
    expect(world.money.changer.takenMinor()).toBe(0);
    expect(sale().money.cash).toEqual([]);
  });
});

describe('money that is in', () => {
  it.each([
    ['when the shopper cancels', (o: typeof opened) => void o.cancel()],
    ['when the time is over', (o: typeof opened) => o.world.clock.advance(125_000)],
    ['when the return lever is pressed', (o: typeof opened) => o.world.money.changer.pressReturnLever()],
  ])('comes back %s', async (_, give) => {
    const o = await open();
    await o.insertNote(1_000);
    await o.insertCoin(50);
    await give(opened);
    await o.world.clock.advance(30_000);
    expect(o.world.money.changer.paidMinor()).toBe(1_050);
    expect(ledgerOnDisk(o.world).sums).toMatchObject({ refundedMinor: 1_050, inMinor: 0, claimMinor: 0 });
  });

  it('comes back as far as it can, and the rest is a claim with a code', async () => {
    const { world, insertNote, cancel, until } = await open();
    await insertNote(2_000);
    await insertNote(1_000);
    await insertNote(500);
    cancel();
    await until((sale) => isSettled(sale));
    const { sums, sale, claimedMinor } = ledgerOnDisk(world);
    expect(sums).toMatchObject({ takenMinor: 3_500, inMinor: 0, refundedMinor: 3_200, claimMinor: 300 });
    expect(sale.claims).toEqual([expect.objectContaining({ reason: 'cashNotReturned', amountMinor: 300 })]);
    expect(claimedMinor).toBe(300);
    expect(world.money.changer.paidMinor()).toBe(3_200);
  });

  it('that the tubes jam on is a claim for what did not come', async () => {
    const { world, insertNote, cancel, until } = await open();
    await insertNote(1_000);
    cancel();
    await world.clock.advanceUntil(() => world.money.changer.paidMinor() >= 300, 20_000);
    world.money.changer.jamTube();
    await until((sale) => sale.claims.length > 0);
    const paidMinor = world.money.changer.paidMinor();
    expect(ledgerOnDisk(world).sums).toMatchObject({
      refundedMinor: paidMinor,
      claimMinor: 1_000 - paidMinor,
    });
  });

  it('is a claim when the changer is pulled out', async () => {
    const { world, insertNote, cancel, until } = await open();
    await insertNote(1_000);
    world.money.changer.unplug();
    await world.clock.advance(3_000);
    cancel();
    await until((sale) => sale.claims.length > 0);
    expect(ledgerOnDisk(world).sums).toMatchObject({ refundedMinor: 0, claimMinor: 1_000, inMinor: 0 });
  });

  it('goes on counting after a restart while the shopper is there', async () => {
    const before = await open();
    await before.insertNote(2_000);
    const { kiosk, insertNote, until } = await before.restart();
    opened.kiosk = kiosk;
    await insertNote(2_000);
    await until((sale) => sale.filesErased);
    expect(ledgerOnDisk(before.world).sums).toMatchObject({
      takenMinor: 4_000,
      spentMinor: 3_990,
      refundedMinor: 10,
    });
  });

  it('is not thrown at a stranger after a long loss of power: it is a claim', async () => {
    const before = await open();
    await before.insertNote(2_000);
    await before.kiosk.stop();
    await before.world.clock.advance(60 * 60_000);
    const { kiosk, until } = await before.restart();
    opened.kiosk = kiosk;
    await until((sale) => sale.claims.length > 0);
    expect(before.world.money.changer.paidMinor()).toBe(0);
    expect(ledgerOnDisk(before.world).sums).toMatchObject({ claimMinor: 2_000, inMinor: 0 });
  });
});

describe('a coin that falls when it should not', () => {
  it('just after the price was reached comes back with the change', async () => {
    const { world, insertNote, until } = await open();
    await insertNote(2_000);
    world.money.validator.insertBill(2_000);
    await world.clock.advanceUntil(() => world.money.validator.stackedMinor() === 4_000, 5_000);
    world.money.changer.insertCoin(100);
    await until((sale) => sale.filesErased);
    const { insertedMinor, cashMinor } = heldByMachine(world);
    expect(cashMinor).toBe(3_990);
    expect(ledgerOnDisk(world).sums).toMatchObject({ takenMinor: insertedMinor, spentMinor: 3_990 });
  });

  it("is in nobody's sale: it goes back, and the book for the cash-up knows", async () => {
    const { world, kiosk, cancel } = await open();
    cancel();
    await world.clock.advance(60_000);
    await kiosk.mdb.changer?.acceptCoins(true);
    await world.clock.advance(1_000);
    world.money.changer.insertCoin(100);
    await world.clock.advance(10_000);
    expect(heldByMachine(world)).toMatchObject({ insertedMinor: 100, cashMinor: 0 });
    expect(kiosk.money.strayMoney()).toEqual([
      expect.objectContaining({ amountMinor: 100, state: 'returned' }),
    ]);
  });
});
