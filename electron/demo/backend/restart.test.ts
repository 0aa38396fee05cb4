import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestClient } from '../../backends/mobile-shell/test-support.ts';
import { expectError, expectValue } from '../../backends/transport/test-kit/expect-result.ts';
import { createDemoBackend, type DemoBackend } from './server.ts';
import {
  callRaw,
  DEVICE,
  demoOptions,
  logInRaw,
  newOrderId,
  newPaymentId,
  PNG,
  TEST_CASES,
} from './test-support.ts';

let folder: string;
let backend: DemoBackend;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casepress-demo-'));
  backend = await createDemoBackend(demoOptions(folder));
});
afterEach(async () => {
  await backend.close();
  await rm(folder, { recursive: true, force: true });
});

async function restart(options = {}): Promise<void> {
  await backend.close();
  backend = await createDemoBackend(demoOptions(folder, options));
}
const connect = () => {
  const { account, password, url } = backend;
  return createTestClient(url, { account, password, deviceId: DEVICE });
};
const firstModel = () => {
  const [model] = backend.control.models();
  if (!model) throw new Error('no models');
  return model;
};

it('keeps tokens, payments, orders, stock, prices, queue numbers and pictures over a restart', async () => {
  const token = await logInRaw(backend);
  const { id: modelId, stock } = firstModel();
  backend.control.setPrice(modelId, 1_234);
  const payments = [newPaymentId(), newPaymentId()] as const;
  for (const paymentId of payments) {
    expectValue(await connect().reportPayment({ paymentId, modelId, amountMinor: 1_234, payType: 1 }));
    backend.control.pay(paymentId);
  }
  const { url: pictureUrl } = expectValue(await connect().uploadPrintFile(PNG, 'a.png'));
  const first = { orderId: newOrderId(), paymentId: payments[0], modelId, pictureUrl };
  expectValue(await connect().placeOrder(first));

  await restart();
  expect(await callRaw(backend.url, '/brand/list', {}, token)).toMatchObject({ code: 200 });
  expect(firstModel()).toMatchObject({ id: modelId, priceMinor: 1_234, stock: stock - 1 });
  const repeated = { paymentId: payments[0], modelId, amountMinor: 1_234, payType: 1 };
  expect(expectError(await connect().reportPayment(repeated)).kind).toBe('idTaken');
  expect(expectError(await connect().placeOrder(first)).kind).toBe('idTaken');
  // The upload's old address names the old port; the picture is known all the same, and served at the new one.
  const second = { ...first, orderId: newOrderId(), paymentId: payments[1] };
  expect(expectValue(await connect().placeOrder(second))).toMatchObject({ queueNo: 'A002' });
  const jobs = expectValue(await connect().listPrintJobs());
  expect(jobs.map(({ queueNo }) => queueNo)).toEqual(['A001', 'A002']);
  expect(expectValue(await connect().fetchFile(jobs[0]?.pictureUrl ?? '', 100))).toEqual(PNG);
});

it('keeps the ids of all models when phones are added and reordered', async () => {
  const before = new Map(backend.control.models().map(({ caseId, id }) => [caseId, id]));
  const [apple, samsung] = TEST_CASES;
  if (!apple || !samsung) throw new Error('no test cases');
  const template = apple.cases[0];
  if (!template) throw new Error('no test case');
  const google = {
    brand: 'Google',
    brandChinese: '谷歌',
    cases: [{ ...template, caseId: 'google-pixel-8', model: 'Pixel 8' }],
  };
  await restart({ cases: [google, samsung, { ...apple, cases: apple.cases.toReversed() }] });
  const after = new Map(backend.control.models().map(({ caseId, id }) => [caseId, id]));
  for (const [caseId, id] of before) expect(after.get(caseId)).toBe(id);
  expect(after.get('google-pixel-8')).toBe('MM020250120000006');
});

it('gives every new data file the same ids, prices and stock', async () => {
  const first = backend.control.models();
  const other = await mkdtemp(join(tmpdir(), 'casepress-demo-'));
  const second = await createDemoBackend(demoOptions(other));
  expect(second.control.models()).toEqual(first);
  await second.close();
  await rm(other, { recursive: true, force: true });
});

it('says what is wrong with a data file that is none, and with a port that is taken', async () => {
  const other = await mkdtemp(join(tmpdir(), 'casepress-demo-'));
  await writeFile(
    join(other, 'demo.sqlite'),
    'this is no database, though long enough to be looked at as one',
  );
  await expect(createDemoBackend(demoOptions(other))).rejects.toThrow(/not a database/);
  await rm(join(other, 'demo.sqlite'));
  const port = Number(new URL(backend.url).port);
  await expect(createDemoBackend(demoOptions(other, { port }))).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await rm(other, { recursive: true, force: true });
});
