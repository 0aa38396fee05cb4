import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MAX_AMOUNT_MINOR } from '../../../shared/domain/money.ts';
import { newPaymentId, startDemo, type TestDemo } from '../../demo/backend/test-support.ts';
import { expectValue } from '../transport/test-kit/expect-result.ts';

let demo: TestDemo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo.close());

const amount = fc.oneof(
  fc.integer({ min: 0, max: MAX_AMOUNT_MINOR }),
  fc.integer({ min: 0, max: 20_000 }),
  fc.constantFrom(0, 1, 9, 10, 99, 101, 1_005, 2_990, 57_000_29, MAX_AMOUNT_MINOR),
);

it('an amount comes through the wire and back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(amount, async (priceMinor) => {
      const { id: modelId } = demo.model(0);
      demo.backend.control.setPrice(modelId, priceMinor);
      const models = expectValue(await demo.client.listModels('BR020250120000001'));
      expect(models[0]?.priceMinor).toBe(priceMinor);
      const paymentId = newPaymentId();
      expectValue(
        await demo.client.reportPayment({ paymentId, modelId, amountMinor: priceMinor, payType: 1 }),
      );
      expect(demo.backend.control.payments().at(-1)).toMatchObject({
        thirdId: paymentId,
        amountMinor: priceMinor,
      });
    }),
    { numRuns: 60 },
  );
});
