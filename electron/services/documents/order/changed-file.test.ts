import { expect, it } from 'vitest';
import { createOrderWorld, startOrderLife, testDocuments } from '../simulation/order-rig.ts';

const change = (disk: Map<string, Uint8Array>, documentOrderId: string, file: number) =>
  disk.set(`${documentOrderId}/${file}`, Buffer.from('something else'));

it('asks nobody for money where a file is not what it was when it was priced', async () => {
  const world = createOrderWorld();
  const life = startOrderLife(world);
  await life.begin();
  const [first, second] = testDocuments();
  if (!first || !second) throw new Error('there are two');
  const { documentOrderId } = await life.place([first, { ...second, md5: '0'.repeat(32) }]);
  await life.until(documentOrderId, 'refused');
  expect(life.stageOf(documentOrderId)).toMatchObject({ reason: 'changedFile' });
  expect(world.shop.count('verify')).toBe(0);
  await life.engine.stop();
});

it('prints nothing of a file that changed after it was paid for: a claim', async () => {
  const world = createOrderWorld();
  const life = startOrderLife(world);
  await life.begin();
  const { documentOrderId } = await life.place();
  await life.until(documentOrderId, 'awaitingPayment');
  change(world.disk, documentOrderId, 1);
  world.shop.pay('S1');
  await life.until(documentOrderId, 'claim');
  expect(life.stageOf(documentOrderId)).toMatchObject({ reason: 'changedFile' });
  expect(world.printer.knownJobs()).toHaveLength(1);
  await life.engine.stop();
});
