import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestVendingClient } from '../../demo/backend/other-systems-kit.ts';
import { arbitraryMutation, BOTTOMLESS, mutate } from '../transport/test-kit/mutate-json.ts';
import { type Stub, startStub } from '../transport/test-kit/stub.ts';
import type { VendingPlatformClient } from './client.ts';

let stub: Stub;
let client: VendingPlatformClient;
let body = '';
beforeAll(async () => {
  stub = await startStub(() => ({ headers: { 'content-type': 'application/json' }, body }));
  client = createTestVendingClient(stub.url);
});
afterAll(async () => {
  client.close();
  await stub.close();
});

const place = () => client.placeOrder({ tradeId: '1'.repeat(28), machineNo: '10000001', productId: 1 });
const orderSchema = z.strictObject({ vendingOrderId: z.string().regex(/^[1-9]\d{0,19}$/) });
const ERRORS = ['contract', 'refused', 'unauthorised', 'idTaken'];

it('takes no order number out of a mutated answer that is none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryMutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
      const answer = { code: 0, message: 'ok', data: { order_id: 1_111_111 } };
      body = JSON.stringify(mutate(answer, mutations)) ?? '';
      const result = await place();
      if (result.ok) expect(orderSchema.parse(result.value)).toEqual(result.value);
      else expect(ERRORS).toContain(result.error.kind);
    }),
    { numRuns: 400 },
  );
});

it.each([
  BOTTOMLESS,
  `{"code":0,"data":${BOTTOMLESS}}`,
  '{"code":0,"data":{"order_id":1e999}}',
  'null',
  '"ok"',
])('bears %.30s', async (text) => {
  body = text;
  expect(await place()).toMatchObject({ ok: false, error: { kind: 'contract', system: 'vending-platform' } });
});
