import { expect, it } from 'vitest';
import { createOrderWorld, type OrderWorld, startOrderLife } from './simulation/order-rig.ts';
import { createDocumentDesk } from './staff-desk.ts';

const ADDRESS = { nickname: 'Li', phone: '18900000000', address: 'Haidian 1', message: '' };

async function withClaim(world: OrderWorld) {
  const life = startOrderLife(world);
  await life.begin();
  const { documentOrderId } = await life.place();
  await life.until(documentOrderId, 'awaitingPayment');
  world.shop.pay('S1');
  await world.clock.advanceUntil(() => world.printer.knownJobs().length > 0, 60_000);
  world.printer.pullPlug();
  await life.until(documentOrderId, 'claim');
  world.printer.plugIn();
  return { life, documentOrderId, desk: deskOf(world, life) };
}
const deskOf = (world: OrderWorld, { store, engine }: ReturnType<typeof startOrderLife>) =>
  createDocumentDesk({
    ...{ store, engine, files: world.files, currency: 'CNY', clock: world.clock, hasSlips: true },
    backend: world.shop.backend,
  });

it('shows a claim with its code, and what may have come out already', async () => {
  const world = createOrderWorld();
  const { life, documentOrderId, desk } = await withClaim(world);
  const { open, amounts } = await desk.documentsForStaff();
  expect(open).toMatchObject([
    { documentOrderId, state: 'claim', reason: 'unclear', canPrint: true, moneyMinor: 150 },
  ]);
  expect(open[0]?.mayHaveComeOut).toEqual(['a.pdf']);
  expect(open[0]?.code).toMatch(/^CODE/);
  expect(amounts).not.toBeNull();
  expect(desk.waiting()).toEqual({ count: 1, owedMinor: 150 });
  await life.engine.stop();
});

it('owes what is claimed, until somebody has settled it', async () => {
  const world = createOrderWorld();
  const { life, documentOrderId, desk } = await withClaim(world);
  expect(await desk.openClaims()).toMatchObject([{ documentOrderId, moneyMinor: 150, canPrintSlip: true }]);
  await desk.refundByHand(documentOrderId, 'Wang', 150);
  expect(await desk.openClaims()).toEqual([]);
  await life.engine.stop();
});

it('prints all of it again, with other jobs, once staff say so', async () => {
  const world = createOrderWorld();
  const { life, documentOrderId, desk } = await withClaim(world);
  expect(await desk.printAgain(documentOrderId)).toMatchObject({ ok: true });
  expect(await desk.printAgain(documentOrderId)).toEqual({ ok: false, error: 'gone' });
  await life.until(documentOrderId, 'printed', 120_000);
  expect(world.printer.printedJobs()).toHaveLength(2);
  expect(desk.waiting()).toEqual({ count: 0, owedMinor: 0 });
  await life.engine.stop();
});

it('ends a claim by hand once, with the name of who did it, and erases the files', async () => {
  const world = createOrderWorld();
  const { life, documentOrderId, desk } = await withClaim(world);
  expect(await desk.refundByHand(documentOrderId, 'Wang', 149)).toEqual({ ok: false, error: 'tooLarge' });
  expect(await desk.refundByHand(documentOrderId, 'Wang', 150)).toMatchObject({ ok: true });
  expect(life.stageOf(documentOrderId)).toMatchObject({ how: 'refundedByHand', byName: 'Wang' });
  expect(await desk.settle(documentOrderId, 'Wang')).toEqual({ ok: false, error: 'gone' });
  expect(world.disk.size).toBe(0);
  await life.engine.stop();
});

it('lets staff print and send what is to be delivered; the address goes with the order', async () => {
  const world = createOrderWorld();
  const life = startOrderLife(world);
  const desk = deskOf(world, life);
  await life.begin();
  const { documentOrderId } = await life.place(undefined, ADDRESS);
  await life.until(documentOrderId, 'awaitingPayment');
  world.shop.pay('S1');
  await life.until(documentOrderId, 'toBeDelivered');
  expect(await desk.openClaims()).toEqual([]);
  expect(world.printer.knownJobs()).toEqual([]);
  life.engine.leave('shopper');
  const { open } = await desk.documentsForStaff();
  expect(open).toMatchObject([{ state: 'toDeliver', dispatching: ADDRESS, canPrint: true }]);
  await desk.printAgain(documentOrderId);
  await life.until(documentOrderId, 'toBeDelivered', 120_000);
  expect(world.printer.printedJobs()).toHaveLength(2);
  expect(await desk.settle(documentOrderId, 'Wang')).toMatchObject({ ok: true, value: { end: 'delivered' } });
  expect(life.store.get(documentOrderId).dispatching).toBeNull();
  await life.engine.stop();
});
