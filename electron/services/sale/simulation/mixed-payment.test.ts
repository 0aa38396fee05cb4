import { afterEach, describe, expect, it } from 'vitest';
import { chooseAt, openSale, saleOf } from './money-shopper.ts';
import { heldByMachine, isSettled, ledgerOnDisk, type MoneyWorldOptions } from './money-world.ts';
import { ANN, staffAt } from './staff-hands.ts';

let opened: Awaited<ReturnType<typeof openSale>>;
afterEach(() => opened.kiosk.stop());

/** Twenty in a note, and then another way. */
async function openWithNote(options: MoneyWorldOptions = {}) {
  opened = await openSale(4, options);
  await opened.insertNote(2_000);
  return opened;
}

describe('several means in one sale', () => {
  it('asks the card for what is missing, and the case is paid by both', async () => {
    const { world, kiosk, until } = await openWithNote();
    await chooseAt(world, kiosk, 5);
    world.money.reader1.presentCard();
    await until(isSettled);
    expect(heldByMachine(world)).toMatchObject({ cashMinor: 2_000, cardMinor: 1_990 });
    const { entries, sums } = ledgerOnDisk(world);
    expect(entries).toEqual([
      expect.objectContaining({ means: 'bills', amountMinor: 2_000, state: 'spent' }),
      expect.objectContaining({ means: 'reader1', amountMinor: 1_990, state: 'spent' }),
    ]);
    expect(sums).toMatchObject({ takenMinor: 3_990, spentMinor: 3_990 });
  });

  it('tells the backend the whole price under the type that completed it', async () => {
    const { world, kiosk, until } = await openWithNote();
    await chooseAt(world, kiosk, 5);
    world.money.reader1.presentCard();
    await until((sale) => sale.order?.placed != null);
    const paid = [...world.shop.payments.values()].filter((payment) => payment.status === 3);
    expect(paid).toEqual([expect.objectContaining({ payType: 5, amountMinor: 3_990 })]);
  });

  it("gives the card's part back by the card, and owes the note, when the print fails", async () => {
    const { world, kiosk, until } = await openWithNote({ settle: 'dispensed' });
    world.production.failure = { kind: 'impossible', detail: 'simulated' };
    await chooseAt(world, kiosk, 5);
    world.money.reader1.presentCard();
    await until(isSettled);
    expect(heldByMachine(world)).toMatchObject({ cashMinor: 2_000, cardMinor: 0, promisedMinor: 0 });
    const { sums, sale } = ledgerOnDisk(world);
    expect(sums).toMatchObject({ refundedMinor: 1_990, claimMinor: 2_000, inMinor: 0 });
    expect(sale.claims).toEqual([expect.objectContaining({ reason: 'printFailed', amountMinor: 2_000 })]);
  });

  it('offers no hand-over of a stuck case for the note alone, once the card has its part back', async () => {
    const { world, kiosk, until } = await openWithNote({ settle: 'dispensed' });
    await chooseAt(world, kiosk, 5);
    world.money.reader1.presentCard();
    await until((sale) => sale.print?.state === 'started');
    world.dispenser.failNextMotion('noDrop');
    await until((sale) => sale.claims.length > 0);
    expect(saleOf(kiosk).claims).toMatchObject([{ reason: 'dispenseFailed', amountMinor: 2_000 }]);
    const { offers, act, desk } = staffAt(kiosk, world);
    expect(offers().map(({ kind }) => kind)).toEqual(['refund']);
    const code = saleOf(kiosk).claims[0]?.code ?? '';
    const handOver = act({ kind: 'locateCase', code, where: 'handedOver' });
    expect(handOver).toMatchObject({ kind: 'refused', reason: 'notOffered' });
    expect(desk.story('sale-1', ANN)?.claims).toMatchObject([{ isPartlyBack: true }]);
  });

  it('gives the note back when the shopper pays by phone after all', async () => {
    const { world, kiosk, until } = await openWithNote();
    await chooseAt(world, kiosk, 1);
    world.shop.pay(saleOf(kiosk).activePaymentId ?? '');
    await until(isSettled);
    expect(heldByMachine(world).cashMinor).toBe(0);
    expect(ledgerOnDisk(world).sums).toMatchObject({
      takenMinor: 5_990,
      spentMinor: 3_990,
      refundedMinor: 2_000,
    });
  });

  it('gives both back when the shopper cancels', async () => {
    const { world, kiosk, cancel, until } = await openWithNote();
    await chooseAt(world, kiosk, 5);
    world.money.reader1.presentCard();
    cancel();
    await until(isSettled);
    expect(heldByMachine(world)).toMatchObject({ cashMinor: 0, cardMinor: 0, promisedMinor: 0 });
    expect(ledgerOnDisk(world).sums).toMatchObject({ inMinor: 0, claimMinor: 0 });
  });

  it('goes on with the note when the card is denied', async () => {
    const { world, kiosk, insertNote, until } = await openWithNote();
    await chooseAt(world, kiosk, 5);
    world.money.reader1.presentCard(100);
    await until((sale) => sale.attempts.at(-1)?.state === 'failed');
    await chooseAt(world, kiosk, 4);
    await insertNote(2_000);
    await until(isSettled);
    expect(ledgerOnDisk(world).sums).toMatchObject({
      takenMinor: 4_000,
      spentMinor: 3_990,
      refundedMinor: 10,
    });
  });

  it('lets staff take the rest, under their name', async () => {
    const { world, kiosk, until } = await openWithNote();
    await chooseAt(world, kiosk, 7);
    const sale = saleOf(kiosk);
    const paymentId = sale.activePaymentId ?? '';
    const taken = { paymentId, partId: 'staff-1', amountMinor: 1_990, person: 'Li' };
    kiosk.store.append('sale-1', { kind: 'staffConfirmed', atMs: world.clock.now(), ...taken });
    await until(isSettled);
    expect(ledgerOnDisk(world).entries).toEqual([
      expect.objectContaining({ means: 'bills', amountMinor: 2_000, state: 'spent' }),
      expect.objectContaining({ means: 'staff', amountMinor: 1_990, state: 'spent' }),
    ]);
    expect(saleOf(kiosk).money.staff).toEqual([expect.objectContaining({ person: 'Li' })]);
  });
});
