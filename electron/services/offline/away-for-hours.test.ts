import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { silentLog } from '../../system/log.ts';
import { createOrderAdopter } from '../sale/adopt-orders.ts';
import { boardOf } from '../sale/board.ts';
import type { NetworkFate } from '../sale/simulation/simulated-backend.ts';
import { createWorld, type SimulatedKiosk } from '../sale/simulation/world.ts';
import {
  bootOffline,
  createOfflineWorld,
  type OfflineWorld,
  saleIn,
  sell,
  shopOneStep,
} from './test-kit/offline-world.ts';

const HOUR_MS = 3_600_000;
const IDS = ['sale-1', 'sale-2', 'sale-3'] as const;

const queueNoOf = (kiosk: SimulatedKiosk, saleId: string) => saleIn(kiosk, saleId).order?.placed?.queueNo;

/** The order status messages as they lie in the outbox, oldest first. */
function statusNews({ database }: OfflineWorld): [string, number][] {
  const rows = database
    .prepare("SELECT lane, body FROM outbox WHERE topic = 'orderStatus' ORDER BY id")
    .all();
  const body = z.tuple([z.object({ status: z.number() })]);
  return rows.map((row) => [String(row.lane), body.parse(JSON.parse(String(row.body)))[0].status]);
}

async function sellForHours() {
  const world = createOfflineWorld(createWorld());
  const kiosk = bootOffline(world);
  for (const saleId of IDS) {
    await sell(kiosk, world, saleId);
    await world.clock.advance(3 * HOUR_MS);
  }
  return { world, kiosk };
}

describe('a backend that is away for hours, where the shop sells on', () => {
  it('gives each shopper the case at once, under a number of its own', async () => {
    const { world, kiosk } = await sellForHours();
    expect(IDS.map((saleId) => queueNoOf(kiosk, saleId))).toEqual(['L001', 'L002', 'L003']);
    expect(world.dispenser.droppedMotions()).toHaveLength(3);
    expect(world.shop.payments.size + world.shop.orders.size).toBe(0);
    expect(statusNews(world)).toEqual([]);
    // The picture is all that the backend has yet to get.
    expect(world.erased.size).toBe(0);
    await kiosk.stop();
  });

  it('tells all of it once it is back: in order, each thing once, and never a second case', async () => {
    const { world, kiosk } = await sellForHours();
    const before = world.shop.calls.length;
    world.net.isAway = false;
    await world.clock.advanceUntil(() => world.erased.size === IDS.length, HOUR_MS);
    const whole = ['uploadPrintFile', 'reportPayment', 'tellPayment', 'placeOrder'];
    expect(world.shop.calls.slice(before)).toEqual([...whole, ...whole, ...whole]);
    const sales = IDS.map((saleId) => saleIn(kiosk, saleId));
    expect([...world.shop.orders.keys()]).toEqual(sales.map(({ order }) => order?.orderId));
    expect([...world.shop.payments.values()].map(({ status }) => status)).toEqual([3, 3, 3]);
    const told = sales.flatMap(({ order }) => [11, 12, 15, 16, 10].map((status) => [order?.orderId, status]));
    expect(statusNews(world)).toEqual(told);
    // The orders wait in the print list by the backend's book until it is told otherwise: they are known here.
    const adopter = createOrderAdopter({
      ...kiosk,
      ...world.shop,
      log: silentLog,
      clock: world.clock,
      currency: 'CNY',
    });
    expect(world.shop.orders.size).toBe(3);
    expect(await adopter.readList()).toBe(0);
    await world.clock.advance(HOUR_MS);
    expect(world.printer.printedJobs()).toHaveLength(3);
    expect(sales.map(({ claims }) => claims)).toEqual([[], [], []]);
    expect(kiosk.store.openSales()).toEqual([]);
    expect(queueNoOf(kiosk, 'sale-1')).toBe('L001');
    await kiosk.stop();
  });

  it('goes on after midnight, and after a clock that was set back', async () => {
    const world = createOfflineWorld(createWorld());
    const kiosk = bootOffline(world);
    await sell(kiosk, world, 'sale-1');
    await world.clock.advance(16 * HOUR_MS);
    await sell(kiosk, world, 'sale-2');
    await world.clock.advance(HOUR_MS);
    world.clock.jump(-0.9 * HOUR_MS);
    await sell(kiosk, world, 'sale-3');
    world.net.isAway = false;
    await world.clock.advanceUntil(() => world.erased.size === IDS.length, HOUR_MS);
    const orderIds = IDS.map((saleId) => saleIn(kiosk, saleId).order?.orderId);
    expect(orderIds.map((id) => id?.slice(4, 10))).toEqual(['260601', '260602', '260602']);
    expect([...world.shop.orders.keys()]).toEqual(orderIds);
    await kiosk.stop();
  });

  it('shows the number on the board, and the case in the line of the machine', async () => {
    const world = createOfflineWorld(createWorld());
    const kiosk = bootOffline(world);
    await world.clock.advanceUntil(() => {
      shopOneStep(kiosk, world);
      return saleIn(kiosk).print !== null;
    }, 60_000);
    const board = () => boardOf(kiosk.store.openSales(), world.clock.now());
    expect(board()).toEqual([{ queueNo: 'L001', state: 'printing' }]);
    await world.clock.advanceUntil(() => saleIn(kiosk).collectedAtMs !== null, 60_000);
    expect(board()).toEqual([]);
    await kiosk.stop();
  });
});

const fates = fc.constantFrom<NetworkFate>('arrives', 'requestLost', 'answerLost', 'malformed');

describe('a network that does as it likes while the backend is told', () => {
  it('lets each thing arrive once', async () => {
    const property = fc.asyncProperty(fc.array(fates, { minLength: 5, maxLength: 40 }), async (pattern) => {
      const world = createOfflineWorld(createWorld());
      const kiosk = bootOffline(world);
      for (const saleId of IDS) await sell(kiosk, world, saleId);
      let count = 0;
      world.net.fateOf = () => pattern[count++] ?? 'arrives';
      world.net.isAway = false;
      await world.clock.advanceUntil(() => kiosk.store.openSales().length === 0, 12 * HOUR_MS);
      const sales = IDS.map((saleId) => saleIn(kiosk, saleId));
      expect(sales.flatMap(({ claims }) => claims)).toEqual([]);
      expect(new Set(world.shop.orders.keys())).toEqual(new Set(sales.map(({ order }) => order?.orderId)));
      expect([...world.shop.payments.values()].map(({ status }) => status)).toEqual([3, 3, 3]);
      expect(world.printer.printedJobs()).toHaveLength(3);
      await kiosk.stop();
    });
    await fc.assert(property, { numRuns: 40 });
  }, 30_000);

  it('lets the others go before a sale that is answered with nonsense', async () => {
    const { world, kiosk } = await sellForHours();
    let uploads = 0;
    world.shop.setFate((call) => (call === 'uploadPrintFile' && ++uploads <= 6 ? 'malformed' : 'arrives'));
    world.net.isAway = false;
    await world.clock.advanceUntil(() => kiosk.store.openSales().length === 0, HOUR_MS);
    const orderIds = [...world.shop.orders.keys()];
    expect(orderIds.at(-1)).toBe(saleIn(kiosk, 'sale-1').order?.orderId);
    expect(orderIds).toHaveLength(3);
    await kiosk.stop();
  });
});
