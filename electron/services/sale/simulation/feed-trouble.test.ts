import { describe, expect, it } from 'vitest';
import { bootKiosk, createWorld, payForCase, saleOnDisk, type World } from './world.ts';

/** A sale whose money is there, with the machine as the test has left it. */
async function pay(world: World, saleId = 'sale-1', kiosk = bootKiosk(world)) {
  await payForCase(world, kiosk, saleId);
  return kiosk;
}

const untilFeeding = (world: World) =>
  world.clock.advanceUntil(() => saleOnDisk(world.database)?.feed?.state === 'started', 10_000);

describe('a blank on its way to the printer', () => {
  it.each(['jam', 'noFeed', 'motor'] as const)(
    'makes a claim of a feed that failed by %s, and prints nothing',
    async (why) => {
      const world = createWorld();
      world.dispenser.failNextFeed(why);
      const kiosk = await pay(world);
      await world.clock.advance(60_000);
      expect(saleOnDisk(world.database)).toMatchObject({ feed: { state: 'failed' }, print: null });
      expect(saleOnDisk(world.database)?.claims).toMatchObject([
        { reason: 'printFailed', amountMinor: 3990 },
      ]);
      expect(world.printer.printedJobs()).toEqual([]);
      await kiosk.stop();
    },
  );

  it('waits while something lies before the printer, and goes on once it is gone', async () => {
    const world = createWorld();
    await world.dispenser.feedBlank('somebody-elses', 1);
    const kiosk = await pay(world);
    await world.clock.advance(60_000);
    expect(saleOnDisk(world.database)).toMatchObject({ feed: null, print: null, claims: [] });
    world.dispenser.takeBlank();
    await world.clock.advance(60_000);
    expect(saleOnDisk(world.database)).toMatchObject({ filesErased: true, claims: [] });
    await kiosk.stop();
  });

  it('is not fed before the printer can take it', async () => {
    const world = createWorld();
    world.printer.breakDown('inkEmpty');
    const kiosk = await pay(world);
    await world.clock.advance(60_000);
    expect(world.dispenser.fedBlanks()).toEqual([]);
    world.printer.repair();
    await world.clock.advance(60_000);
    expect(world.dispenser.fedBlanks()).toHaveLength(1);
    await kiosk.stop();
  });

  it('calls staff when the dispenser cannot tell how a feed ended, and never feeds a second blank', async () => {
    const world = createWorld();
    const kiosk = await pay(world);
    await untilFeeding(world);
    await kiosk.stop();
    world.dispenser.pullPlug();
    const later = bootKiosk(world);
    await world.clock.advance(60_000);
    expect(saleOnDisk(world.database)?.claims).toMatchObject([{ reason: 'unclear' }]);
    world.dispenser.plugIn();
    await world.clock.advance(60_000);
    expect(world.dispenser.fedBlanks()).toEqual([]);
    expect(world.printer.printedJobs()).toEqual([]);
    await later.stop();
  });

  it('prints one case with one blank when the kiosk dies while the blank is moving', async () => {
    const world = createWorld();
    const kiosk = await pay(world);
    await untilFeeding(world);
    await kiosk.stop();
    const later = bootKiosk(world);
    await world.clock.advance(60_000);
    expect(saleOnDisk(world.database)).toMatchObject({ filesErased: true, claims: [] });
    expect(world.dispenser.fedBlanks()).toHaveLength(1);
    expect(world.printer.printedJobs()).toHaveLength(1);
    await later.stop();
  });

  it('goes straight to the print on a machine that is fed by hand', async () => {
    const world = createWorld();
    const byHand = { ...world, dispenser: { ...world.dispenser, canFeed: false as const } };
    const kiosk = await pay(byHand as unknown as World);
    await world.clock.advance(60_000);
    expect(saleOnDisk(world.database)).toMatchObject({ feed: null, filesErased: true, claims: [] });
    expect(world.dispenser.fedBlanks()).toEqual([]);
    await kiosk.stop();
  });

  it('has the blank of each of several orders come one after the other', async () => {
    const world = createWorld();
    const kiosk = await pay(world, 'a');
    await pay(world, 'b', kiosk);
    await pay(world, 'c', kiosk);
    await world.clock.advance(180_000);
    const orders = ['a', 'b', 'c'].map((saleId) => saleOnDisk(world.database, saleId)?.order?.orderId);
    expect(world.dispenser.fedBlanks()).toEqual(orders.map((orderId) => `${orderId}-feed`));
    expect(world.dispenser.droppedMotions()).toEqual(orders);
    await kiosk.stop();
  });
});
