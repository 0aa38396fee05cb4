import { describe, expect, it } from 'vitest';
import { claimSlip } from '../../services/receipts/templates/claim-slip.ts';
import type { SlipGround } from '../../services/receipts/templates/receipt-texts.ts';
import { saleReceipt } from '../../services/receipts/templates/sale-receipt.ts';
import { countBlack, openReceiptRig, readQr } from './test-kit/receipt-rig.ts';

const ground: SlipGround = {
  locale: 'zh-CN',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  shopName: 'Casepress 手机壳',
};
const sale = {
  receiptId: 'R1',
  orderId: 'OREN261122000123',
  queueNumber: 'A017',
  modelName: '小米 14 Pro 磁吸透明壳',
  priceMinor: 12_800,
  payments: [{ payType: 1, amountMinor: 12_800 }],
  paidAtMs: Date.UTC(2026, 10, 22, 4, 30),
  pickUpCode: 'https://pick.up/A017?order=OREN261122000123',
} as const;

describe('a receipt', () => {
  it('comes out of the printer whole, with a code that can be read', async () => {
    const { simulator, printer } = await openReceiptRig();
    expect(await printer.status()).toEqual({ kind: 'ready' });
    expect(await printer.print(saleReceipt(sale, ground))).toEqual({ ok: true, value: undefined });
    const [slip] = simulator.slips();
    expect(slip?.end).toBe('cut');
    expect(slip && readQr(slip.picture)).toBe(sale.pickUpCode);
    expect(simulator.look()).toMatchObject({ letters: 0, hangingRows: 0, waiting: 0 });
    expect(printer.counters()).toMatchObject({ receipts: 1, missingSigns: 0, unclear: 0, badFrames: 0 });
  });

  it('is not printed twice', async () => {
    const { simulator, printer } = await openReceiptRig();
    await printer.print(saleReceipt(sale, ground));
    const again = await printer.print(saleReceipt(sale, ground));
    expect(again).toMatchObject({ ok: false, error: { kind: 'rejected', reason: 'printedBefore' } });
    expect(simulator.slips()).toHaveLength(1);
  });

  it('of a claim holds its code, in both languages', async () => {
    const { simulator, printer } = await openReceiptRig();
    const claim = { claimCode: 'K7M2PX', amountMinor: 12_800, money: 'kept', atMs: 0 } as const;
    for (const locale of ['en', 'zh-CN'] as const) {
      const slip = claimSlip({ ...claim, receiptId: locale }, { ...ground, locale });
      expect(await printer.print(slip)).toMatchObject({ ok: true });
    }
    const codes = simulator.slips().map((slip) => readQr(slip.picture));
    expect(codes).toEqual(['K7M2PX', 'K7M2PX']);
    const [english, chinese] = simulator.slips().map((slip) => countBlack(slip.picture));
    expect(english).not.toBe(chinese);
  });

  it('without confirmation counts as printed once its bytes are out', async () => {
    const { simulator, printer } = await openReceiptRig({ confirms: false });
    expect(await printer.print(saleReceipt(sale, ground))).toMatchObject({ ok: true });
    expect(simulator.slips()).toHaveLength(1);
  });
});
