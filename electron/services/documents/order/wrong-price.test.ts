import { expect, it } from 'vitest';
import { createOrderWorld, startOrderLife } from '../simulation/order-rig.ts';

it('lets nobody pay an order that the shop settles otherwise', async () => {
  const world = createOrderWorld();
  const life = startOrderLife(world);
  await life.begin();
  world.shop.settleWrong(1);
  const { documentOrderId } = await life.place();
  await life.until(documentOrderId, 'refused');
  expect(life.stageOf(documentOrderId)).toMatchObject({ reason: 'priceMismatch' });
  expect(world.shop.all()[0]?.state).toBe('CANCEL');
  await life.engine.stop();
});

it('says so where the shop itself refuses the sum', async () => {
  const world = createOrderWorld();
  const life = startOrderLife(world);
  await life.begin();
  const detail = 'MONEY_MISMATCH';
  world.shop.setFault('verify', { kind: 'refused', reason: 'wrongAmount', code: 0, detail });
  const { documentOrderId } = await life.place();
  await life.until(documentOrderId, 'refused');
  expect(life.stageOf(documentOrderId)).toMatchObject({ reason: 'priceMismatch' });
  await life.engine.stop();
});

it('is a refusal of the shop where it gives another reason', async () => {
  const world = createOrderWorld();
  const life = startOrderLife(world);
  await life.begin();
  world.shop.setFault('verify', { kind: 'refused', reason: 'wrongDevice', code: 0, detail: 'UNKNOWN_POINT' });
  const { documentOrderId } = await life.place();
  await life.until(documentOrderId, 'refused');
  expect(life.stageOf(documentOrderId)).toMatchObject({ reason: 'refusedByShop' });
  await life.engine.stop();
});

it('prints nothing where another sum was paid than was agreed: a claim', async () => {
  const world = createOrderWorld();
  const life = startOrderLife(world, {
    backend: {
      ...world.shop.backend,
      readOrder: async (orderId) => {
        const told = await world.shop.backend.readOrder(orderId);
        const isPaid = told.ok && told.value.state === 'PAID';
        return isPaid ? { ok: true, value: { ...told.value, moneyMinor: told.value.moneyMinor + 1 } } : told;
      },
    },
  });
  await life.begin();
  const { documentOrderId } = await life.place();
  await life.until(documentOrderId, 'awaitingPayment');
  world.shop.pay('S1');
  await life.until(documentOrderId, 'claim');
  expect(life.stageOf(documentOrderId)).toMatchObject({ reason: 'priceMismatch' });
  expect(world.printer.knownJobs()).toEqual([]);
  await life.engine.stop();
});
