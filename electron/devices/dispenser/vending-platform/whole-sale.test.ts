import { describe, expect, it } from 'vitest';
import {
  beginSale,
  bootKiosk,
  choosePayment,
  createWorld,
  type SimulatedKiosk,
  saleOnDisk,
} from '../../../services/sale/simulation/world.ts';
import { createVendingRig } from '../test-kit/vending-rig.ts';
import type { DispenserDevice } from '../types.ts';

/** A kiosk in virtual time whose cases come out of a vending machine, with a paid sale whose order was just placed. */
async function reachOrder(options: { readonly refusedFirst?: boolean } = {}) {
  const world = createWorld();
  const rig = createVendingRig({ feeds: {} }, world.clock);
  const life = rig.boot();
  connect(life.dispenser);
  if (options.refusedFirst) {
    const error = { kind: 'refused', reason: 'soldOut', code: 60002, detail: '商品已下架' } as const;
    rig.moods.push({ kind: 'fails', error, takes: false });
  }
  const kiosk = bootKiosk(world);
  beginSale(kiosk.store, world);
  const paymentId = choosePayment(kiosk, world).activePaymentId ?? '';
  await world.clock.advance(1_000);
  world.shop.pay(paymentId);
  await world.clock.advanceUntil(() => rig.asked.length > 0, 60_000);
  await world.clock.advance(1_000);
  const sale = () => saleOnDisk(world.database);
  const eventCount = () => Number(world.database.prepare('SELECT COUNT(*) AS n FROM sale_events').get()?.n);
  return { world, rig, kiosk, sale, eventCount, connect, dispenser: life.dispenser, kill: life.kill };

  /** In place of the dispenser that the world has. */
  function connect({ canFeed, status, dispense, motionState, tray, feedPosition, door }: DispenserDevice) {
    Object.assign(world.dispenser, { canFeed, status, dispense, motionState, tray, feedPosition, door });
  }
}

const end = (kiosk: SimulatedKiosk) => kiosk.stop();

describe('a sale whose case comes out of a vending machine', () => {
  it('is delivered by the platform’s word, and collected after a while', async () => {
    const { world, rig, kiosk, sale } = await reachOrder();
    expect(sale()?.dispense?.state).toBe('started');
    rig.tell({ tradeId: rig.tradeOf() });
    await world.clock.advance(60_000);
    expect(sale()).toMatchObject({ dispense: { state: 'finished' }, claims: [], filesErased: true });
    expect(rig.taken).toHaveLength(1);
    await end(kiosk);
  });

  it('becomes a claim when nothing came out', async () => {
    const { world, rig, kiosk, sale } = await reachOrder();
    rig.tell({ tradeId: rig.tradeOf(), outcome: 'failed' });
    await world.clock.advance(600_000);
    expect(sale()?.claims).toMatchObject([{ reason: 'dispenseFailed' }]);
    expect(rig.asked).toHaveLength(1);
    await end(kiosk);
  });

  it('becomes a claim in doubt after silence, and nothing is ordered a second time', async () => {
    const { world, rig, kiosk, sale } = await reachOrder();
    await world.clock.advance(600_000);
    expect(sale()?.claims).toMatchObject([{ reason: 'unclear' }]);
    expect(rig.asked).toHaveLength(1);
    // The word that comes too late is staff's to weigh: the claim stays.
    rig.tell({ tradeId: rig.tradeOf() });
    await world.clock.advance(60_000);
    expect(sale()?.claims).toHaveLength(1);
    await end(kiosk);
  });

  it('is delivered by a word that takes nearly all of the time there is', async () => {
    const { world, rig, kiosk, sale } = await reachOrder();
    await world.clock.advance(57_000);
    expect(sale()?.claims).toEqual([]);
    rig.tell({ tradeId: rig.tradeOf() });
    await world.clock.advance(60_000);
    expect(sale()).toMatchObject({ dispense: { state: 'finished' }, claims: [] });
    await end(kiosk);
  });

  it('is delivered once by the same word three times, and by the first of two words', async () => {
    const { world, rig, kiosk, sale } = await reachOrder();
    for (let time = 0; time < 3; time += 1) rig.tell({ tradeId: rig.tradeOf() });
    rig.tell({ tradeId: rig.tradeOf(), outcome: 'failed' });
    await world.clock.advance(60_000);
    expect(sale()).toMatchObject({ dispense: { state: 'finished' }, claims: [] });
    await end(kiosk);
  });

  it('waits without a word in the journal while the product is off the shelf, and is delivered after', async () => {
    const { world, rig, kiosk, sale, eventCount, dispenser } = await reachOrder({ refusedFirst: true });
    await world.clock.advance(10_000);
    const events = eventCount();
    await world.clock.advance(600_000);
    expect(eventCount()).toBe(events);
    expect(rig.asked).toHaveLength(1);
    dispenser.clearTrouble();
    await world.clock.advance(5_000);
    expect(rig.taken).toHaveLength(1);
    rig.tell({ tradeId: rig.tradeOf(1) });
    await world.clock.advance(60_000);
    expect(sale()).toMatchObject({ dispense: { state: 'finished' }, claims: [] });
    await end(kiosk);
  });

  it('is delivered by one order when the kiosk was killed meanwhile', async () => {
    const { world, rig, kiosk, sale, connect, kill } = await reachOrder();
    await kiosk.stop();
    kill();
    await world.clock.advance(5_000);
    connect(rig.boot().dispenser);
    const next = bootKiosk(world);
    await world.clock.advance(2_000);
    rig.tell({ tradeId: rig.tradeOf() });
    await world.clock.advance(60_000);
    expect(sale()).toMatchObject({ dispense: { state: 'finished' }, claims: [] });
    expect(rig.asked).toHaveLength(1);
    await end(next);
  });
});
