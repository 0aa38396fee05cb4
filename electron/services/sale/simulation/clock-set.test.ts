import { describe, expect, it } from 'vitest';
import { openSale } from './money-shopper.ts';
import { heldByMachine, isSettled, ledgerOnDisk } from './money-world.ts';
import {
  beginSale,
  bootKiosk,
  choosePayment,
  createWorld,
  PAYMENT_TIMEOUT_MS,
  type SimulatedKiosk,
  saleOnDisk,
  TIMES,
  type World,
} from './world.ts';

const MINUTE_MS = 60_000;
/** Slow enough that each motion can be met in its middle. */
const SLOW = { printMs: 60_000, dispenseMs: 30_000, collectAfterMs: 60_000 };

async function openPayment() {
  const world = createWorld(SLOW);
  const kiosk = bootKiosk(world);
  beginSale(kiosk.store, world);
  const paymentId = choosePayment(kiosk, world).activePaymentId ?? '';
  await world.clock.advanceUntil(() => stateOf(kiosk)?.attempts[0]?.state === 'announced', 10_000);
  return { world, kiosk, paymentId };
}

const stateOf = (kiosk: SimulatedKiosk) => kiosk.store.get('sale-1');

/** The case is made and taken, and nobody is called. */
async function expectDelivered(world: World, kiosk: SimulatedKiosk) {
  await world.clock.advance(5 * MINUTE_MS);
  expect(saleOnDisk(world.database)).toMatchObject({ claims: [], closed: null, filesErased: true });
  expect(saleOnDisk(world.database)?.collectedAtMs).not.toBeNull();
  expect(world.printer.printedJobs()).toHaveLength(1);
  expect(world.dispenser.droppedMotions()).toHaveLength(1);
  await kiosk.stop();
}

describe.each([
  ['a quarter of an hour forward', 15 * MINUTE_MS],
  ['an hour back', -60 * MINUTE_MS],
])('a clock that is set %s', (_how, setByMs) => {
  it.each(['feed', 'print', 'dispense'] as const)('in the middle of a %s calls nobody', async (motion) => {
    const { world, kiosk, paymentId } = await openPayment();
    world.shop.pay(paymentId);
    await world.clock.advanceUntil(() => stateOf(kiosk)?.[motion]?.state === 'started', 5 * MINUTE_MS);
    await world.clock.advance(200);
    world.clock.jump(setByMs);
    await expectDelivered(world, kiosk);
  });

  it('again and again, all through a sale, calls nobody', async () => {
    const { world, kiosk, paymentId } = await openPayment();
    world.shop.pay(paymentId);
    for (let time = 0; time < 20; time += 1) {
      world.clock.jump(time % 2 === 0 ? setByMs : -setByMs);
      await world.clock.advance(7_000);
    }
    await expectDelivered(world, kiosk);
  });

  it('gives a motion that does not end its whole time, and no more', async () => {
    const { world, kiosk, paymentId } = await openPayment();
    world.shop.pay(paymentId);
    await world.clock.advanceUntil(() => stateOf(kiosk)?.print?.state === 'started', 5 * MINUTE_MS);
    world.printer.jobState = async () => ({ kind: 'printing' });
    world.clock.jump(setByMs);
    await world.clock.advance(14 * MINUTE_MS);
    expect(saleOnDisk(world.database)?.claims).toEqual([]);
    await world.clock.advance(2 * MINUTE_MS);
    expect(saleOnDisk(world.database)?.claims).toMatchObject([{ reason: 'unclear' }]);
    await kiosk.stop();
  });

  it('leaves the shopper the whole time to pay, and no more', async () => {
    const { world, kiosk } = await openPayment();
    world.clock.jump(setByMs);
    await world.clock.advance(PAYMENT_TIMEOUT_MS - 10_000);
    expect(saleOnDisk(world.database)?.attempts[0]).toMatchObject({ state: 'announced', timedOut: false });
    await world.clock.advance(11_000);
    expect(saleOnDisk(world.database)?.attempts[0]).toMatchObject({ timedOut: true });
    await kiosk.stop();
  });

  it('leaves a payment that begins after it the whole time, too', async () => {
    const { world, kiosk } = await openPayment();
    world.clock.jump(setByMs);
    const again = choosePayment(kiosk, world).activePaymentId;
    await world.clock.advance(PAYMENT_TIMEOUT_MS - 10_000);
    expect(stateOf(kiosk)).toMatchObject({ activePaymentId: again, closed: null });
    expect(stateOf(kiosk)?.attempts[1]).toMatchObject({ state: 'announced', timedOut: false });
    await world.clock.advance(12_000);
    expect(stateOf(kiosk)?.attempts[1]).toMatchObject({ timedOut: true });
    await kiosk.stop();
  });

  it('ends the watch for late money neither early nor late', async () => {
    const { world, kiosk, paymentId } = await openPayment();
    kiosk.store.append('sale-1', { kind: 'saleCancelled', atMs: world.clock.now(), by: 'shopper' });
    world.clock.jump(setByMs);
    await world.clock.advance(TIMES.latePaymentMs);
    expect(saleOnDisk(world.database)?.attempts[0]).toMatchObject({ watchEnded: false });
    await world.clock.advance(PAYMENT_TIMEOUT_MS + 5_000);
    expect(saleOnDisk(world.database)?.attempts[0]).toMatchObject({ paymentId, watchEnded: true });
    await kiosk.stop();
  });

  it('loses no late money to a restart, before or after which it was set', async () => {
    const { world, kiosk, paymentId } = await openPayment();
    kiosk.store.append('sale-1', { kind: 'saleCancelled', atMs: world.clock.now(), by: 'shopper' });
    await kiosk.stop();
    world.clock.jump(setByMs);
    const second = bootKiosk(world);
    world.shop.pay(paymentId);
    await world.clock.advance(TIMES.latePaymentMs + 5 * MINUTE_MS);
    expect(saleOnDisk(world.database)?.claims).toMatchObject([{ reason: 'paidLate', paymentId }]);
    await second.stop();
  });

  it('dates what happens after it as the clock then says', async () => {
    const { world, kiosk, paymentId } = await openPayment();
    world.clock.jump(setByMs);
    const setAtMs = world.clock.now();
    world.shop.pay(paymentId);
    await world.clock.advance(MINUTE_MS);
    expect(stateOf(kiosk)?.order?.placed?.atMs).toBeGreaterThanOrEqual(setAtMs);
    expect(stateOf(kiosk)?.order?.placed?.atMs).toBeLessThan(setAtMs + MINUTE_MS);
    await kiosk.stop();
  });

  it('in the middle of change that comes out owes nobody anything', async () => {
    const { world, kiosk, insertNote, until } = await openSale(4);
    for (const note of [2_000, 1_000]) await insertNote(note);
    world.money.validator.insertBill(1_000);
    await until((sale) => sale.money.payOuts.some(({ state }) => state === 'started'));
    world.clock.jump(setByMs);
    await until((sale) => sale.filesErased);
    expect(ledgerOnDisk(world).sale).toMatchObject({ claims: [], money: { payOuts: [{ state: 'done' }] } });
    expect(heldByMachine(world).cashMinor).toBe(3_990);
    await kiosk.stop();
  });

  it('in the middle of cash that goes back keeps none of it', async () => {
    const { world, kiosk, insertCoin, cancel, until } = await openSale(4);
    for (let coin = 0; coin < 5; coin++) await insertCoin(100);
    cancel();
    world.clock.jump(setByMs);
    await until((sale) => isSettled(sale));
    expect(ledgerOnDisk(world).sale?.claims).toEqual([]);
    expect(heldByMachine(world)).toMatchObject({ insertedMinor: 500, cashMinor: 0 });
    await kiosk.stop();
  });

  it('while a card is charged neither ends the wait for the reader nor charges twice', async () => {
    const { world, kiosk, until } = await openSale(5);
    world.clock.jump(setByMs);
    await world.clock.advance(10_000);
    world.money.reader1.presentCard();
    await until((sale) => sale.filesErased);
    expect(ledgerOnDisk(world).sale?.claims).toEqual([]);
    expect(world.printer.printedJobs()).toHaveLength(1);
    await kiosk.stop();
  });
});
