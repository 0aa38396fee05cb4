import { afterEach, describe, expect, it } from 'vitest';
import { ok } from '../../../shared/domain/result.ts';
import type { Receipt } from '../../devices/receipt-printer/types.ts';
import { silentLog } from '../../system/log.ts';
import { jammedSale } from '../staff/sales/test-kit/counter.ts';
import { createReceiptService } from './receipt-service.ts';
import { writeSlip } from './write-slip.ts';

let opened: Awaited<ReturnType<typeof jammedSale>>;
afterEach(() => opened.kiosk.stop());

/** Staff before a jammed sale, and a printer that has paper again. */
async function open() {
  opened = await jammedSale();
  const values = new Map<string, unknown>();
  const paper: string[] = [];
  const receipts = createReceiptService({
    printer: {
      print: async (receipt: Receipt) => {
        paper.push(JSON.stringify(receipt.lines));
        return ok(undefined);
      },
    },
    store: opened.kiosk.store,
    keeper: {
      get: (key) => (values.has(key) ? { value: structuredClone(values.get(key)) } : null),
      set: (key, value) => void values.set(key, structuredClone(value)),
    },
    clock: opened.world.clock,
    log: silentLog,
    localeOf: () => 'en',
    write: (slip, sale) => writeSlip(slip, sale, { timeZone: 'Asia/Shanghai', shopName: 'Casepress' }),
    onChange: () => {},
  });
  receipts.start();
  return { ...opened, paper };
}

describe('a slip that staff order', () => {
  it('is printed as often as it is ordered, once each time', async () => {
    const { act, paper, code, world } = await open();
    for (const times of [1, 2]) {
      expect(act({ kind: 'reprintSlip', slip: 'claim' }).kind).toBe('done');
      await world.clock.advance(1_000);
      expect(paper).toHaveLength(times);
    }
    expect(paper.every((lines) => lines.includes(code))).toBe(true);
  });

  it('is refused where it would say nothing', async () => {
    const { act, paper } = await open();
    expect(act({ kind: 'reprintSlip', slip: 'refund' })).toMatchObject({ reason: 'notOffered' });
    expect(paper).toEqual([]);
  });

  it('comes by itself with money that is given back', async () => {
    const { act, paper, code, world } = await open();
    act({ kind: 'refundClaim', code, means: 'hand', amountMinor: 3_990, reason: 'jam' });
    await world.clock.advance(1_000);
    expect(paper).toHaveLength(1);
    expect(paper[0]).toContain('39.90');
  });
});
