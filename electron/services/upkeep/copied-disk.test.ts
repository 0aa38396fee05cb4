import { describe, expect, it } from 'vitest';
import { beginSale, bootKiosk, choosePayment, createWorld, saleOnDisk } from '../sale/simulation/world.ts';
import { upkeepNeeds } from './upkeep-needs.ts';

const well = { lastBackupAtMs: 1, trouble: null, databaseBytes: 1 };

describe('a kiosk whose disk was copied from another one', () => {
  it('sells under the next free number, and tells staff that somebody uses its numbers', async () => {
    const world = createWorld();
    world.shop.occupyPayment('PYEN260601001000');
    const kiosk = bootKiosk(world);
    beginSale(kiosk.store, world);
    choosePayment(kiosk, world);
    await world.clock.advance(5_000);
    const sale = saleOnDisk(world.database);
    if (!sale) throw new Error('no sale');
    expect(upkeepNeeds(well, null, [sale])).toEqual([{ kind: 'idsShared', urgency: 'now', count: 1 }]);
    await kiosk.stop();
  });

  it('says nothing of numbers that nobody else uses', async () => {
    const world = createWorld();
    const kiosk = bootKiosk(world);
    beginSale(kiosk.store, world);
    choosePayment(kiosk, world);
    await world.clock.advance(5_000);
    const sale = saleOnDisk(world.database);
    if (!sale) throw new Error('no sale');
    expect(upkeepNeeds(well, null, [sale])).toEqual([]);
    expect(upkeepNeeds({ ...well, trouble: 'noRoom' }, -3_600_000, [])).toEqual([
      { kind: 'clockWrong', urgency: 'soon', aheadMs: -3_600_000 },
      { kind: 'noBackup', urgency: 'later', reason: 'noRoom' },
    ]);
    await kiosk.stop();
  });
});
