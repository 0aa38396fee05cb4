import { describe, expect, it } from 'vitest';
import {
  beginSale,
  bootKiosk,
  choosePayment,
  createWorld,
  payForCase,
  saleOnDisk,
  type World,
} from './world.ts';

/** A paid sale whose case is just being printed. */
async function reachPrinting() {
  const world = createWorld();
  const kiosk = bootKiosk(world);
  await payForCase(world, kiosk);
  await world.clock.advanceUntil(() => saleOnDisk(world.database)?.print?.state === 'started', 10_000);
  await world.clock.advance(1_000);
  return { world, kiosk };
}

/** A minute after the payment. */
async function payAndWait(world: World) {
  const kiosk = bootKiosk(world);
  await payForCase(world, kiosk);
  await world.clock.advance(60_000);
  return kiosk;
}

describe('trouble in the machine', () => {
  it('waits with the print while there is no media, and goes on when there is', async () => {
    const world = createWorld();
    world.printer.breakDown('mediaEmpty');
    const kiosk = await payAndWait(world);
    expect(saleOnDisk(world.database)).toMatchObject({ print: null, claims: [] });
    world.printer.repair();
    await world.clock.advance(60_000);
    expect(saleOnDisk(world.database)).toMatchObject({ filesErased: true, claims: [] });
    await kiosk.stop();
  });

  it('makes a claim of a picture that this machine can never print, and sends the printer nothing', async () => {
    const world = createWorld();
    world.production.failure = { kind: 'impossible', detail: 'wrongSize: 10 × 10' };
    const kiosk = await payAndWait(world);
    expect(saleOnDisk(world.database)?.claims).toMatchObject([{ reason: 'printFailed', amountMinor: 3990 }]);
    expect(world.printer.printedJobs()).toEqual([]);
    await kiosk.stop();
  });

  it('waits with the print files while the disk is full, and goes on when it is not', async () => {
    const world = createWorld();
    world.production.failure = { kind: 'storageFull', detail: 'the disk is full' };
    const kiosk = await payAndWait(world);
    expect(saleOnDisk(world.database)).toMatchObject({ print: null, claims: [] });
    world.production.failure = null;
    await world.clock.advance(60_000);
    expect(saleOnDisk(world.database)).toMatchObject({ filesErased: true, claims: [] });
    await kiosk.stop();
  });

  it('makes a claim of a print that jammed, prints nothing again by itself, and goes on with the next', async () => {
    const { world, kiosk } = await reachPrinting();
    world.printer.breakDown('jam');
    await world.clock.advance(5_000);
    world.printer.repair();
    world.dispenser.takeBlank();
    await world.clock.advance(60_000);
    expect(saleOnDisk(world.database)?.claims).toMatchObject([{ reason: 'printFailed', amountMinor: 3990 }]);
    expect(world.printer.printedJobs()).toEqual([]);
    await payForCase(world, kiosk, 'sale-2');
    await world.clock.advance(60_000);
    expect(saleOnDisk(world.database, 'sale-2')).toMatchObject({ filesErased: true, claims: [] });
    await kiosk.stop();
  });

  it('calls staff when the printer cannot tell how a print ended, and never prints it again', async () => {
    const { world, kiosk } = await reachPrinting();
    await kiosk.stop();
    world.printer.pullPlug();
    const later = bootKiosk(world);
    await world.clock.advance(60_000);
    expect(saleOnDisk(world.database)?.claims).toMatchObject([{ reason: 'unclear' }]);
    world.printer.plugIn();
    await world.clock.advance(60_000);
    expect(world.printer.printedJobs()).toEqual([]);
    expect(saleOnDisk(world.database)?.print).toMatchObject({ state: 'failed', certain: false });
    await later.stop();
  });

  it.each(['jam', 'noDrop', 'motor'] as const)(
    'makes a claim of a dispense that failed by %s',
    async (failure) => {
      const { world, kiosk } = await reachPrinting();
      world.dispenser.failNextMotion(failure);
      await world.clock.advance(120_000);
      const sale = saleOnDisk(world.database);
      expect(sale).toMatchObject({ print: { state: 'finished' }, dispense: { state: 'failed' } });
      expect(sale?.claims).toMatchObject([{ reason: 'dispenseFailed' }]);
      expect(world.dispenser.droppedMotions()).toEqual([]);
      await kiosk.stop();
    },
  );

  it('leaves it to staff whether the shopper has the case, where two of them fell', async () => {
    const { world, kiosk } = await reachPrinting();
    world.dispenser.failNextMotion('doubleDrop');
    await world.clock.advance(120_000);
    const sale = saleOnDisk(world.database);
    expect(sale).toMatchObject({ dispense: { state: 'failed', certain: false } });
    expect(sale?.claims).toMatchObject([{ reason: 'unclear' }]);
    await kiosk.stop();
  });

  it('prints in the order in which the orders were placed, one case at a time', async () => {
    const world = createWorld();
    const kiosk = bootKiosk(world);
    const saleIds = ['c', 'a', 'b'];
    for (const saleId of saleIds) {
      beginSale(kiosk.store, world, saleId);
      const paymentId = choosePayment(kiosk, world, saleId).activePaymentId ?? '';
      await world.clock.advance(500);
      world.shop.pay(paymentId);
      await world.clock.advance(2_100);
    }
    await world.clock.advance(120_000);
    const orderIds = saleIds.map((saleId) => saleOnDisk(world.database, saleId)?.order?.orderId);
    expect(world.printer.printedJobs()).toEqual(orderIds);
    expect(world.dispenser.droppedMotions()).toEqual(orderIds);
    await kiosk.stop();
  });
});
