import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BackendCall, NetworkFate } from './simulated-backend.ts';
import { beginSale, bootKiosk, choosePayment, createWorld, saleOnDisk } from './world.ts';

const STEPS: BackendCall[] = [
  'uploadPrintFile',
  'listModels',
  'reportPayment',
  'getPaymentStatus',
  'placeOrder',
  'listPrintJobs',
  'getOrderStatus',
];
const fates = fc.constantFrom<NetworkFate>('arrives', 'requestLost', 'answerLost', 'malformed');

/** One sale through a network that does as it likes for a while; the shopper pays as soon as there is a code. */
async function sellThrough(fateOf: (call: BackendCall, count: number) => NetworkFate) {
  const world = createWorld();
  let count = 0;
  world.shop.setFate((call) => fateOf(call, count++));
  const kiosk = bootKiosk(world);
  beginSale(kiosk.store, world);
  choosePayment(kiosk, world);
  const isOver = () => {
    const sale = kiosk.store.get('sale-1');
    const attempt = sale?.attempts.find((candidate) => candidate.state === 'announced');
    if (attempt && world.shop.payments.get(attempt.paymentId)?.status === 1)
      world.shop.pay(attempt.paymentId);
    return sale?.filesErased === true;
  };
  await world.clock.advanceUntil(isOver, 8 * 60 * 60_000);
  await kiosk.stop();
  return world;
}

function expectOneCase(world: Awaited<ReturnType<typeof sellThrough>>) {
  const sale = saleOnDisk(world.database);
  expect(sale?.claims).toEqual([]);
  expect(world.shop.orders.size).toBe(1);
  expect(world.printer.printedJobs()).toHaveLength(1);
  expect(world.dispenser.droppedMotions()).toHaveLength(1);
  expect(world.shop.paidMinor()).toBe(3990);
}

describe('a backend that is away', () => {
  it.each(STEPS)('at %s: the sale waits and goes on', async (step) => {
    for (const fate of ['requestLost', 'answerLost', 'malformed'] as const) {
      const world = await sellThrough((call, count) => (call === step && count < 12 ? fate : 'arrives'));
      expectOneCase(world);
    }
  });

  it('in any pattern of lost requests, lost answers and nonsense: one case for one payment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fates, { maxLength: 40 }), async (pattern) => {
        expectOneCase(await sellThrough((_call, count) => pattern[count] ?? 'arrives'));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('tells the screen that there is trouble while it lasts', async () => {
    const world = createWorld();
    world.shop.setFate(() => 'requestLost');
    const kiosk = bootKiosk(world);
    beginSale(kiosk.store, world);
    await world.clock.advance(5_000);
    expect(kiosk.runner.isTroubled('sale-1')).toBe(true);
    world.shop.setFate(() => 'arrives');
    await world.clock.advance(30_000);
    expect(kiosk.runner.isTroubled('sale-1')).toBe(false);
    await kiosk.stop();
  });
});

describe('polling', () => {
  it('asks once per interval, however many sales wait', async () => {
    const world = createWorld();
    const kiosk = bootKiosk(world);
    for (let number = 0; number < 25; number++) {
      beginSale(kiosk.store, world, `sale-${number}`);
      choosePayment(kiosk, world, `sale-${number}`);
    }
    await world.clock.advance(10_000);
    const before = world.shop.calls.length;
    await world.clock.advance(20_000);
    expect(world.shop.calls.slice(before)).toEqual(Array.from({ length: 10 }, () => 'getPaymentStatus'));
    await kiosk.stop();
  });
});
