import { describe, expect, it } from 'vitest';
import type { SellingProblem } from '../../../shared/domain/selling-problem.ts';
import type { Kiosk } from '../../kiosk.ts';
import { hashPin } from '../../services/staff/pin.ts';
import { beginSale, call, currentSale, untilStage } from '../../test-kit/shopper.ts';
import { act, createMachineRig, SOON, untilAllFound, WIRED } from './test-kit/machine-rig.ts';

const PIN = '2468';
const CONFIG = {
  ...WIRED,
  payments: [{ type: 1, qr: 'https://pay.example/{third_id}' }, { type: 4 }, { type: 7 }],
  staff: { pinHash: hashPin(PIN) },
};

async function openBeforeChoice() {
  const kiosk = await createMachineRig().open(CONFIG);
  await untilAllFound(kiosk);
  const { sale, model } = await beginSale(kiosk);
  return { kiosk, saleId: sale.saleId, model };
}

const untilKnown = (kiosk: Kiosk, problem: SellingProblem, brandId: string, modelId: string) =>
  expect
    .poll(async () => (await call(kiosk, 'checkReadiness', { brandId, modelId })).problems, SOON)
    .toEqual([problem]);

describe('trouble that came after the review screen', () => {
  it.each([
    ['board', 'cutMains', 'restoreMains', 'noPower'],
    ['casePrinter', 'pullPlug', 'plugIn', 'noPrinter'],
    ['dispenser', 'jam', 'freeJam', 'noDispenser'],
  ] as const)(
    'asks for no money after %s %s, says why, and sells again after %s',
    async (partId, verb, undo, problem) => {
      const { kiosk, saleId, model } = await openBeforeChoice();
      await act(kiosk, partId, verb);
      await untilKnown(kiosk, problem, model.brandId, model.modelId);
      for (const payType of [1, 4, 7] as const) {
        expect(await kiosk.handlers.choosePayment({ saleId, payType })).toMatchObject({
          ok: false,
          error: { kind: 'unavailable', problem },
        });
      }
      expect(await currentSale(kiosk)).toMatchObject({ paymentId: null, stage: { kind: 'choosingPayment' } });
      await act(kiosk, partId, undo);
      await expect
        .poll(async () => (await kiosk.handlers.choosePayment({ saleId, payType: 1 })).ok, SOON)
        .toBe(true);
      await untilStage(kiosk, 'awaitingPayment');
    },
    40_000,
  );

  it('lets staff confirm nothing that the machine could not make, and counts no try of their PIN', async () => {
    const { kiosk, saleId, model } = await openBeforeChoice();
    await call(kiosk, 'choosePayment', { saleId, payType: 7 });
    await untilStage(kiosk, 'awaitingPayment');
    await act(kiosk, 'casePrinter', 'pullPlug');
    await untilKnown(kiosk, 'noPrinter', model.brandId, model.modelId);
    for (let attempt = 0; attempt < 8; attempt++) {
      expect(await kiosk.handlers.confirmStaffPayment({ saleId, pin: '0000' })).toMatchObject({
        ok: false,
        error: { problem: 'noPrinter' },
      });
    }
    expect((await currentSale(kiosk)).stage.kind).toBe('awaitingPayment');
    await act(kiosk, 'casePrinter', 'plugIn');
    await expect
      .poll(async () => kiosk.handlers.confirmStaffPayment({ saleId, pin: PIN }), SOON)
      .toMatchObject({ ok: true, value: { kind: 'confirmed' } });
  }, 40_000);
});
