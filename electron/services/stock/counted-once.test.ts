import { describe, expect, it } from 'vitest';
import {
  ANN,
  bootStock,
  buy,
  count,
  createWorld,
  isDelivered,
  newActId,
  saleOnDisk,
  slotOf,
} from './test-kit/stock-rig.ts';

const kinds = (kiosk: ReturnType<typeof bootStock>, slot = 1) =>
  kiosk.stock.lines(slot, null).map(({ kind }) => kind);

async function openCounted(first = 5, second = 3) {
  const world = createWorld();
  const kiosk = bootStock(world);
  count(kiosk, 1, first);
  count(kiosk, 2, second);
  return { world, kiosk };
}

describe('a blank that leaves its slot', () => {
  it('is counted once, from the fullest slot, and stands in the ledger', async () => {
    const { world, kiosk } = await openCounted();
    await buy(world, kiosk);
    await world.clock.advance(60_000);
    expect(isDelivered(world)).toBe(true);
    expect([slotOf(kiosk, 1).count, slotOf(kiosk, 2).count]).toEqual([4, 3]);
    expect(kinds(kiosk)).toEqual(['fed', 'counted', 'configured']);
    await kiosk.stop();
  });

  it('is counted where the kiosk died between moving it and counting it', async () => {
    const { world, kiosk } = await openCounted();
    await buy(world, kiosk);
    await kiosk.stop();
    // As if the process had ended after the journal took the event, and before the count did.
    world.database.exec(
      "DELETE FROM stock_ledger WHERE kind = 'fed'; UPDATE stock_slots SET count = 5 WHERE slot = 1",
    );
    const later = bootStock(world);
    expect(slotOf(later, 1).count).toBe(4);
    await world.clock.advance(60_000);
    expect(slotOf(later, 1).count).toBe(4);
    await later.stop();
  });

  it('is not counted again by any number of restarts', async () => {
    const { world, kiosk } = await openCounted();
    world.dispenser.failNextMotion('noDrop');
    await buy(world, kiosk);
    await world.clock.advance(60_000);
    // The claim keeps the sale open, so each start sees it again.
    expect(saleOnDisk(world.database)?.claims).toHaveLength(1);
    await kiosk.stop();
    for (let start = 0; start < 3; start++) {
      const later = bootStock(world);
      expect(slotOf(later, 1).count).toBe(4);
      await later.stop();
    }
  });

  it('is counted where the disk did not take the count at first', async () => {
    const { world, kiosk } = await openCounted();
    world.database.exec('ALTER TABLE stock_ledger RENAME COLUMN change TO broken');
    await buy(world, kiosk);
    expect(slotOf(kiosk, 1).count).toBe(5);
    world.database.exec('ALTER TABLE stock_ledger RENAME COLUMN broken TO change');
    await world.clock.advance(60_000);
    expect(slotOf(kiosk, 1).count).toBe(4);
    await kiosk.stop();
  });

  it('is put back where it had not moved, and counted when it then moves', async () => {
    const { world, kiosk } = await openCounted();
    const { feedBlank } = world.dispenser;
    let refusals = 0;
    Object.assign(world.dispenser, {
      feedBlank: (feedId: string, slot: number) =>
        refusals++ < 2
          ? Promise.resolve({ ok: false, error: { kind: 'rejected', detail: 'not now' } })
          : feedBlank(feedId, slot),
    });
    const again = bootStock(world);
    await kiosk.stop();
    await buy(world, again);
    await world.clock.advance(60_000);
    expect(isDelivered(world)).toBe(true);
    expect(slotOf(again, 1).count).toBe(4);
    expect(kinds(again).filter((kind) => kind === 'putBack')).toHaveLength(2);
    await again.stop();
  });

  it('out of a slot that was empty by the book is shown as a difference until somebody counts', async () => {
    const { kiosk } = await openCounted(0, 0);
    kiosk.stock.desk.takeForTest('test-1', 1, ANN);
    kiosk.stock.desk.takeForTest('test-1', 1, ANN);
    expect(slotOf(kiosk, 1)).toMatchObject({ count: 0, missing: 1 });
    count(kiosk, 1, 4);
    expect(slotOf(kiosk, 1)).toMatchObject({ count: 4, missing: 0 });
    expect(kiosk.stock.lines(1, null)[0]).toMatchObject({ kind: 'counted', change: 5, personName: 'Ann' });
    await kiosk.stop();
  });

  it('before the slot was in the book is not held against it', async () => {
    const world = createWorld();
    const kiosk = bootStock(world, []);
    world.dispenser.failNextFeed('noFeed');
    await buy(world, kiosk);
    await world.clock.advance(30_000);
    expect(saleOnDisk(world.database)?.claims).toHaveLength(1);
    const model = { modelId: 'M', modelName: 'Any' };
    kiosk.stock.desk.add(1, model, ANN);
    kiosk.stock.desk.refill({ actId: newActId(), slot: 1, amount: 6 }, ANN);
    await kiosk.stop();
    const later = bootStock(world, []);
    expect(slotOf(later, 1)).toMatchObject({ count: 6, failures: 0 });
    await later.stop();
  });
});
