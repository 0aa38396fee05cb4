import { expect, it } from 'vitest';
import { createOrderWorld, startOrderLife } from '../simulation/order-rig.ts';

it('asks for an order once, and shows no code where the answer was lost', async () => {
  const world = createOrderWorld();
  const life = startOrderLife(world);
  await life.begin();
  world.shop.setFault('verify', 'mute');
  const { documentOrderId } = await life.place();
  await life.until(documentOrderId, 'refused');
  expect(life.stageOf(documentOrderId)).toMatchObject({ reason: 'unclear' });
  world.shop.setFault('verify', null);
  await world.clock.advance(3_600_000);
  expect(world.shop.count('verify')).toBe(1);
  expect(world.shop.all().map(({ state }) => state)).toEqual(['PAYING']);
  expect(world.disk.size).toBe(0);
  await life.engine.stop();
});

it('charges nothing where the shop cannot be reached', async () => {
  const world = createOrderWorld();
  const life = startOrderLife(world);
  await life.begin();
  world.shop.setFault('verify', 'deaf');
  const { documentOrderId } = await life.place();
  await life.until(documentOrderId, 'refused');
  expect(life.stageOf(documentOrderId)).toMatchObject({ reason: 'shopAway' });
  expect(world.shop.all()).toEqual([]);
  await life.engine.stop();
});

it('gives an order up that the shop made and then does not speak of', async () => {
  const world = createOrderWorld();
  const life = startOrderLife(world);
  await life.begin();
  world.shop.setFault('read', 'deaf');
  const { documentOrderId } = await life.place();
  await life.until(documentOrderId, 'refused');
  expect(life.stageOf(documentOrderId)).toMatchObject({ reason: 'shopAway' });
  expect(world.shop.all()[0]?.state).toBe('CANCEL');
  await life.engine.stop();
});

it('cancels an order whose cancelling was not answered, and watches it for money', async () => {
  const world = createOrderWorld();
  const life = startOrderLife(world);
  await life.begin();
  const { documentOrderId } = await life.place();
  await life.until(documentOrderId, 'awaitingPayment');
  world.shop.setFault('cancel', 'deaf');
  expect((await life.engine.cancel(documentOrderId)).stage.kind).toBe('cancelled');
  expect(world.shop.pay('S1')).toBe(true);
  await life.until(documentOrderId, 'claim');
  expect(life.stageOf(documentOrderId)).toMatchObject({ reason: 'paidLate' });
  await life.engine.stop();
});
