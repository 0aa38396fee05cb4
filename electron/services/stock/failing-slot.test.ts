import { describe, expect, it } from 'vitest';
import {
  ANN,
  bootStock,
  buy,
  count,
  createWorld,
  isDelivered,
  type StockKiosk,
  saleOnDisk,
  slotOf,
} from './test-kit/stock-rig.ts';

async function openCounted(first = 5, second = 3) {
  const world = createWorld();
  const kiosk = bootStock(world);
  count(kiosk, 1, first);
  count(kiosk, 2, second);
  return { world, kiosk };
}

type World = Awaited<ReturnType<typeof openCounted>>['world'];

async function failFeed(world: World, kiosk: StockKiosk, saleId: string, why: 'noFeed' | 'jam' = 'noFeed') {
  world.dispenser.failNextFeed(why);
  await buy(world, kiosk, saleId);
  await world.clock.advance(30_000);
  world.dispenser.takeBlank();
}

describe('a slot that gives no blank', () => {
  it('loses the case that was to come out of it, and the next sale takes another slot', async () => {
    const { world, kiosk } = await openCounted();
    await failFeed(world, kiosk, 'first');
    expect(saleOnDisk(world.database, 'first')).toMatchObject({ print: null, feed: { state: 'failed' } });
    expect(saleOnDisk(world.database, 'first')?.claims).toMatchObject([{ reason: 'printFailed' }]);
    await buy(world, kiosk, 'second');
    await world.clock.advance(60_000);
    expect(isDelivered(world, 'second')).toBe(true);
    expect(slotOf(kiosk, 1)).toMatchObject({ count: 5, failures: 1, off: null });
    expect(slotOf(kiosk, 2)).toMatchObject({ count: 2 });
    expect(world.dispenser.fedBlanks()).toHaveLength(1);
    await kiosk.stop();
  });

  it('is switched off at the second time in a row, and stays off over a restart until a person says so', async () => {
    const { world, kiosk } = await openCounted(5, 0);
    await failFeed(world, kiosk, 'first');
    await failFeed(world, kiosk, 'second');
    expect(slotOf(kiosk, 1)).toMatchObject({ failures: 2, off: 'failed' });
    expect(kiosk.stock.lines(1, null)[0]).toMatchObject({ kind: 'gaveUp', personName: null });
    expect(kiosk.stock.blanksLeft({ modelId: 'MM1', modelName: '' })).toBe(0);
    await kiosk.stop();
    const later = bootStock(world);
    expect(slotOf(later, 1).off).toBe('failed');
    expect(later.stock.desk.switch(1, true, ANN).ok).toBe(true);
    expect(slotOf(later, 1)).toMatchObject({ off: null, failures: 0 });
    await buy(world, later, 'third');
    await world.clock.advance(60_000);
    expect(isDelivered(world, 'third')).toBe(true);
    await later.stop();
    const last = bootStock(world);
    expect(slotOf(last, 1)).toMatchObject({ off: null, failures: 0 });
    await last.stop();
  });

  it('is forgiven one failure by the next blank that comes', async () => {
    const { world, kiosk } = await openCounted(5, 0);
    await failFeed(world, kiosk, 'first');
    await buy(world, kiosk, 'second');
    await world.clock.advance(60_000);
    expect(slotOf(kiosk, 1)).toMatchObject({ failures: 0, count: 4 });
    await kiosk.stop();
    const later = bootStock(world);
    await failFeed(world, later, 'third');
    expect(slotOf(later, 1)).toMatchObject({ failures: 1, off: null });
    await later.stop();
  });

  it('counts a blank that jammed on its way as gone, and one that never left as there', async () => {
    const { world, kiosk } = await openCounted(5, 0);
    await failFeed(world, kiosk, 'first', 'jam');
    expect(slotOf(kiosk, 1).count).toBe(4);
    kiosk.stock.desk.switch(1, true, ANN);
    await failFeed(world, kiosk, 'second', 'noFeed');
    expect(slotOf(kiosk, 1).count).toBe(4);
    await kiosk.stop();
  });
});
