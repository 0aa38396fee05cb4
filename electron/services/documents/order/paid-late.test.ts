import { expect, it } from 'vitest';
import { createOrderWorld, type OrderWorld, startOrderLife, TEST_TIMES } from '../simulation/order-rig.ts';

async function awaiting(world: OrderWorld) {
  const life = startOrderLife(world);
  await life.begin();
  const { documentOrderId } = await life.place();
  await life.until(documentOrderId, 'awaitingPayment');
  return { life, documentOrderId, kind: () => life.stageOf(documentOrderId)?.kind };
}

it('cancels at the deadline, and erases the files', async () => {
  const world = createOrderWorld();
  const { life, documentOrderId } = await awaiting(world);
  await life.until(documentOrderId, 'timedOut', TEST_TIMES.paymentTimeoutMs + 5_000);
  expect(world.shop.all()[0]?.state).toBe('CANCEL');
  expect(world.disk.size).toBe(0);
  await life.engine.stop();
});

it('prints what is paid in the moment in which it is given up, as long as the shopper is there', async () => {
  const world = createOrderWorld();
  const { life, documentOrderId } = await awaiting(world);
  world.shop.pay('S1');
  expect((await life.engine.cancel(documentOrderId)).stage.kind).not.toBe('cancelled');
  await life.until(documentOrderId, 'printed');
  await life.engine.stop();
});

it('makes a claim of money that comes while the shopper leaves', async () => {
  const world = createOrderWorld();
  const { life, documentOrderId } = await awaiting(world);
  world.shop.pay('S1');
  life.screen.sessionId = null;
  life.engine.leave('shopper');
  await life.until(documentOrderId, 'claim');
  expect(life.stageOf(documentOrderId)).toMatchObject({ reason: 'paidLate' });
  expect(world.printer.knownJobs()).toEqual([]);
  await life.engine.stop();
});

it('finds money that comes long after, and asks no more once that time is over', async () => {
  const world = createOrderWorld();
  const { life, documentOrderId, kind } = await awaiting(world);
  await life.until(documentOrderId, 'timedOut');
  world.shop.force('S1', 'PAID');
  await life.until(documentOrderId, 'claim', 60_000);
  await life.engine.stop();

  const other = createOrderWorld();
  const second = await awaiting(other);
  await second.life.until(second.documentOrderId, 'timedOut');
  await other.clock.advance(TEST_TIMES.latePaymentMs + 60_000);
  const before = other.shop.count('read');
  await other.clock.advance(600_000);
  expect(other.shop.count('read')).toBe(before);
  expect(second.kind()).toBe('timedOut');
  expect(kind()).toBe('claim');
  await second.life.engine.stop();
});

it('never stops looking without a last answer: a shop that was away all the while may have been paid', async () => {
  const world = createOrderWorld();
  const { life, documentOrderId, kind } = await awaiting(world);
  await life.until(documentOrderId, 'timedOut');
  world.shop.force('S1', 'PAID');
  world.shop.setFault('read', 'deaf');
  await world.clock.advance(TEST_TIMES.latePaymentMs * 3);
  expect(kind()).toBe('timedOut');
  await life.engine.stop();
  // The watch outlives the process, too.
  const next = startOrderLife(world);
  next.screen.sessionId = null;
  await next.begin();
  await world.clock.advance(60_000);
  world.shop.setFault('read', null);
  await next.until(documentOrderId, 'claim', 60_000);
  expect(next.stageOf(documentOrderId)).toMatchObject({ reason: 'paidLate' });
  await next.engine.stop();
});

it('sees that the shop gives money back by itself', async () => {
  const world = createOrderWorld();
  const { life, documentOrderId, kind } = await awaiting(world);
  await life.until(documentOrderId, 'timedOut');
  world.shop.force('S1', 'PAID');
  await life.until(documentOrderId, 'claim');
  const code = life.stageOf(documentOrderId);
  world.shop.move('S1', 'REFUNDING');
  await life.until(documentOrderId, 'refunding', 200_000);
  expect(life.stageOf(documentOrderId)).toMatchObject({ code: code && 'code' in code ? code.code : '' });
  world.shop.move('S1', 'REFUNDED');
  await life.until(documentOrderId, 'refunded', 200_000);
  expect(kind()).toBe('refunded');
  await life.engine.stop();
});

it('asks the shop no more than once in an interval, however many orders there are', async () => {
  const world = createOrderWorld();
  const { life } = await awaiting(world);
  for (let more = 0; more < 4; more += 1) await life.place();
  const before = world.shop.count('read');
  await world.clock.advance(TEST_TIMES.pollMs * 10);
  expect(world.shop.count('read') - before).toBeLessThanOrEqual(11);
  await life.engine.stop();
});
