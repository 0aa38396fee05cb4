import { describe, expect, it } from 'vitest';
import {
  ANN,
  bootStock,
  buy,
  count,
  createWorld,
  isDelivered,
  saleOnDisk,
} from '../../stock/test-kit/stock-rig.ts';
import { createQueueDesk } from './queue-desk.ts';

type World = ReturnType<typeof createWorld>;

function boot(world: World) {
  const kiosk = bootStock(world);
  const desk = createQueueDesk({
    line: kiosk.line,
    store: kiosk.store,
    clock: world.clock,
    printer: world.printer,
    dispenser: world.dispenser,
    leftBlanks: kiosk.leftBlanks,
    clearTrouble: () => {
      world.dispenser.repair();
      kiosk.leftBlanks.clear();
    },
  });
  return { ...kiosk, desk };
}

/** Three paid cases behind a line that staff hold. */
async function openWaiting() {
  const world = createWorld();
  const kiosk = boot(world);
  count(kiosk, 1, 9);
  kiosk.desk.pause(ANN);
  for (const saleId of ['a', 'b', 'c']) await buy(world, kiosk, saleId);
  await world.clock.advance(10_000);
  return { world, kiosk };
}

const order = async (kiosk: ReturnType<typeof boot>) =>
  (await kiosk.desk.view()).cases.map(({ saleId, state, place }) => `${place} ${saleId} ${state}`);
const orderIdOf = (world: World, saleId: string) => saleOnDisk(world.database, saleId)?.order?.orderId;

describe('the print queue', () => {
  it('begins nothing while staff hold it, over a restart too, and loses nothing', async () => {
    const { world, kiosk } = await openWaiting();
    await world.clock.advance(120_000);
    expect(world.printer.printedJobs()).toEqual([]);
    expect(world.dispenser.fedBlanks()).toEqual([]);
    await kiosk.stop();
    const later = boot(world);
    await world.clock.advance(120_000);
    expect(world.dispenser.fedBlanks()).toEqual([]);
    expect((await later.desk.view()).paused).toMatchObject({ personName: 'Ann' });
    expect(await order(later)).toEqual(['1 a waiting', '2 b waiting', '3 c waiting']);
    later.desk.resume();
    await world.clock.advance(180_000);
    expect(world.printer.printedJobs()).toEqual(['a', 'b', 'c'].map((saleId) => orderIdOf(world, saleId)));
    await later.stop();
  });

  it('finishes the case that is on the machine when staff hold it', async () => {
    const world = createWorld();
    const kiosk = boot(world);
    count(kiosk, 1, 9);
    await buy(world, kiosk, 'a');
    await world.clock.advanceUntil(() => saleOnDisk(world.database, 'a')?.print?.state === 'started', 10_000);
    kiosk.desk.pause(ANN);
    await buy(world, kiosk, 'b');
    await world.clock.advance(60_000);
    expect(isDelivered(world, 'a')).toBe(true);
    expect(saleOnDisk(world.database, 'b')).toMatchObject({ feed: null, print: null });
    await kiosk.stop();
  });

  it('prints first what staff put first, and remembers it', async () => {
    const { world, kiosk } = await openWaiting();
    expect(kiosk.desk.printNext('b').ok).toBe(true);
    expect(kiosk.desk.printNext('c').ok).toBe(true);
    await kiosk.stop();
    const later = boot(world);
    expect(await order(later)).toEqual(['1 c waiting', '2 b waiting', '3 a waiting']);
    later.desk.resume();
    await world.clock.advance(180_000);
    expect(world.printer.printedJobs()).toEqual(['c', 'b', 'a'].map((saleId) => orderIdOf(world, saleId)));
    await later.stop();
  });

  it('moves a case by any number of places, and back, and remembers it', async () => {
    const { world, kiosk } = await openWaiting();
    await buy(world, kiosk, 'd');
    await world.clock.advance(10_000);
    const ids = async () => (await kiosk.desk.view()).cases.map(({ saleId }) => saleId).join('');
    const movedUp = async () =>
      (await kiosk.desk.view()).cases.filter((each) => each.isMovedUp).map(({ saleId }) => saleId);
    kiosk.desk.move('c', 2);
    expect([await ids(), await movedUp()]).toEqual(['acbd', ['c']]);
    kiosk.desk.move('a', 3);
    expect([await ids(), await movedUp()]).toEqual(['cbad', ['c']]);
    kiosk.desk.move('c', 99);
    expect([await ids(), await movedUp()]).toEqual(['badc', ['b', 'd']]);
    kiosk.desk.move('b', 2);
    kiosk.desk.move('c', 3);
    expect([await ids(), await movedUp()]).toEqual(['abcd', []]);
    kiosk.desk.move('c', 2);
    await buy(world, kiosk, 'e');
    await world.clock.advance(10_000);
    expect(await ids()).toBe('acbde');
    expect(kiosk.desk.move('nobody', 1)).toEqual({ ok: false, error: 'gone' });
    await kiosk.stop();
    const later = boot(world);
    expect((await later.desk.view()).cases.map(({ saleId }) => saleId).join('')).toBe('acbde');
    await later.stop();
  });

  it('prints in the order that staff made', async () => {
    const { world, kiosk } = await openWaiting();
    kiosk.desk.move('a', 2);
    kiosk.desk.resume();
    await world.clock.advance(180_000);
    expect(world.printer.printedJobs()).toEqual(['b', 'a', 'c'].map((saleId) => orderIdOf(world, saleId)));
    await kiosk.stop();
  });

  it('takes one case out, whose money is then a claim, and goes on with the others', async () => {
    const { world, kiosk } = await openWaiting();
    expect(kiosk.desk.cancel('b', 'customerAsked', ANN).ok).toBe(true);
    expect(kiosk.desk.cancel('b', 'customerAsked', ANN)).toEqual({ ok: false, error: 'gone' });
    expect(kiosk.desk.printNext('b')).toEqual({ ok: false, error: 'gone' });
    kiosk.desk.resume();
    await world.clock.advance(120_000);
    expect(saleOnDisk(world.database, 'b')).toMatchObject({ feed: null, print: null });
    expect(saleOnDisk(world.database, 'b')?.claims).toMatchObject([
      { reason: 'cancelledByStaff', amountMinor: 3990 },
    ]);
    expect([isDelivered(world, 'a'), isDelivered(world, 'c')]).toEqual([true, true]);
    await kiosk.stop();
  });

  it('never takes out a case that the machine has begun with', async () => {
    const { world, kiosk } = await openWaiting();
    kiosk.desk.resume();
    await world.clock.advanceUntil(() => saleOnDisk(world.database, 'a')?.feed != null, 10_000);
    expect(kiosk.desk.cancel('a', 'customerAsked', ANN)).toEqual({ ok: false, error: 'begun' });
    expect(kiosk.desk.printNext('a')).toEqual({ ok: false, error: 'begun' });
    expect(kiosk.desk.cancel('nobody', 'customerAsked', ANN)).toEqual({ ok: false, error: 'gone' });
    await world.clock.advance(180_000);
    expect(isDelivered(world, 'a')).toBe(true);
    await kiosk.stop();
  });

  it('cancels at any moment without a case and a claim for one payment', async () => {
    for (let afterMs = 0; afterMs < 4_000; afterMs += 250) {
      const { world, kiosk } = await openWaiting();
      kiosk.desk.resume();
      await world.clock.advance(afterMs);
      const cancelled = kiosk.desk.cancel('a', 'duplicate', ANN);
      await world.clock.advance(180_000);
      const isMade = world.printer.printedJobs().includes(orderIdOf(world, 'a') ?? '');
      expect(isMade, `after ${afterMs} ms`).toBe(!cancelled.ok);
      expect(saleOnDisk(world.database, 'a')?.claims).toHaveLength(cancelled.ok ? 1 : 0);
      await kiosk.stop();
    }
  });
});
