import { describe, expect, it } from 'vitest';
import { createOrderWorld, startOrderLife, TEST_TIMES } from '../simulation/order-rig.ts';

const MINUTE_MS = 60_000;

async function awaiting() {
  const world = createOrderWorld();
  const life = startOrderLife(world);
  await life.begin();
  const { documentOrderId } = await life.place();
  await life.until(documentOrderId, 'awaitingPayment');
  return { world, life, documentOrderId, kind: () => life.stageOf(documentOrderId)?.kind };
}

describe.each([
  ['a quarter of an hour forward', 15 * MINUTE_MS],
  ['an hour back', -60 * MINUTE_MS],
])('a clock that is set %s', (_how, setByMs) => {
  it('leaves the shopper the whole time to pay, and no more', async () => {
    const { world, life, kind } = await awaiting();
    world.clock.jump(setByMs);
    await world.clock.advance(TEST_TIMES.paymentTimeoutMs - 10_000);
    expect(kind()).toBe('awaitingPayment');
    await world.clock.advance(20_000);
    expect(kind()).toBe('timedOut');
    await life.engine.stop();
  });

  it('prints what is paid, all of it, and calls nobody', async () => {
    const { world, life, documentOrderId, kind } = await awaiting();
    world.shop.pay('S1');
    await life.until(documentOrderId, 'printing');
    world.clock.jump(setByMs);
    await life.until(documentOrderId, 'printed', 10 * MINUTE_MS);
    expect(kind()).toBe('printed');
    await life.engine.stop();
  });

  it('ends the watch for late money neither early nor late', async () => {
    const { world, life, documentOrderId, kind } = await awaiting();
    await life.until(documentOrderId, 'timedOut');
    world.clock.jump(setByMs);
    await world.clock.advance(TEST_TIMES.latePaymentMs - 2 * MINUTE_MS);
    world.shop.force('S1', 'PAID');
    await life.until(documentOrderId, 'claim', MINUTE_MS);
    expect(life.stageOf(documentOrderId)).toMatchObject({ reason: 'paidLate' });
    expect(kind()).toBe('claim');
    await life.engine.stop();
  });
});
