import { describe, expect, it } from 'vitest';
import { MODEL } from '../sale/simulation/simulated-backend.ts';
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

const WANTED = { modelId: MODEL.id, modelName: MODEL.name };

describe('a model without blanks', () => {
  it('cannot be bought, whatever the backend says', async () => {
    const world = createWorld();
    const kiosk = bootStock(world);
    count(kiosk, 1, 0);
    count(kiosk, 2, 0);
    await buy(world, kiosk);
    expect(saleOnDisk(world.database)?.offer).toEqual({ kind: 'soldOut' });
    expect(world.shop.payments.size).toBe(0);
    await kiosk.stop();
  });

  it('has only so many to sell as are promised to nobody', async () => {
    const world = createWorld();
    const kiosk = bootStock(world);
    count(kiosk, 1, 2);
    count(kiosk, 2, 0);
    kiosk.line.pause('Ann');
    expect(kiosk.stock.blanksLeft(WANTED)).toBe(2);
    await buy(world, kiosk, 'first');
    expect(kiosk.stock.blanksLeft(WANTED)).toBe(1);
    await buy(world, kiosk, 'second');
    expect(kiosk.stock.blanksLeft(WANTED)).toBe(0);
    await buy(world, kiosk, 'third');
    expect(saleOnDisk(world.database, 'third')?.offer).toEqual({ kind: 'soldOut' });
    kiosk.line.resume();
    await world.clock.advance(120_000);
    expect([isDelivered(world, 'first'), isDelivered(world, 'second')]).toEqual([true, true]);
    await kiosk.stop();
  });

  it('is not limited by a slot that was never counted, and not sold without any slot', () => {
    const world = createWorld();
    const kiosk = bootStock(world);
    expect(kiosk.stock.blanksLeft(WANTED)).toBeNull();
    expect(kiosk.stock.blanksLeft({ modelId: 'M9', modelName: 'Nokia' })).toBe(0);
    return kiosk.stop();
  });

  it('has its paid case wait for staff, lets the others go before, and goes on after the refill', async () => {
    const world = createWorld();
    const kiosk = bootStock(world, [
      { slot: 1, modelId: MODEL.id },
      { slot: 2, modelId: 'M9', modelName: 'Nokia' },
    ]);
    count(kiosk, 1, 3);
    count(kiosk, 2, 0);
    kiosk.store.append('from-elsewhere', {
      kind: 'orderAdopted',
      atMs: world.clock.now(),
      orderId: 'ELSEWHERE1',
      backendOrderId: 'B1',
      queueNo: 'E001',
      status: 8,
      modelName: 'Nokia',
      pictureUrl: 'https://shop.example/picture.png',
      currency: 'CNY',
    });
    kiosk.store.append('from-elsewhere', {
      kind: 'pictureFetched',
      atMs: world.clock.now(),
      printFile: { sha256: 'simulated', bytes: 3, widthPx: 1, heightPx: 1, dpi: 300 },
    });
    await world.clock.advance(60_000);
    expect(kiosk.stock.view().wanted).toEqual([{ modelName: 'Nokia', cases: 1, hasBlank: false }]);
    await buy(world, kiosk, 'mine');
    await world.clock.advance(60_000);
    expect(isDelivered(world, 'mine')).toBe(true);
    expect(saleOnDisk(world.database, 'from-elsewhere')).toMatchObject({ feed: null, claims: [] });
    kiosk.stock.desk.refill({ actId: newActId(), slot: 2, amount: 4 }, ANN);
    await world.clock.advance(60_000);
    expect(isDelivered(world, 'from-elsewhere')).toBe(true);
    expect(slotOf(kiosk, 2).count).toBe(3);
    await kiosk.stop();
  });

  it('is counted down by the print on a machine that is loaded by hand', async () => {
    const world = createWorld();
    Object.assign(world.dispenser, { canFeed: false });
    const kiosk = bootStock(world, [], false);
    kiosk.stock.desk.add(1, { modelId: MODEL.id, modelName: MODEL.name }, ANN);
    kiosk.stock.desk.refill({ actId: newActId(), slot: 1, amount: 2 }, ANN);
    await buy(world, kiosk);
    await world.clock.advance(60_000);
    expect(isDelivered(world)).toBe(true);
    expect(slotOf(kiosk, 1).count).toBe(1);
    await kiosk.stop();
  });
});
