import { expect, it } from 'vitest';
import { ORDER_DELAYS } from '../limits.ts';
import {
  createOrderWorld,
  type OrderTouches,
  type OrderWorld,
  startOrderLife,
} from '../simulation/order-rig.ts';

async function paid(world: OrderWorld, touches: Partial<OrderTouches> = {}) {
  const life = startOrderLife(world, touches);
  await life.begin();
  const { documentOrderId } = await life.place();
  await life.until(documentOrderId, 'awaitingPayment');
  world.shop.pay('S1');
  await life.until(documentOrderId, 'printing');
  const progress = () => life.printing.progress(life.store.get(documentOrderId));
  const begun = () => world.clock.advanceUntil(() => world.printer.knownJobs().length > 0, 60_000);
  return { life, documentOrderId, progress, begun };
}

it('waits for paper in the middle of a job, says so, and goes on', async () => {
  const world = createOrderWorld();
  const { life, documentOrderId, progress, begun } = await paid(world);
  await begun();
  await world.clock.advance(3_000);
  world.printer.breakDown('mediaEmpty');
  await world.clock.advance(60_000);
  expect(progress().problem).toBe('noPaper');
  expect([1, 2]).toContain(progress().sheetsDone);
  world.printer.repair();
  await life.until(documentOrderId, 'printed', 60_000);
  expect(world.printer.printedJobs()).toHaveLength(2);
  await life.engine.stop();
});

it('gives a claim where the paper does not come, and what is left is not printed later', async () => {
  const world = createOrderWorld();
  const { life, documentOrderId, begun } = await paid(world);
  await begun();
  world.printer.breakDown('jam');
  await life.until(documentOrderId, 'claim', ORDER_DELAYS.printStuckMs + 60_000);
  expect(life.stageOf(documentOrderId)).toMatchObject({ reason: 'printFailed' });
  world.printer.repair();
  await world.clock.advance(600_000);
  expect(world.printer.printedJobs()).toEqual([]);
  expect(world.printer.knownJobs()).toHaveLength(1);
  await life.engine.stop();
});

it('sends nothing to a printer that is away before the first sheet, and prints when it comes', async () => {
  const world = createOrderWorld();
  const away = startOrderLife(world);
  await away.begin();
  const { documentOrderId } = await away.place();
  await away.until(documentOrderId, 'awaitingPayment');
  world.printer.pullPlug();
  world.shop.pay('S1');
  await world.clock.advance(120_000);
  expect(away.stageOf(documentOrderId)?.kind).toBe('printing');
  expect(away.printing.progress(away.store.get(documentOrderId)).problem).toBe('printerAway');
  world.printer.plugIn();
  await away.until(documentOrderId, 'printed', 60_000);
  await away.engine.stop();
});

it('calls staff where the printer vanishes in the middle and nobody can tell what came out', async () => {
  const world = createOrderWorld();
  const { life, documentOrderId, begun } = await paid(world);
  await begun();
  await world.clock.advance(1_000);
  world.printer.pullPlug();
  await life.until(documentOrderId, 'claim', ORDER_DELAYS.printUnclearMs + 30_000);
  const stage = life.stageOf(documentOrderId);
  expect(stage).toMatchObject({ reason: 'unclear', jobs: [{ file: 0, state: 'started' }] });
  world.printer.plugIn();
  await world.clock.advance(600_000);
  expect(world.printer.knownJobs()).toHaveLength(1);
  await life.engine.stop();
});

it('sends a job once more only on the printer’s word that it never saw it', async () => {
  const world = createOrderWorld();
  const { printer } = world;
  let lost = 1;
  const submit: typeof printer.submit = async (job) => {
    if (lost-- > 0) return { ok: false, error: { kind: 'unclear', detail: 'no answer' } };
    return printer.submit(job);
  };
  const { life, documentOrderId } = await paid(world, { printer: { ...printer, submit } });
  await life.until(documentOrderId, 'printed', 120_000);
  expect(printer.printedJobs()).toHaveLength(2);
  await life.engine.stop();
});

it('gives up on a printer that is ready and takes nothing', async () => {
  const world = createOrderWorld();
  const submit = async () => ({ ok: false, error: { kind: 'rejected', detail: 'no PDF' } }) as const;
  const { life, documentOrderId } = await paid(world, { printer: { ...world.printer, submit } });
  await life.until(documentOrderId, 'claim', 120_000);
  expect(life.stageOf(documentOrderId)).toMatchObject({ reason: 'printFailed', jobs: [] });
  await life.engine.stop();
});
