import { afterEach, describe, expect, it } from 'vitest';
import { chooseAt, openSale } from './money-shopper.ts';
import { heldByMachine, isSettled, ledgerOnDisk, type MoneyWorldOptions } from './money-world.ts';

let opened: Awaited<ReturnType<typeof openSale>>;
afterEach(() => opened.kiosk.stop());

async function open(options: MoneyWorldOptions = {}) {
  opened = await openSale(5, options);
  return opened;
}

describe('a sale at the card reader', () => {
  it.each(['orderAccepted', 'dispensed'] as const)(
    'charges once, and delivers (settled when %s)',
    async (settle) => {
      const { world, until, sale } = await open({ settle });
      world.money.reader1.presentCard();
      await until((now) => now.order?.placed != null);
      await world.clock.advance(2_000);
      expect(heldByMachine(world)).toMatchObject(
        settle === 'orderAccepted'
          ? { cardMinor: 3_990, promisedMinor: 0 }
          : { cardMinor: 0, promisedMinor: 3_990 },
      );
      await until(isSettled);
      expect(heldByMachine(world)).toMatchObject({ cardMinor: 3_990, promisedMinor: 0 });
      expect(ledgerOnDisk(world).entries).toEqual([
        { partId: `${sale().paidBy}-1`, means: 'reader1', amountMinor: 3_990, state: 'spent', certain: true },
      ]);
      expect([...world.shop.payments.values()]).toEqual([expect.objectContaining({ payType: 5, status: 3 })]);
    },
  );

  it('is not ordered before the reader has approved', async () => {
    const { world, sale } = await open();
    await world.clock.advance(60_000);
    expect(sale().money.vends).toEqual([expect.objectContaining({ state: 'asked' })]);
    expect(world.shop.orders.size).toBe(0);
  });

  it('gives the card its money back when the print fails, and owes nothing', async () => {
    const { world, until } = await open({ settle: 'dispensed' });
    world.production.failure = { kind: 'impossible', detail: 'simulated' };
    world.money.reader1.presentCard();
    await until(isSettled);
    expect(heldByMachine(world)).toMatchObject({ cardMinor: 0, promisedMinor: 0 });
    const { sale, sums } = ledgerOnDisk(world);
    expect(sums).toEqual({
      takenMinor: 3_990,
      inMinor: 0,
      spentMinor: 0,
      refundedMinor: 3_990,
      claimMinor: 0,
    });
    expect(sale.claims).toEqual([]);
  });

  it.each([
    ['the reader offers no refund', { reader1: { canRefund: false } }, () => {}],
    ['the refund fails', {}, (o: typeof opened) => o.world.money.reader1.failNextRefund()],
    ['it was settled before', { settle: 'orderAccepted' as const }, () => {}],
  ])('owes the money when the print fails and %s', async (_, options, prepare) => {
    const o = await open({ settle: 'dispensed', ...options });
    o.world.production.failure = { kind: 'impossible', detail: 'simulated' };
    prepare(o);
    o.world.money.reader1.presentCard();
    await o.until(isSettled);
    expect(heldByMachine(o.world)).toMatchObject({ cardMinor: 3_990, promisedMinor: 0 });
    const { sale, sums } = ledgerOnDisk(o.world);
    expect(sums).toMatchObject({ takenMinor: 3_990, claimMinor: 3_990 });
    expect(sale.claims).toEqual([expect.objectContaining({ reason: 'printFailed', amountMinor: 3_990 })]);
  });

  it('lets the shopper choose again when the card is denied', async () => {
    const { world, kiosk, until, sale } = await open();
    world.money.reader1.presentCard(100);
    await until((now) => now.attempts.at(-1)?.state === 'failed');
    await chooseAt(world, kiosk, 5);
    world.money.reader1.presentCard();
    await until(isSettled);
    expect(heldByMachine(world).cardMinor).toBe(3_990);
    expect(sale().claims).toEqual([]);
  });

  it('lets the card go when the shopper cancels', async () => {
    const { world, cancel, until } = await open();
    cancel();
    await until(isSettled);
    world.money.reader1.presentCard();
    await world.clock.advance(5_000);
    expect(heldByMachine(world)).toMatchObject({ cardMinor: 0, promisedMinor: 0 });
    expect(ledgerOnDisk(world).sums.takenMinor).toBe(0);
  });

  it('gives back an approval that crosses the cancellation', async () => {
    const { world, cancel, until } = await open();
    world.money.reader1.presentCard();
    cancel();
    await until(isSettled);
    expect(heldByMachine(world)).toMatchObject({ cardMinor: 0, promisedMinor: 0 });
    expect(ledgerOnDisk(world).sums).toMatchObject({ inMinor: 0, claimMinor: 0 });
  });

  it('owes it where the reader cannot give it back', async () => {
    const { world, cancel, until } = await open({ reader1: { canRefund: false } });
    world.money.reader1.presentCard();
    cancel();
    await until(isSettled);
    expect(heldByMachine(world)).toMatchObject({ cardMinor: 3_990, promisedMinor: 0 });
    const { sale, sums } = ledgerOnDisk(world);
    expect(sums).toMatchObject({ takenMinor: 3_990, claimMinor: 3_990 });
    expect(sale.claims).toEqual([expect.objectContaining({ reason: 'cardNotRefunded' })]);
  });

  it('ends with its time, and the reader is let go', async () => {
    const { world, sale } = await open();
    await world.clock.advance(125_000);
    expect(sale().attempts[0]?.timedOut).toBe(true);
    expect(sale().money.vends).toEqual([expect.objectContaining({ state: 'refused', isWithdrawn: true })]);
    expect(world.money.reader1.look()).toMatchObject({ state: 'enabled', askedMinor: 0, chargedMinor: 0 });
  });

  it('that loses the reader may have charged: a claim to be checked, and no second request', async () => {
    const { world, sale, cancel, until } = await open();
    world.money.reader1.unplug();
    await until((now) => now.claims.length > 0);
    world.money.reader1.plugIn();
    await world.clock.advance(30_000);
    expect(sale().money.vends).toHaveLength(1);
    expect(sale().claims).toEqual([expect.objectContaining({ reason: 'readerUnclear', toCheck: true })]);
    cancel();
    await until(isSettled);
    expect(ledgerOnDisk(world)).toMatchObject({ isCertain: false, sums: { claimMinor: 3_990 } });
  });

  it('of another currency is not asked', async () => {
    const { world, sale } = await open({ reader1: { country: 0x1840 } });
    await world.clock.advance(20_000);
    expect(sale().money.vends).toEqual([]);
    expect(opened.kiosk.money.obstacle(5)).toBe('readerAway');
  });

  it('waits for the card of a reader that wants it first', async () => {
    const { world, until, sale } = await open({ reader1: { isAlwaysIdle: false } });
    await world.clock.advance(5_000);
    expect(sale().money.vends).toEqual([]);
    world.money.reader1.presentCard();
    await until(isSettled);
    expect(heldByMachine(world).cardMinor).toBe(3_990);
  });

  it('reset by the reader itself in mid-vend has been paid (7.4.7), and goes on', async () => {
    const { world, until } = await open({ settle: 'dispensed' });
    world.money.reader1.presentCard();
    await until((now) => now.print?.state === 'started');
    world.money.reader1.powerCycle();
    await until(isSettled);
    expect(heldByMachine(world)).toMatchObject({ cardMinor: 3_990 });
    expect(ledgerOnDisk(world).sums).toMatchObject({ spentMinor: 3_990, claimMinor: 0 });
  });
});
