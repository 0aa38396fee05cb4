import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newRequest } from '../../../backends/print-shop/test-kit.ts';
import { expectValue } from '../../../backends/transport/test-kit/expect-result.ts';
import { createTestPrintShopClient } from '../other-systems-kit.ts';
import { createDemoBackend, type DemoBackend } from '../server.ts';
import { demoOptions } from '../test-support.ts';

let folder: string;
let backend: DemoBackend | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casepress-print-shop-'));
});
afterEach(async () => {
  await backend?.close();
  await rm(folder, { recursive: true, force: true });
});

const start = async () => {
  backend = await createDemoBackend(demoOptions(folder));
  return { backend, client: createTestPrintShopClient(backend.url) };
};

it('orders outlive a restart, and none gets the number of another', async () => {
  const first = await start();
  const { orderId } = expectValue(await first.client.verifyOrder(newRequest()));
  first.backend.others.printShop.move(orderId, 'PAID');
  const order = expectValue(await first.client.readOrder(orderId));
  await first.backend.close();
  const second = await start();
  expect(expectValue(await second.client.readOrder(orderId))).toEqual(order);
  expect(expectValue(await second.client.verifyOrder(newRequest())).orderId).not.toBe(orderId);
  expect(second.backend.others.printShop.orders()).toHaveLength(2);
});
